import { describe, expect, it } from 'vitest';
import { createServerClock } from '../../../src-main/desk/remote/server-clock.ts';
import { answerOf } from './answer-of.ts';
import { createFakeClock } from './fake-clock.ts';

const dated = (date: string, elapsedMs = 0) => ({ ...answerOf({}, 200, { date }), elapsedMs });

describe('the server clock', () => {
  it('agrees with ours until an answer says otherwise', () => {
    const clock = createFakeClock();
    const server = createServerClock(clock);
    expect(server.offsetMs()).toBe(0);
    server.note(dated('not a date'));
    expect(server.nowMs()).toBe(clock.now().getTime());
  });

  it('follows the newest Date header, half of the wait taken off', () => {
    const clock = createFakeClock(Date.parse('2026-11-22T10:00:04Z'));
    const server = createServerClock(clock);
    server.note(dated('Sun, 22 Nov 2026 13:00:00 GMT', 4_000));
    expect(server.offsetMs()).toBe(3 * 3_600_000 - 2_000);
    clock.advance(60_000);
    expect(new Date(server.nowMs()).toISOString()).toBe('2026-11-22T13:01:02.000Z');
    server.note(dated('Sun, 22 Nov 2026 09:00:00 GMT'));
    expect(server.offsetMs()).toBeLessThan(0);
  });

  const day = 86_400_000;
  const jumps = {
    'a day ahead': day,
    'a day back': -day,
    'to 1970': -1.79e12,
    'to 2038': 3.6e11,
    'an hour, for summer': 3.6e6,
  };
  const names = Object.keys(jumps) as (keyof typeof jumps)[];

  it.each(names)('tells a moment no later than it was when the wall clock is set %s in the meantime (F20)', (name) => {
    for (const setBefore of [true, false]) {
      const start = Date.parse('2026-11-22T10:00:00Z');
      let wall = start;
      let monotonic = 5_000;
      const clock = { ...createFakeClock(), now: () => new Date(wall), monotonicMs: () => monotonic };
      const server = createServerClock(clock);
      const moment = { wallMs: wall, monotonicMs: monotonic };
      const pass = (ms: number) => {
        wall += ms;
        monotonic += ms;
      };
      pass(1_000);
      if (setBefore) wall += jumps[name];
      pass(1_000);
      server.note(dated(new Date(start + 2_000).toUTCString()));
      if (!setBefore) wall += jumps[name];
      pass(1_000);
      expect(server.atMs(moment)).toBeLessThanOrEqual(start);
      // Not even a clock set ahead costs more than reading that much again.
      expect(start - server.atMs(moment)).toBeLessThanOrEqual(setBefore ? Math.max(0, jumps[name]) : 0);
      const now = server.atMs({ wallMs: wall, monotonicMs: monotonic });
      expect(now).toBeLessThanOrEqual(start + 3_000);
    }
  });

  it('tells a moment before the machine slept no later than it was, though the monotonic clock stood still (F21)', () => {
    const start = Date.parse('2026-11-22T10:00:00Z');
    let wall = start;
    const clock = { ...createFakeClock(), now: () => new Date(wall), monotonicMs: () => 5_000 };
    const server = createServerClock(clock);
    const moment = { wallMs: wall, monotonicMs: 5_000 };
    wall += 8 * 3_600_000;
    server.note(dated(new Date(wall).toUTCString()));
    expect(server.atMs(moment)).toBe(start);
  });
});
