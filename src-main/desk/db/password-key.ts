import { randomBytes } from 'node:crypto';
import { passwordKeySecret, type SecretName, type SecretPlace, type SecretState } from '#shared/domain/secret.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';

/** What of the services keeping and reading passwords takes: the store that main keeps, and whether this is the demo depot. */
export type PasswordKeyServices = {
  demo: object | null;
  secrets: {
    state(): Promise<SecretState>;
    read(name: SecretName): Promise<string | null>;
    write(name: SecretName, value: string): Promise<SecretPlace>;
    forget(name: SecretName): Promise<void>;
  };
};

const keyBytes = 32;
const codes: Record<SecretState, ErrorCode> = {
  ok: 'file_not_writable',
  locked: 'keychain_locked',
  absent: 'keychain_absent',
  unreadable: 'secrets_unreadable',
};

/** The key of the devices' passwords; null when none was made yet. Throws what the keychain says. */
export async function readPasswordKey({ secrets }: Pick<PasswordKeyServices, 'secrets'>): Promise<Buffer | null> {
  const text = await secrets.read(passwordKeySecret);
  return text === null ? null : Buffer.from(text, 'base64');
}

/**
 * That key, made at the first need. A key that is held for this run only would leave files nobody can open afterwards: then it
 * throws `keychain_locked`, `keychain_absent` or `secrets_unreadable`, and nothing is kept. The demo depot has nothing else.
 */
export async function needPasswordKey({ secrets, demo }: PasswordKeyServices): Promise<Buffer> {
  const known = await readPasswordKey({ secrets });
  if (known !== null) return known;
  const state = await secrets.state();
  if (state !== 'ok') throw new AppError(codes[state], `the key of the passwords cannot be kept: ${state}`);
  const key = randomBytes(keyBytes);
  if ((await secrets.write(passwordKeySecret, key.toString('base64'))) === 'stored' || demo !== null) return key;
  await secrets.forget(passwordKeySecret);
  throw new AppError(codes[await secrets.state()], 'the key of the passwords was not kept');
}
