import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Keychain, KeychainTrouble } from '../../src-main/os/keychain.ts';
import { createSecretStore } from '../../src-main/os/secret-store.ts';
import { type KeyringKind, runInSession, type Step } from './keyring-session.ts';

const pem = `-----BEGIN PRIVATE KEY-----\n${'Qm9ndXM+'.repeat(205)}\n-----END PRIVATE KEY-----\n`;

let home = '';
let file = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'muster-secrets-'));
  file = join(home, 'secrets.json');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe.skipIf(process.platform !== 'linux')('the secret store over a real keyring', () => {
  const run = (kind: KeyringKind, ...steps: Step[]) =>
    runInSession(kind, home, './serve-secret-store.ts', [file, JSON.stringify(steps)]);

  it.each([
    ['one byte', 'x'],
    ['more than a Windows entry holds', 'y'.repeat(1281)],
    ['a private key', pem],
    ['fifty kilobytes', 'z'.repeat(50_000)],
    ['every script', 'mot de passe é ключ 鍵 🔑 \u0000 end'],
  ])('gives back %s in the next session, and keeps it unreadable on disk', async (_name, value) => {
    expect(await run('unlocked', ['write', 'knox.privateKey', value])).toEqual([{ value: 'stored' }]);
    const text = readFileSync(file, 'utf8');
    if (value.length > 1) expect(text).not.toContain(value.slice(0, 16));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await run('unlocked', ['state'], ['read', 'knox.privateKey'], ['has', 'knox.privateKey'])).toEqual([
      { value: 'ok' },
      { value },
      { value: true },
    ]);
  });

  it('holds what is typed in for the run while the keyring is locked, and leaves the file as it is', async () => {
    await run('unlocked', ['write', 'knox.privateKey', pem]);
    const before = readFileSync(file);
    const results = await run(
      'locked',
      ['state'],
      ['read', 'knox.privateKey'],
      ['has', 'knox.privateKey'],
      ['read', 'ivanti.password'],
      ['write', 'ivanti.password', 'typed today'],
      ['read', 'ivanti.password'],
    );
    expect(results).toEqual([
      { value: 'locked' },
      { error: 'keychain_locked' },
      { value: true },
      { value: null },
      { value: 'held' },
      { value: 'typed today' },
    ]);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(await run('unlocked', ['read', 'knox.privateKey'])).toEqual([{ value: pem }]);
  });

  it.each(['no-service', 'no-bus'] as const)('is absent with %s: nothing is written, the run goes on', async (kind) => {
    expect(await run(kind, ['state'], ['write', 'ivanti.password', 'typed'], ['read', 'ivanti.password'])).toEqual([
      { value: 'absent' },
      { value: 'held' },
      { value: 'typed' },
    ]);
    expect(existsSync(file)).toBe(false);
  });

  it('says locked once a keyring could not be made for it', async () => {
    const results = await run('none-yet', ['state'], ['write', 'ivanti.password', 'typed'], ['state']);
    expect(results).toEqual([{ value: 'ok' }, { value: 'held' }, { value: 'locked' }]);
    expect(existsSync(file)).toBe(false);
  });

  it('never writes over secrets whose key is gone from the keyring', async () => {
    await run('unlocked', ['write', 'knox.privateKey', pem]);
    rmSync(join(home, 'keyrings'), { recursive: true });
    const before = readFileSync(file);
    const results = await run('unlocked', ['state'], ['write', 'knox.privateKey', 'new'], ['has', 'knox.privateKey']);
    expect(results).toEqual([{ value: 'unreadable' }, { value: 'held' }, { value: true }]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

/** A keychain in memory, open unless told otherwise. */
function memoryKeychain(trouble: { now: KeychainTrouble | null } = { now: null }) {
  const entries = new Map<string, string>();
  const asked: boolean[] = [];
  const keychain: Keychain = {
    isWaiting: () => false,
    async read(account, { mayPrompt }) {
      asked.push(mayPrompt);
      return trouble.now === null ? { state: 'ok', value: entries.get(account) ?? null } : { state: trouble.now };
    },
    async write(account, value) {
      if (trouble.now !== null) return trouble.now;
      entries.set(account, value);
      return 'ok';
    },
  };
  return { keychain, entries, asked };
}

function storeOver(keychain: Keychain, account = 'depot') {
  const learned: string[] = [];
  const learn = (value: string) => learned.push(value);
  const store = createSecretStore({ keychain, file, account, appVersion: '1.0.0', learn, log: () => undefined });
  return { store, learned };
}

describe('the secrets file', () => {
  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['not JSON', () => 'hello'],
    ['empty', () => ''],
    ['of a later version', (text: string) => text.replace('"version": 1', '"version": 2')],
    ['of another program', () => '{"secrets":{}}'],
    ['a list', () => '[]'],
    ['tampered with', (text: string) => text.replace(/"data": "./, '"data": "#')],
  ])('is unreadable when %s, and stays byte for byte', async (_name, damage) => {
    const { keychain } = memoryKeychain();
    await storeOver(keychain).store.write('knox.privateKey', pem);
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    const before = readFileSync(file);
    const { store } = storeOver(keychain);
    expect(await store.state()).toBe('unreadable');
    await expect(store.read('knox.privateKey')).rejects.toMatchObject({ code: 'secrets_unreadable' });
    expect(await store.write('ivanti.password', 'typed')).toBe('held');
    expect(await store.read('ivanti.password')).toBe('typed');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('opens no secret that was put under another name', async () => {
    const { keychain } = memoryKeychain();
    await storeOver(keychain).store.write('knox.privateKey', pem);
    writeFileSync(file, readFileSync(file, 'utf8').replace('knox.privateKey', 'ivanti.password'));
    const { store } = storeOver(keychain);
    await expect(store.read('ivanti.password')).rejects.toMatchObject({ code: 'secrets_unreadable' });
  });

  it('opens for no other workspace', async () => {
    const { keychain, entries } = memoryKeychain();
    await storeOver(keychain, 'depot').store.write('knox.privateKey', pem);
    entries.set('other', entries.get('depot') ?? '');
    expect(await storeOver(keychain, 'other').store.state()).toBe('unreadable');
  });

  it.skipIf(process.platform === 'win32')('is narrowed to its owner when others may read it', async () => {
    const { keychain } = memoryKeychain();
    await storeOver(keychain).store.write('knox.privateKey', pem);
    chmodSync(file, 0o644);
    expect(await storeOver(keychain).store.read('knox.privateKey')).toBe(pem);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.getuid?.() !== 0)('is refused when it belongs to another account', async () => {
    const { keychain } = memoryKeychain();
    await storeOver(keychain).store.write('knox.privateKey', pem);
    chownSync(file, 65_534, 65_534);
    expect(await storeOver(keychain).store.state()).toBe('unreadable');
  });

  it('keeps names that this version does not know', async () => {
    const { keychain } = memoryKeychain();
    await storeOver(keychain).store.write('later.secret' as 'ivanti.password', 'from tomorrow');
    await storeOver(keychain).store.write('ivanti.password', 'today');
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).secrets)).toEqual(['later.secret', 'ivanti.password']);
  });
});

describe('the secret store', () => {
  it('takes a secret away without any key, and then starts anew under a new one', async () => {
    const { keychain, entries } = memoryKeychain();
    await storeOver(keychain).store.write('knox.privateKey', pem);
    entries.clear();
    const { store } = storeOver(keychain);
    expect(await store.state()).toBe('unreadable');
    await store.forget('knox.privateKey');
    expect(await store.state()).toBe('ok');
    expect(await store.write('knox.privateKey', 'another')).toBe('stored');
    expect(await storeOver(keychain).store.read('knox.privateKey')).toBe('another');
  });

  it('lets the person be asked once a run, and again only when they save or want something', async () => {
    const trouble: { now: KeychainTrouble | null } = { now: 'locked' };
    const { keychain, asked } = memoryKeychain(trouble);
    const { store } = storeOver(keychain);
    await store.state();
    await store.state();
    await store.write('ivanti.password', 'typed');
    await store.state();
    store.askAgain();
    await store.state();
    expect(asked).toEqual([true, false, true, false, true]);
  });

  it('is ok again by itself when the keychain opens during the run', async () => {
    const trouble: { now: KeychainTrouble | null } = { now: null };
    const { keychain } = memoryKeychain(trouble);
    await storeOver(keychain).store.write('ivanti.password', 'kept');
    trouble.now = 'locked';
    const { store } = storeOver(keychain);
    expect(await store.state()).toBe('locked');
    trouble.now = null;
    expect(await store.state()).toBe('ok');
    expect(await store.read('ivanti.password')).toBe('kept');
  });

  it('writes two secrets saved at once, one after the other', async () => {
    const { keychain } = memoryKeychain();
    const { store } = storeOver(keychain);
    await Promise.all([store.write('knox.privateKey', pem), store.write('ivanti.password', 'kept')]);
    const again = storeOver(keychain).store;
    expect([await again.read('knox.privateKey'), await again.read('ivanti.password')]).toEqual([pem, 'kept']);
  });

  it('tells the log keeper of every value that passes', async () => {
    const { keychain } = memoryKeychain();
    const writer = storeOver(keychain);
    await writer.store.write('ivanti.password', 'canary-4711');
    const reader = storeOver(keychain);
    await reader.store.read('ivanti.password');
    expect([writer.learned, reader.learned]).toEqual([['canary-4711'], ['canary-4711']]);
  });

  it('holds a secret in memory when its folder cannot be written', async () => {
    const { keychain } = memoryKeychain();
    rmSync(home, { recursive: true });
    const { store } = storeOver(keychain);
    expect(await store.write('ivanti.password', 'typed')).toBe('held');
    expect(await store.read('ivanti.password')).toBe('typed');
  });
});
