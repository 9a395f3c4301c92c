import { AppError } from '#shared/errors.ts';
import type { Clock } from '../../services.ts';

/** A right to call, for so many milliseconds; `value` is a secret. */
export type AccessToken = { value: string; lifeMs: number };

/** What a call carries to be let in; `generation` numbers the access token behind it. */
export type Authorisation = { headers: Readonly<Record<string, string>>; generation: number };

/** One of Samsung's two ways in (knox-api 1). */
export type AuthProvider = {
  /** Headers for one call, with an access token fetched first if none is held. */
  authorise(signal: AbortSignal): Promise<Authorisation>;
  /** The server refused the access token of that generation: fetches another, unless somebody did so already. */
  renew(generation: number, signal: AbortSignal): Promise<void>;
};

/** Holds one access token and fetches the next: one request at a time, however many callers need it. */
export type AccessTokenHolder = {
  get(signal: AbortSignal): Promise<{ value: string; generation: number }>;
  renew(generation: number, signal: AbortSignal): Promise<void>;
};

/** Renewed this long before the end at the latest, or a fifth of its life if that is shorter. Milliseconds. */
const MARGIN_MS = 60_000;

/** A holder that fetches access tokens by `fetchToken`; its errors say `step: accessToken`. */
export function createAccessTokenHolder(
  clock: Clock,
  fetchToken: (signal: AbortSignal) => Promise<AccessToken>,
): AccessTokenHolder {
  let held: { value: string; generation: number; renewAtMs: number } | null = null;
  let generation = 0;
  let pending: Promise<{ value: string; generation: number }> | null = null;

  const fetchNext = async () => {
    // Belongs to every caller who waits: none of them may abort it for the others. The deadlines bound it.
    const { value, lifeMs } = await fetchToken(new AbortController().signal).catch((error) => {
      throw atStep(error);
    });
    generation += 1;
    held = { value, generation, renewAtMs: clock.monotonicMs() + lifeMs - Math.min(MARGIN_MS, lifeMs / 5) };
    return held;
  };
  const refresh = (signal: AbortSignal) => {
    pending ??= fetchNext().finally(() => {
      pending = null;
    });
    return unlessAborted(pending, signal);
  };
  return {
    get: async (signal) => {
      if (held !== null && pending === null && clock.monotonicMs() < held.renewAtMs) return held;
      return refresh(signal);
    },
    renew: async (refused, signal) => {
      if (held === null || held.generation === refused || pending !== null) await refresh(signal);
    },
  };
}

function atStep(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  return new AppError(error.code, error.message, { ...error.details, step: 'accessToken' }, { cause: error });
}

function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new AppError('cancelled', 'signing in was given up', { sent: 'no' }));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
