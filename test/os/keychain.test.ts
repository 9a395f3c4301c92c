import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeychain, type KeytarApi } from '../../src-main/os/keychain.ts';
import { type KeyringKind, runInSession, type Step } from './keyring-session.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'muster-keychain-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const quiet = { mayPrompt: false };
const asking = { mayPrompt: true };

async function run(kind: KeyringKind, ...steps: Step[]) {
  return runInSession(kind, home, './serve-keychain.ts', [JSON.stringify(steps)]);
}

describe.skipIf(process.platform !== 'linux')('the keychain over a real Secret Service', () => {
  it('keeps what is written and finds it again in the next session', async () => {
    const first = await run('unlocked', ['read', 'a', quiet], ['write', 'a', 'opensesame'], ['read', 'a', quiet]);
    expect(first).toEqual([
      { value: { state: 'ok', value: null } },
      { value: 'ok' },
      { value: { state: 'ok', value: 'opensesame' } },
    ]);
    const second = await run('unlocked', ['read', 'a', quiet], ['read', 'b', quiet]);
    expect(second).toEqual([{ value: { state: 'ok', value: 'opensesame' } }, { value: { state: 'ok', value: null } }]);
  });

  it('says locked while the keyring is closed, asked or not, and writes nothing', async () => {
    await run('unlocked', ['write', 'a', 'opensesame']);
    const closed = await run('locked', ['read', 'a', quiet], ['read', 'a', asking], ['write', 'a', 'other']);
    expect(closed).toEqual([{ value: { state: 'locked' } }, { value: { state: 'locked' } }, { value: 'locked' }]);
    expect(await run('unlocked', ['read', 'a', quiet])).toEqual([{ value: { state: 'ok', value: 'opensesame' } }]);
  });

  it('cannot write where the service has no keyring yet', async () => {
    expect(await run('none-yet', ['write', 'a', 'opensesame'], ['read', 'a', quiet])).toEqual([
      { value: 'locked' },
      { value: { state: 'ok', value: null } },
    ]);
  });

  it.each(['no-service', 'no-bus'] as const)('says absent with %s, for reading and writing', async (kind) => {
    expect(await run(kind, ['read', 'a', asking], ['write', 'a', 'opensesame'], ['read', 'a', quiet])).toEqual([
      { value: { state: 'absent' } },
      { value: 'absent' },
      { value: { state: 'absent' } },
    ]);
  });

  it('never takes the kernel keyring, which a restart empties, for the keychain', async () => {
    // The drop-in falls back to it by itself when no bus is there; where the kernel refuses that, it errs instead.
    const [raw, read] = await run('no-bus', ['rawSet', 'Muster tests', 'a', 'lost at restart'], ['read', 'a', asking]);
    expect(raw?.error ?? raw?.value ?? 'written').toBeDefined();
    expect(read).toEqual({ value: { state: 'absent' } });
  });
});

const never = () => new Promise<never>(() => undefined);

function fakeApi(api: Partial<KeytarApi>): KeytarApi {
  return { getPassword: async () => null, setPassword: async () => undefined, findCredentials: async () => [], ...api };
}

function keychainOver(api: Partial<KeytarApi>, platform: NodeJS.Platform, timeLimitMs = 40) {
  return createKeychain({ api: fakeApi(api), platform, service: 'Muster', timeLimitMs, log: () => undefined });
}

describe('a keychain that does not answer', () => {
  it('counts as absent on Linux after the time limit, and later calls are refused at once', async () => {
    const keychain = keychainOver({ findCredentials: never }, 'linux');
    expect(await keychain.read('a', quiet)).toEqual({ state: 'absent' });
    const startedAt = performance.now();
    expect(await keychain.write('a', 'value')).toBe('absent');
    expect(performance.now() - startedAt).toBeLessThan(30);
  });

  it('counts as locked on Linux as long as the system is asking the person', async () => {
    const findCredentials = async () => {
      throw new Error('org.freedesktop.Secret.Error.IsLocked');
    };
    const keychain = keychainOver({ findCredentials, getPassword: never }, 'linux');
    expect(await keychain.read('a', asking)).toEqual({ state: 'locked' });
    expect(await keychain.read('a', quiet)).toEqual({ state: 'locked' });
    expect(await keychain.write('a', 'value')).toBe('locked');
  });

  it('counts as locked where the system may still be asking the person', async () => {
    expect(await keychainOver({ getPassword: never }, 'darwin').read('a', asking)).toEqual({ state: 'locked' });
  });

  it('is used again once the late call has come back', async () => {
    let unlock: (value: string) => void = () => undefined;
    let calls = 0;
    const getPassword = () => {
      calls += 1;
      return calls === 1 ? new Promise<string>((resolve) => (unlock = resolve)) : Promise.resolve('kept');
    };
    const keychain = keychainOver({ getPassword }, 'darwin');
    expect(await keychain.read('a', asking)).toEqual({ state: 'locked' });
    expect(keychain.isWaiting()).toBe(true);
    unlock('kept');
    await new Promise((resolve) => setImmediate(resolve));
    expect(keychain.isWaiting()).toBe(false);
    expect(await keychain.read('a', asking)).toEqual({ state: 'ok', value: 'kept' });
  });
});

describe('a keychain that throws', () => {
  it.each(['darwin', 'win32'] as const)(
    'is not asked again on %s until the person does something',
    async (platform) => {
      let asked = 0;
      const getPassword = async () => {
        asked += 1;
        throw new Error('user cancelled');
      };
      const keychain = keychainOver({ getPassword }, platform);
      expect(await keychain.read('a', asking)).toEqual({ state: 'locked' });
      expect(await keychain.read('a', quiet)).toEqual({ state: 'locked' });
      expect(asked).toBe(1);
      await keychain.read('a', asking);
      expect(asked).toBe(2);
    },
  );

  it('does not believe a write that reads back otherwise', async () => {
    expect(await keychainOver({ getPassword: async () => 'cut sho' }, 'win32').write('a', 'cut short')).toBe('locked');
    expect(await keychainOver({}, 'linux').write('a', 'went elsewhere')).toBe('locked');
  });
});
