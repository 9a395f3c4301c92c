// The one place that knows how to give a command a display and a keychain on a machine that has none.
// Also a command of its own: node scripts/run-with-desktop.mjs <command> [arguments]
import { existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './run-command.mjs';

const SCREEN = '1600x1000x24';

// An empty password opens a keyring that is made for this run and thrown away after it. What the session bus itself has
// to say goes to a file (fd 2), the command's own errors to the terminal (fd 3).
const UNLOCK_AND_RUN = `
  touch "$MUSTER_KEYRING_DIR/bus-started"
  printf '\\n' | XDG_DATA_HOME="$MUSTER_KEYRING_DIR" gnome-keyring-daemon --unlock --components=secrets \
    --control-directory="$MUSTER_KEYRING_DIR/control" >/dev/null 3>&- ||
    echo 'The keyring did not open: keychain tests will see it as unavailable.' >&3
  exec "$@" 2>&3 3>&-`;

/** Tells whether a program is on the PATH. */
export function hasProgram(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/** Tells whether a window can be shown to a person. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Tells whether a throw-away keyring can be made here (Linux only; elsewhere the system's keychain serves). */
function canMakeKeyring() {
  return process.platform === 'linux' && hasProgram('dbus-run-session') && hasProgram('gnome-keyring-daemon');
}

function withDisplay(command) {
  if (hasDisplay()) return command;
  return ['xvfb-run', '-a', '-s', `-screen 0 ${SCREEN} -nolisten tcp`, ...command];
}

/** Ends the keyring daemon of one run: it does not always notice that its session bus is gone. */
function endKeyring(controlDir) {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (commandLine.includes(`--control-directory=${controlDir}`)) process.kill(Number(pid));
    } catch {
      // A process that ended meanwhile.
    }
  }
}

async function runWithKeyring(command, { env, cwd }) {
  const folder = await mkdtemp(join(tmpdir(), 'muster-keyring-'));
  const busLog = join(folder, 'bus.log');
  try {
    const code = await run('dbus-run-session', ['--', 'bash', '-c', UNLOCK_AND_RUN, 'run-with-keyring', ...command], {
      cwd,
      env: { ...env, MUSTER_KEYRING_DIR: folder },
      stdio: ['inherit', 'inherit', openSync(busLog, 'w'), process.stderr],
    });
    if (!existsSync(join(folder, 'bus-started'))) {
      console.error(`No session bus could be started (dbus-run-session):\n${readFileSync(busLog, 'utf8')}`);
    }
    return code;
  } finally {
    endKeyring(join(folder, 'control'));
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Runs a command with a display (the one that is there, or a virtual one) and with an unlocked keyring of its own on a
 * session bus of its own, so that no run ever touches a person's keychain. Resolves with the exit code.
 */
export function runWithDesktop(command, { env = {}, cwd } = {}) {
  const shown = withDisplay(command);
  if (canMakeKeyring()) return runWithKeyring(shown, { env, cwd });
  const [program, ...args] = shown;
  return run(program, args, { env, cwd });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runWithDesktop(process.argv.slice(2), { cwd: process.cwd() });
}
