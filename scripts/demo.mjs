// npm run demo: Muster in its demo depot. Without a display it plays the main job by itself and leaves pictures behind.
import { join } from 'node:path';
import { runPrepared } from './build-app.mjs';
import { openApp } from './open-app.mjs';
import { projectNode, projectRoot } from './project-paths.mjs';
import { hasDisplay, runWithDesktop } from './run-with-desktop.mjs';

const PLAYED_DEMO = join(projectRoot, 'test', 'e2e', 'demo', 'play-demo.ts');

await runPrepared(() => {
  const args = process.argv.slice(2);
  if (hasDisplay() && !args.includes('--play')) return openApp(args, { MUSTER_OPEN_DEMO: '1' });
  if (!hasDisplay()) console.log('There is no display here: the demo plays by itself in a virtual one.');
  return runWithDesktop([projectNode, PLAYED_DEMO, ...args.filter((arg) => arg !== '--play')]);
});
