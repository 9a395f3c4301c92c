// npm run simulator: the stand-in for Samsung's and Ivanti's servers, alone. Arguments after -- go to it.
import { join } from 'node:path';
import { runPrepared } from './build-app.mjs';
import { projectNode, projectRoot } from './project-paths.mjs';
import { run } from './run-command.mjs';

const SIMULATOR = join(projectRoot, 'src-main', 'simulator', 'simulator.ts');

await runPrepared(() => run(projectNode, [SIMULATOR, ...process.argv.slice(2)]), { builds: false });
