import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createQueue } from '../../src-main/os/one-at-a-time.ts';

it('runs work in the order it was asked for, never two at once, and goes on after an error', async () => {
  const inTurn = createQueue();
  const steps: string[] = [];
  const work = (name: string, ms: number) => async () => {
    steps.push(`${name} begins`);
    await delay(ms);
    steps.push(`${name} ends`);
    if (name === 'b') throw new Error('b failed');
    return name;
  };
  const all = await Promise.allSettled([inTurn(work('a', 20)), inTurn(work('b', 1)), inTurn(work('c', 1))]);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
