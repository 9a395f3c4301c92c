import type { ErrorEnvelope } from './errors.ts';

/** An answer as data: an exception would lose its fields on the way to the window. */
export type Answer = { ok: true; value: unknown } | { ok: false; error: ErrorEnvelope };

/** All that the preload puts on the window, as `window.muster`. */
export type MusterBridge = {
  /** Asks the shell (`shell.*`) or the desk; never rejects. */
  run(command: string, input: unknown): Promise<Answer>;
  /** Listens to one of the events; the answer stops listening. */
  on(event: string, listener: (payload: unknown) => void): () => void;
};
