import type { Clock } from '../services.ts';
import type { HttpAnswer } from './http.ts';

/** The server's clock as its Date headers tell it (reliability F20). */
export type ServerClock = {
  /** The server's clock less ours in milliseconds; 0 before the first answer. */
  offsetMs(): number;
  /** Server time now, in milliseconds since 1970. */
  nowMs(): number;
  note(answer: HttpAnswer): void;
};

/** A server clock that agrees with ours until an answer says otherwise. */
export function createServerClock(clock: Clock): ServerClock {
  let offset = 0;
  return {
    offsetMs: () => offset,
    nowMs: () => clock.now().getTime() + offset,
    note: (answer) => {
      const date = Date.parse(answer.header('date') ?? '');
      if (Number.isNaN(date)) return;
      // The header was stamped about half way between writing the request and reading its answer. It has whole seconds,
      // rounded down: a time reckoned from it never lies in the server's future.
      offset = Math.round(date - (clock.now().getTime() - answer.elapsedMs / 2));
    },
  };
}
