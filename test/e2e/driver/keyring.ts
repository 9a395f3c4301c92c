import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';

const unlockOperation = 1;

/** Environment of a session in which no keychain answers. */
export const noKeychain = { DBUS_SESSION_BUS_ADDRESS: 'disabled:' };

/** Whether this run has a throw-away keyring of its own, which may be locked and unlocked. */
export function hasOwnKeyring(): boolean {
  return process.env.MUSTER_KEYRING_DIR !== undefined;
}

/** Locks the keyring of this run, as going away from the desk does. */
export function lockKeyring(): void {
  const service = ['--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
  const collections = 'array:objpath:/org/freedesktop/secrets/collection/login';
  execFileSync('dbus-send', [...service, 'org.freedesktop.Secret.Service.Lock', collections], { stdio: 'pipe' });
}

/** Unlocks it, as the person does with their password: what the run's keyring was made with is one line end. */
export async function unlockKeyring(): Promise<void> {
  const password = Buffer.from('\n');
  // The daemon's own line, as the login of a desktop uses it: a byte to be known by, lengths and the operation as 32 bits.
  const message = Buffer.alloc(13);
  message.writeUInt32BE(12 + password.length, 1);
  message.writeUInt32BE(unlockOperation, 5);
  message.writeUInt32BE(password.length, 9);
  const answer = await new Promise<Buffer>((resolve, reject) => {
    const line = connect(join(process.env.MUSTER_KEYRING_DIR ?? '', 'control', 'control'));
    line.once('error', reject);
    line.once('data', (data) => {
      line.end();
      resolve(data);
    });
    line.write(Buffer.concat([message, password]));
  });
  if (answer.readUInt32BE(4) !== 0) throw new Error('the keyring stays locked');
}
