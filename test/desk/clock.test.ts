import { expect, it } from 'vitest';
import { createClock } from '../../src-main/desk/clock.ts';

it('tells the time, and milliseconds that only grow', async () => {
  const clock = createClock();
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
  const before = clock.monotonicMs();
  await clock.sleep(5, new AbortController().signal);
  expect(clock.monotonicMs() - before).toBeGreaterThanOrEqual(4);
});

it('gives up waiting when told to, before or meanwhile', async () => {
  const clock = createClock();
  const waiting = new AbortController();
  const sleep = clock.sleep(60_000, waiting.signal);
  waiting.abort();
  await expect(sleep).rejects.toMatchObject({ code: 'cancelled' });
  await expect(clock.sleep(60_000, waiting.signal)).rejects.toMatchObject({ code: 'cancelled' });
});
