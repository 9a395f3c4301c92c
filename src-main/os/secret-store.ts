import { randomBytes } from 'node:crypto';
import type { SecretName, SecretPlace, SecretState } from '#shared/domain/secret.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { Keychain, KeychainTrouble } from './keychain.ts';
import { createQueue } from './one-at-a-time.ts';
import { openSecret, readSecretsFile, type SealedSecrets, sealSecret, writeSecretsFile } from './secrets-file.ts';

/** The secrets of one workspace: in its file when the keychain is open, else in memory for this run. */
export type SecretStore = {
  state(): Promise<SecretState>;
  /** Null when there is none; throws keychain_locked, keychain_absent or secrets_unreadable when there is one behind them. */
  read(name: SecretName): Promise<string | null>;
  has(name: SecretName): Promise<boolean>;
  write(name: SecretName, value: string): Promise<SecretPlace>;
  /** The person wants something that needs the secrets: the system may ask them to unlock once more. */
  askAgain(): void;
  /** Takes a secret out of memory and of the file, which needs no key. */
  forget(name: SecretName): Promise<void>;
};

export type SecretStoreOptions = {
  keychain: Keychain;
  /** The file of sealed secrets, absolute. */
  file: string;
  /** The keychain's account: the workspace's id. */
  account: string;
  appVersion: string;
  /** Hears of every value that passes, so that logs can leave it out. */
  learn(value: string): void;
  log(text: string): void;
};

type Opened =
  | { state: 'ok'; secrets: SealedSecrets; key: Buffer | null; values: ReadonlyMap<string, string> }
  | { state: KeychainTrouble | 'unreadable'; secrets: SealedSecrets | null };

const codes: Record<Exclude<SecretState, 'ok'>, ErrorCode> = {
  locked: 'keychain_locked',
  absent: 'keychain_absent',
  unreadable: 'secrets_unreadable',
};

/** Opens file and keychain anew at each call, one call at a time; nothing that cannot be read is ever written over. */
export function createSecretStore(options: SecretStoreOptions): SecretStore {
  const { file, account, appVersion, keychain, learn, log } = options;
  const held = new Map<SecretName, string>();
  const memory: KeyMemory = { key: null, asked: false, refused: null };
  const place = (name: string) => `${account}/${name}`;
  const inTurn = createQueue();
  const open = (mayPrompt: boolean) => openSecrets(options, memory, mayPrompt);

  async function store(name: SecretName, value: string): Promise<SecretPlace> {
    const opened = await open(true);
    if (opened.state !== 'ok') return 'held';
    const key = opened.key ?? (await makeKey());
    if (key === null) return 'held';
    try {
      writeSecretsFile(file, { ...opened.secrets, [name]: sealSecret(key, place(name), value) }, appVersion);
      return 'stored';
    } catch (error) {
      log(`the secrets file could not be written: ${String(error)}`);
      return 'held';
    }
  }

  async function makeKey(): Promise<Buffer | null> {
    const key = randomBytes(keyBytes);
    const written = await keychain.write(account, key.toString('base64'));
    memory.refused = written === 'ok' ? null : written;
    memory.key = written === 'ok' ? key : null;
    return memory.key;
  }

  return {
    askAgain() {
      memory.asked = false;
      memory.refused = null;
    },
    state: () => inTurn(async () => (await open(false)).state),
    read: (name) =>
      inTurn(async () => {
        const inMemory = held.get(name);
        if (inMemory !== undefined) return inMemory;
        const opened = await open(false);
        if (opened.state === 'ok') return opened.values.get(name) ?? null;
        if (opened.secrets !== null && !Object.hasOwn(opened.secrets, name)) return null;
        throw new AppError(codes[opened.state], `the secret ${name} is there, but the store is ${opened.state}`);
      }),
    has: (name) =>
      inTurn(async () => {
        const content = readSecretsFile(file);
        return held.has(name) || (content.state === 'ok' && Object.hasOwn(content.secrets, name));
      }),
    write: (name, value) =>
      inTurn(async () => {
        learn(value);
        const kept = await store(name, value);
        if (kept === 'held') held.set(name, value);
        else held.delete(name);
        return kept;
      }),
    forget: (name) =>
      inTurn(async () => {
        held.delete(name);
        const content = readSecretsFile(file);
        if (content.state !== 'ok') throw new AppError('secrets_unreadable', `the secrets file ${content.reason}`);
        const { [name]: dropped, ...others } = content.secrets;
        if (dropped !== undefined) writeSecretsFile(file, others, appVersion);
      }),
  };
}

/** What is remembered of the keychain during a run: the key, whether the person was asked, and why writing failed. */
type KeyMemory = { key: Buffer | null; asked: boolean; refused: KeychainTrouble | null };

async function openSecrets(options: SecretStoreOptions, memory: KeyMemory, mayPrompt: boolean): Promise<Opened> {
  const content = readSecretsFile(options.file);
  if (content.state === 'unreadable') {
    options.log(`the secrets file ${content.reason}`);
    return { state: 'unreadable', secrets: null };
  }
  const { secrets } = content;
  const found = await findKey(options, memory, mayPrompt);
  if (found.state !== 'ok') return { state: found.state, secrets };
  const values = found.key === null ? new Map<string, string>() : openAll(options, found.key, secrets);
  if (values.size !== Object.keys(secrets).length) {
    options.log(found.key === null ? 'the key of the secrets is gone' : 'the key does not open the secrets');
    return { state: 'unreadable', secrets };
  }
  return { state: 'ok', secrets, key: found.key, values };
}

type FoundKey = { state: 'ok'; key: Buffer | null } | { state: KeychainTrouble | 'unreadable' };

const keyBytes = 32;

/** The person is asked to unlock at the first need of a run, and afterwards only when they want something that needs it. */
async function findKey(options: SecretStoreOptions, memory: KeyMemory, mayPrompt: boolean): Promise<FoundKey> {
  if (memory.key !== null) return { state: 'ok', key: memory.key };
  if (memory.refused !== null && !mayPrompt) return { state: memory.refused };
  const answer = await options.keychain.read(options.account, { mayPrompt: mayPrompt || !memory.asked });
  memory.asked = true;
  if (answer.state !== 'ok') return { state: answer.state };
  if (answer.value === null) return { state: 'ok', key: null };
  const key = Buffer.from(answer.value, 'base64');
  if (key.length !== keyBytes) return { state: 'unreadable' };
  memory.key = key;
  return { state: 'ok', key };
}

function openAll(options: SecretStoreOptions, key: Buffer, secrets: SealedSecrets): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, sealed] of Object.entries(secrets)) {
    const value = openSecret(key, `${options.account}/${name}`, sealed);
    if (value === null) continue;
    options.learn(value);
    values.set(name, value);
  }
  return values;
}
