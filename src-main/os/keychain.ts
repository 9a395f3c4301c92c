import keytar from 'keytar/keytar.js';
import { waitAtMost } from './wait-at-most.ts';

/** The part of keytar's API that is used; every function may fail in any way, or never answer. */
export type KeytarApi = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  findCredentials(service: string): Promise<{ account: string; password: string }[]>;
};

/** `locked`: a keychain is there and refuses; `absent`: none answers. Never a statement about what is stored. */
export type KeychainTrouble = 'locked' | 'absent';
/** What reading gave; `value` null means that the keychain was open and held nothing. */
export type KeychainAnswer = { state: 'ok'; value: string | null } | { state: KeychainTrouble };

/** The keychain of the operating system, one entry at a time. */
export type Keychain = {
  /** `mayPrompt`: whether the system may ask the person to unlock. */
  read(account: string, options: { mayPrompt: boolean }): Promise<KeychainAnswer>;
  /** `ok` only after the value was read back. */
  write(account: string, value: string): Promise<'ok' | KeychainTrouble>;
  /** Whether a call is out that has not come back: it would hold up the end of the process. */
  isWaiting(): boolean;
};

export type KeychainOptions = {
  /** The system's keychain unless a test puts another in its place. */
  api?: KeytarApi;
  platform: NodeJS.Platform;
  service: string;
  timeLimitMs: number;
  log(text: string): void;
};

type Outcome<Value> = { ok: true; value: Value } | { ok: false; reason: string };

/**
 * Calls that may hang, one at a time: each holds a thread of the pool until it ends, so while one is past its limit the
 * others are refused at once.
 */
function createTurns(limitMs: number) {
  let last: Promise<unknown> = Promise.resolve();
  let late = false;
  let out = 0;

  async function limited<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
    if (late) return { ok: false, reason: 'an earlier call has not come back' };
    out += 1;
    const call = work().then(
      (value): Outcome<Value> => ({ ok: true, value }),
      (error: unknown): Outcome<Value> => ({ ok: false, reason: String(error) }),
    );
    void call.then(() => {
      out -= 1;
      late = false;
    });
    const outcome = await waitAtMost(call, limitMs);
    if (outcome !== 'late') return outcome;
    late = true;
    return { ok: false, reason: `no answer within ${limitMs} ms` };
  }

  function call<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
    const turn = last.then(() => limited(async () => await work()));
    last = turn;
    return turn;
  }

  return { call, isWaiting: () => out > 0 };
}

/** The keychain over keytar's API; every error means "unavailable", never "nothing is stored". */
export function createKeychain(options: KeychainOptions): Keychain {
  return options.platform === 'linux' ? secretServiceKeychain(options) : systemKeychain(options);
}

/** macOS and Windows: one call each; a refusal is not asked for again until the person does something. */
function systemKeychain({ api = keytar, service, timeLimitMs, log }: KeychainOptions): Keychain {
  const { call, isWaiting } = createTurns(timeLimitMs);
  let refused = false;
  return {
    isWaiting,
    async read(account, { mayPrompt }) {
      if (refused && !mayPrompt) return { state: 'locked' };
      const read = await call(() => api.getPassword(service, account));
      refused = !read.ok;
      if (read.ok) return { state: 'ok', value: read.value };
      log(`reading was refused: ${read.reason}`);
      return { state: 'locked' };
    },
    async write(account, value) {
      const written = await call(async () => {
        await api.setPassword(service, account, value);
        return api.getPassword(service, account);
      });
      if (written.ok && written.value === value) return 'ok';
      log(`writing was refused: ${written.ok ? 'another value came back' : written.reason}`);
      return 'locked';
    },
  };
}

/**
 * Linux: the drop-in behind keytar's API writes to the kernel's keyring, which a restart empties, when no Secret Service
 * answers. `findCredentials` alone asks the Secret Service and nothing else, and never prompts: it goes first, and it
 * reads back what was written.
 */
function secretServiceKeychain({ api = keytar, service, timeLimitMs, log }: KeychainOptions): Keychain {
  const { call, isWaiting } = createTurns(timeLimitMs);
  let asking = 0;

  /** A call during which the system may be asking the person; late ones still are. */
  function callAsking<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
    return call(async () => {
      asking += 1;
      try {
        return await work();
      } finally {
        asking -= 1;
      }
    });
  }

  async function find(account: string): Promise<KeychainAnswer> {
    const found = await call(() => api.findCredentials(service));
    if (found.ok)
      return { state: 'ok', value: found.value.find((entry) => entry.account === account)?.password ?? null };
    log(`looking was refused: ${found.reason}`);
    return { state: asking > 0 || /IsLocked/i.test(found.reason) ? 'locked' : 'absent' };
  }

  return {
    isWaiting,
    async read(account, { mayPrompt }) {
      const found = await find(account);
      if (found.state !== 'locked' || !mayPrompt) return found;
      const opened = await callAsking(() => api.getPassword(service, account));
      if (!opened.ok) log(`unlocking was refused: ${opened.reason}`);
      return opened.ok && opened.value !== null ? { state: 'ok', value: opened.value } : found;
    },
    async write(account, value) {
      const before = await find(account);
      if (before.state === 'absent') return 'absent';
      const written = await callAsking(() => api.setPassword(service, account, value));
      if (!written.ok) log(`writing was refused: ${written.reason}`);
      const after = written.ok ? await find(account) : before;
      return after.state === 'ok' && after.value === value ? 'ok' : 'locked';
    },
  };
}
