// npm run bench: measures the app against a floor in the same run. Arguments after -- go to the bench.
import { join } from 'node:path';
import { runPrepared } from './build-app.mjs';
import { projectNode, projectRoot } from './project-paths.mjs';
import { runWithDesktop } from './run-with-desktop.mjs';

const BENCH = join(projectRoot, 'test', 'bench', 'bench.ts');

await runPrepared(() => runWithDesktop([projectNode, BENCH, ...process.argv.slice(2)]));
