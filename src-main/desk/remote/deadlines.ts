import { AppError } from '#shared/errors.ts';

/** Limits of one request in milliseconds: until the headers are here, between two pieces of the body, and in all. */
export type Deadlines = { headersMs: number; idleMs: number; totalMs: number };

/** What requests get unless told otherwise: five hundred devices in one call take Samsung's server a while. */
export const usualDeadlines: Deadlines = { headersMs: 30_000, idleMs: 20_000, totalMs: 120_000 };

/** What the slowest line worth waiting for sends in a millisecond. */
const SLOWEST_BYTES_PER_MS = 20;

/** Deadlines that leave a large body the time to be sent: a file of 200,000 devices takes minutes over a bad line. */
export function allowForBody(deadlines: Deadlines, bytes: number): Deadlines {
  const more = Math.ceil(bytes / SLOWEST_BYTES_PER_MS);
  return { ...deadlines, headersMs: deadlines.headersMs + more, totalMs: deadlines.totalMs + more };
}

/** Timers stand still while the machine sleeps: the wall clock is looked at so often besides. Milliseconds. */
const LOOK_MS = 1_000;

/** The running deadlines of one request. */
export type Watch = {
  /** Aborts when a deadline passes or the caller gives up. */
  signal: AbortSignal;
  /** Rejects then: reads race against it, because Chromium's stack may leave a read hanging after an abort. */
  failure: Promise<never>;
  /** The headers are here: from now on the idle deadline counts. */
  headersArrived(): void;
  /** A piece of the body is here. */
  pieceArrived(): void;
  stop(): void;
};

/** Starts the deadlines of a request; `signal` is the caller's. */
export function startDeadlines(deadlines: Deadlines, signal: AbortSignal): Watch {
  const controller = new AbortController();
  let reject: (error: AppError) => void = () => undefined;
  const failure = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  // Nobody may be listening when a deadline passes between two reads.
  failure.catch(() => undefined);
  const fail = (error: AppError) => {
    controller.abort(error);
    reject(error);
  };
  const late = (stage: string) => () =>
    fail(new AppError('timeout', `no answer in time (${stage})`, { stage, sent: 'maybe' }));
  const cancelled = () => fail(new AppError('cancelled', 'the request was given up', { sent: 'maybe' }));
  const total = setTimeout(late('total'), deadlines.totalMs);
  const startedAt = Date.now();
  const sleepWatch = setInterval(() => {
    if (Date.now() - startedAt > deadlines.totalMs) late('asleep')();
  }, LOOK_MS);
  let step = setTimeout(late('headers'), deadlines.headersMs);
  signal.addEventListener('abort', cancelled, { once: true });
  return {
    signal: controller.signal,
    failure,
    headersArrived: () => {
      clearTimeout(step);
      step = setTimeout(late('idle'), deadlines.idleMs);
    },
    pieceArrived: () => void step.refresh(),
    stop: () => {
      clearTimeout(total);
      clearInterval(sleepWatch);
      clearTimeout(step);
      signal.removeEventListener('abort', cancelled);
    },
  };
}
