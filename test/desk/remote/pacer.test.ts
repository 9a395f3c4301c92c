import { describe, expect, it } from 'vitest';
import { createPacer, LONGEST_WAIT_MS } from '../../../src-main/desk/remote/pacer.ts';
import { expectAppError, never } from './expect-app-error.ts';
import { createFakeClock } from './fake-clock.ts';

describe('the pacer', () => {
  it('lets five requests a second go, the first at once', async () => {
    const clock = createFakeClock();
    const pacer = createPacer(clock, 5);
    const times: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      await pacer.turn(never);
      times.push(clock.monotonicMs());
      clock.advance(30);
    }
    expect(times).toEqual([0, 200, 400, 600, 800, 1000]);
  });

  it('gives parallel requests turns of their own', async () => {
    const clock = createFakeClock();
    const pacer = createPacer(clock, 4);
    await Promise.all([1, 2, 3, 4, 5].map(() => pacer.turn(never)));
    expect(clock.sleeps).toEqual([250, 500, 750, 1000]);
  });

  it('saves no turns up while nothing is sent', async () => {
    const clock = createFakeClock();
    const pacer = createPacer(clock, 5);
    await pacer.turn(never);
    clock.advance(60_000);
    await pacer.turn(never);
    await pacer.turn(never);
    expect(clock.sleeps).toEqual([200]);
  });

  it('has no limit at 0', async () => {
    const clock = createFakeClock();
    const pacer = createPacer(clock, 0);
    for (let n = 0; n < 100; n += 1) await pacer.turn(never);
    expect(clock.sleeps).toEqual([]);
  });

  it('waits out a short pause and refuses everybody during a long one, with the time that is left', async () => {
    const clock = createFakeClock();
    const pacer = createPacer(clock, 0);
    pacer.pause(LONGEST_WAIT_MS);
    await pacer.turn(never);
    expect(clock.monotonicMs()).toBe(LONGEST_WAIT_MS);
    pacer.pause(60_000);
    clock.advance(10_000);
    const error = await expectAppError(pacer.turn(never), 'rate_limited');
    expect(error.details).toEqual({ retryAfterMs: 50_000, sent: 'no' });
    clock.advance(50_000);
    await pacer.turn(never);
  });

  it('ends a pause when somebody asks', async () => {
    const clock = createFakeClock();
    const pacer = createPacer(clock, 0);
    pacer.pause(3_600_000);
    await expectAppError(pacer.turn(never), 'rate_limited');
    pacer.lift();
    await pacer.turn(never);
  });

  it('never shortens a pause', async () => {
    const pacer = createPacer(createFakeClock(), 0);
    pacer.pause(60_000);
    pacer.pause(1_000);
    await expectAppError(pacer.turn(never), 'rate_limited');
  });

  it('stops waiting when the caller gives up', async () => {
    const pacer = createPacer(createFakeClock(), 1);
    await pacer.turn(never);
    await expectAppError(pacer.turn(AbortSignal.abort()), 'cancelled');
  });
});
