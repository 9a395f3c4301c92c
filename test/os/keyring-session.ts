import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * How the session's keyring stands: `unlocked` with a password; `locked` with that keyring still closed;
 * `none-yet` a service that has no keyring to store in; `no-service` a bus on which nobody keeps secrets; `no-bus`.
 */
export type KeyringKind = 'unlocked' | 'locked' | 'none-yet' | 'no-service' | 'no-bus';

/** One call on the object a script serves, by name, with its arguments. */
export type Step = [string, ...unknown[]];
/** What a step gave: the value, or the code or text of the error. */
export type StepResult = { value?: unknown; error?: string };

const password = 'a keyring of the tests';
const lonelyBus = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;

/** Runs a script of this folder in its own session with its own keyring; no person's keychain is ever near. */
export function runInSession(kind: KeyringKind, home: string, script: string, args: string[]): Promise<StepResult[]> {
  const node = [process.execPath, fileURLToPath(new URL(script, import.meta.url)), ...args];
  const [command = '', ...rest] = wrap(kind, home, node);
  const child = spawn(command, rest, { env: sessionEnv(home), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      const line = output.split('\n').find((text) => text.startsWith('['));
      if (line === undefined) reject(new Error(`no answer from the session:\n${output}\n${errors}`));
      else resolve(JSON.parse(line) as StepResult[]);
    });
  });
}

function wrap(kind: KeyringKind, home: string, node: string[]): string[] {
  mkdirSync(join(home, '.cache'), { recursive: true });
  if (kind === 'no-bus') return node;
  if (kind === 'no-service') {
    const config = join(home, 'bus.conf');
    writeFileSync(config, lonelyBus);
    return ['dbus-run-session', '--config-file', config, '--', ...node];
  }
  if (kind === 'unlocked') {
    const unlock = `printf '${password}\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@"`;
    return ['dbus-run-session', '--', 'bash', '-c', unlock, 'session', ...node];
  }
  return ['dbus-run-session', '--', ...node];
}

/** No display: a prompt of the keyring cannot open and counts as dismissed. */
function sessionEnv(home: string): NodeJS.ProcessEnv {
  const runtime = join(home, 'run');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  return { PATH: process.env.PATH, HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: runtime };
}
