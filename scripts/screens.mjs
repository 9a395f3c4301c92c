// npm run screens: takes the pictures of docs/screens from the real window.
import { join } from 'node:path';
import { runPrepared } from './build-app.mjs';
import { projectNode, projectRoot } from './project-paths.mjs';
import { runWithDesktop } from './run-with-desktop.mjs';

const TAKE_SCREENS = join(projectRoot, 'test', 'e2e', 'screens', 'take-screens.ts');

await runPrepared(() => runWithDesktop([projectNode, TAKE_SCREENS]));
