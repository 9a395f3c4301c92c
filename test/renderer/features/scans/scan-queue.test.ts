import { describe, expect, it } from 'vitest';
import { createScanQueue, type QueueState } from '../../../../src-renderer/features/scans/scan-queue.ts';

/** A queue whose answers come when the test says so, slowest first if it likes. */
function openQueue() {
  const asked: string[] = [];
  const outcomes: string[] = [];
  const states: QueueState[] = [];
  let settle: { done: (outcome: string) => void; fail: (error: unknown) => void } | null = null;
  const queue = createScanQueue<string, string>({
    perform: (job) => {
      asked.push(job);
      return new Promise((done, fail) => {
        settle = { done, fail };
      });
    },
    onOutcome: (outcome) => outcomes.push(outcome),
    onState: (state) => states.push(state),
  });
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    queue,
    asked,
    outcomes,
    state: () => states.at(-1),
    async answer(outcome: string) {
      settle?.done(outcome);
      await turn();
    },
    async fail(error: unknown) {
      settle?.fail(error);
      await turn();
    },
  };
}

describe('codes that come faster than answers', () => {
  it('are asked one at a time, in the order they came', async () => {
    const { queue, asked, outcomes, state, answer } = openQueue();
    for (const code of ['a', 'b', 'a']) queue.add(code);
    expect([asked, state()]).toEqual([['a'], { waiting: 3, error: null }]);
    await answer('A');
    expect([asked, outcomes, state()?.waiting]).toEqual([['a', 'b'], ['A'], 2]);
    await answer('B');
    await answer('A again');
    expect([asked, outcomes, state()]).toEqual([['a', 'b', 'a'], ['A', 'B', 'A again'], { waiting: 0, error: null }]);
  });

  it('are all kept when one fails, and go on from there when told, or with the next code', async () => {
    const { queue, asked, outcomes, state, answer, fail } = openQueue();
    queue.add('a');
    queue.add('b');
    await fail('gone');
    expect([asked, state()]).toEqual([['a'], { waiting: 2, error: 'gone' }]);
    queue.retry();
    await fail('still gone');
    expect(state()).toEqual({ waiting: 2, error: 'still gone' });
    queue.add('c');
    for (const outcome of ['A', 'B', 'C']) await answer(outcome);
    expect([asked, outcomes]).toEqual([
      ['a', 'a', 'a', 'b', 'c'],
      ['A', 'B', 'C'],
    ]);
    expect(state()).toEqual({ waiting: 0, error: null });
  });

  it('are given up only behind an error', async () => {
    const { queue, outcomes, state, answer, fail } = openQueue();
    queue.add('a');
    queue.discard();
    expect(state()?.waiting).toBe(1);
    await fail('closed');
    queue.discard();
    expect(state()).toEqual({ waiting: 0, error: null });
    queue.add('b');
    await answer('B');
    expect(outcomes).toEqual(['B']);
  });
});
