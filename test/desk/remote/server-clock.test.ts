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
});
