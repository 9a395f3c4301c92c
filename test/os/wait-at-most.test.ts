import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { waitAtMost } from '../../src-main/os/wait-at-most.ts';

it('gives what comes in time, and passes errors on', async () => {
  expect(await waitAtMost(Promise.resolve(7), 1000)).toBe(7);
  await expect(waitAtMost(Promise.reject(new Error('no')), 1000)).rejects.toThrow('no');
});

it('says late when nothing has come, and leaves the work going', async () => {
  let done = false;
  const work = delay(40).then(() => {
    done = true;
  });
  expect(await waitAtMost(work, 5)).toBe('late');
  await work;
  expect(done).toBe(true);
});
