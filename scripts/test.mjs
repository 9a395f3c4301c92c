// npm test: all tests. npm test -- unit | faults | layout | e2e: one kind. Everything else goes to Vitest: npm test -- test/desk/db
// Among all tests the desk is killed 100 times under random work; npm test -- faults kills it 1,000 times.
import { join } from 'node:path';
import { runPrepared } from './build-app.mjs';
import { modulesDir, projectNode } from './project-paths.mjs';
import { runWithDesktop } from './run-with-desktop.mjs';

const KINDS = ['unit', 'faults', 'layout', 'e2e'];

/** The arguments for Vitest, and whether tests of the real window, which need a fresh build, are among them. */
function planRun(args) {
  const kinds = args.filter((arg) => KINDS.includes(arg));
  const rest = args.filter((arg) => !KINDS.includes(arg));
  const paths = rest.filter((arg) => !arg.startsWith('-'));
  const couldBeWindow = kinds.length > 0 ? kinds.includes('e2e') : paths.length === 0 || paths.some(mayNameWindowTest);
  return { vitest: ['run', ...kinds.flatMap((kind) => ['--project', kind]), ...rest], needsBuild: couldBeWindow };
}

function mayNameWindowTest(path) {
  return path.includes('e2e') || !path.includes('/');
}

const { vitest, needsBuild } = planRun(process.argv.slice(2));
if (process.argv.length === 2) process.env.MUSTER_KILLS ??= '100';
await runPrepared(() => runWithDesktop([projectNode, join(modulesDir, 'vitest', 'vitest.mjs'), ...vitest]), {
  builds: needsBuild,
  forTests: true,
});
