import type { Clock, Moment } from '../services.ts';
import type { HttpAnswer } from './http.ts';

/** The server's clock as its Date headers tell it (reliability F20). */
export type ServerClock = {
  /** The server's clock less ours in milliseconds; 0 before the first answer. */
  offsetMs(): number;
  /** Server time now, in milliseconds since 1970. */
  nowMs(): number;
  /** Server time at a moment, in milliseconds since 1970: exact or too early, never too late, whatever our clocks did meanwhile. */
  atMs(moment: Moment): number;
  note(answer: HttpAnswer): void;
};

/** A server clock that agrees with ours until an answer says otherwise. */
export function createServerClock(clock: Clock): ServerClock {
  let offset = 0;
  let noted: { serverMs: number; moment: Moment } | null = null;
  return {
    offsetMs: () => offset,
    nowMs: () => clock.now().getTime() + offset,
    atMs: (moment) => {
      if (noted === null) return moment.wallMs;
      // A wall clock is set, a monotonic one stands still while the machine sleeps: the longer way back is the safe one.
      const wall = noted.moment.wallMs - moment.wallMs;
      const monotonic = noted.moment.monotonicMs - moment.monotonicMs;
      return noted.serverMs - Math.max(wall, monotonic);
    },
    note: (answer) => {
      const date = Date.parse(answer.header('date') ?? '');
      if (Number.isNaN(date)) return;
      // The header was stamped about half way between writing the request and reading its answer. It has whole seconds,
      // rounded down: a time reckoned from it never lies in the server's future.
      const moment = { wallMs: clock.now().getTime(), monotonicMs: clock.monotonicMs() };
      offset = Math.round(date - (moment.wallMs - answer.elapsedMs / 2));
      noted = { serverMs: moment.wallMs + offset, moment };
    },
  };
}
