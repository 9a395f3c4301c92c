import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { allowForBody, startDeadlines } from '../../../src-main/desk/remote/deadlines.ts';
import { expectAppError, never } from './expect-app-error.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('deadlines of a request with a body', () => {
  it('leave a small one as they are, and give a file of megabytes the time a slow line needs', () => {
    const usual = { headersMs: 30_000, idleMs: 20_000, totalMs: 120_000 };
    expect(allowForBody(usual, 0)).toEqual(usual);
    const large = allowForBody(usual, 12_000_000);
    expect(large).toEqual({ headersMs: 630_000, idleMs: 20_000, totalMs: 720_000 });
  });
});

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

  it('ends a request the machine slept through, though the timers slept too (F21)', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const watch = startDeadlines({ headersMs: 30_000, idleMs: 20_000, totalMs: 120_000 }, never);
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    const error = await expectAppError(watch.failure, 'timeout');
    expect(error.details).toMatchObject({ stage: 'asleep', sent: 'maybe' });
    watch.stop();
  });
});
