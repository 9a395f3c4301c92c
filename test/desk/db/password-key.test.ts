import { describe, expect, it } from 'vitest';
import { passwordKeySecret } from '#shared/domain/secret.ts';
import { needPasswordKey, readPasswordKey } from '../../../src-main/desk/db/password-key.ts';
import { createMemorySecrets } from '../../helpers/memory-secrets.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';

describe('the key of the passwords', () => {
  it('is made once and kept in the store', async () => {
    const secrets = createMemorySecrets();
    expect(await readPasswordKey({ secrets })).toBeNull();
    const key = await needPasswordKey({ secrets, demo: null });
    expect(key).toHaveLength(32);
    expect(await needPasswordKey({ secrets, demo: null })).toEqual(key);
    expect(await readPasswordKey({ secrets })).toEqual(key);
  });

  it.each([
    ['locked', 'keychain_locked'],
    ['absent', 'keychain_absent'],
    ['unreadable', 'secrets_unreadable'],
  ] as const)('is not made, nor read, while the store is %s', async (state, code) => {
    const secrets = createMemorySecrets();
    secrets.set(state);
    expect(await thrownCode(() => needPasswordKey({ secrets, demo: null }))).toBe(code);
    expect(await secrets.has(passwordKeySecret)).toBe(false);
    secrets.values.set(passwordKeySecret, 'behind it');
    expect(await thrownCode(() => needPasswordKey({ secrets, demo: null }))).toBe(code);
  });

  it('is not left in memory for this run only, unless the depot is a demo', async () => {
    const secrets = createMemorySecrets();
    const held = { ...secrets, write: async () => 'held' as const };
    expect(await thrownCode(() => needPasswordKey({ secrets: held, demo: null }))).toBe('file_not_writable');
    expect(await thrownCode(() => needPasswordKey({ secrets: held, demo: {} }))).toBeNull();
  });
});
