// npm run verify -- <file>: checks an exported activity log, as the packaged app does with `Muster verify <file>`.
import { join, resolve } from 'node:path';
import { runPrepared } from './build-app.mjs';
import { projectNode, projectRoot } from './project-paths.mjs';
import { run } from './run-command.mjs';

const CHECK_FILE = join(projectRoot, 'scripts', 'verify', 'check-file.mjs');
// npm runs scripts in the project's folder: a path means the folder it was called from.
const paths = process.argv.slice(2).map((path) => resolve(process.env.INIT_CWD ?? process.cwd(), path));

await runPrepared(() => run(projectNode, [CHECK_FILE, ...paths]), { builds: false });
