// Opens the built app in its window, on a machine with a display.
import { projectRoot } from './project-paths.mjs';
import { run } from './run-command.mjs';
import { hasDisplay } from './run-with-desktop.mjs';
import { electronBinary } from './setup/install-electron.mjs';

/** Opens the app and resolves with its exit code when its last window is closed. */
export function openApp(args, env = {}) {
  if (!hasDisplay()) {
    console.error('There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can open.');
    console.error('Next step: run it on a desktop, or see it at work without one: npm run demo');
    return 1;
  }
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot) console.log('You are root: Chromium then refuses its sandbox, so Muster starts with --no-sandbox.');
  return run(electronBinary(), [...(isRoot ? ['--no-sandbox'] : []), projectRoot, ...args], { env });
}
