import { describe, expect, it } from 'vitest';
import { startDeadlines } from '../../../src-main/desk/remote/deadlines.ts';
import { expectAppError, never } from './expect-app-error.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('startDeadlines', () => {
  it('ends a wait for headers', async () => {
    const watch = startDeadlines({ headersMs: 20, idleMs: 5_000, totalMs: 5_000 }, never);
    const error = await expectAppError(watch.failure, 'timeout');
    expect(error.details).toMatchObject({ stage: 'headers', sent: 'maybe' });
    expect(watch.signal.reason).toBe(error);
    watch.stop();
  });

  it('ends a body that stands still, and not one that keeps coming', async () => {
    const watch = startDeadlines({ headersMs: 5_000, idleMs: 120, totalMs: 5_000 }, never);
    watch.headersArrived();
    for (let piece = 0; piece < 4; piece += 1) {
      await wait(50);
      watch.pieceArrived();
    }
    expect(watch.signal.aborted).toBe(false);
    const error = await expectAppError(watch.failure, 'timeout');
    expect(error.details.stage).toBe('idle');
    watch.stop();
  });

  it('ends a body that drips for ever', async () => {
    const watch = startDeadlines({ headersMs: 5_000, idleMs: 5_000, totalMs: 30 }, never);
    watch.headersArrived();
    const error = await expectAppError(watch.failure, 'timeout');
    expect(error.details.stage).toBe('total');
    watch.stop();
  });

  it('ends when the caller gives up', async () => {
    const caller = new AbortController();
    const watch = startDeadlines({ headersMs: 5_000, idleMs: 5_000, totalMs: 5_000 }, caller.signal);
    caller.abort();
    await expectAppError(watch.failure, 'cancelled');
    watch.stop();
  });

  it('is silent once stopped', async () => {
    const caller = new AbortController();
    const watch = startDeadlines({ headersMs: 10, idleMs: 10, totalMs: 10 }, caller.signal);
    watch.stop();
    caller.abort();
    await wait(40);
    expect(watch.signal.aborted).toBe(false);
  });
});
