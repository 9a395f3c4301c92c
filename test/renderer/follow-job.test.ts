import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobProgress } from '#shared/events.ts';
import { endOf, followJob } from '../../src-renderer/follow-job.ts';

type Listener = (payload: unknown) => void;

const listeners = new Set<Listener>();
const asked: [string, unknown][] = [];

function say(jobId: string, done: number, finished: JobProgress['finished'] = null): void {
  const progress = { done, total: 100, perSecond: 10, leftMs: 1000 };
  for (const listener of [...listeners]) listener({ jobId, kind: 'export', progress, finished });
}

beforeEach(() => {
  const bridge = {
    run: (command: string, input: unknown) => {
      asked.push([command, input]);
      return Promise.resolve({ ok: true, value: { cancelled: true } });
    },
    on: (_event: string, listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  Object.assign(globalThis, { window: { muster: bridge } });
});

afterEach(() => {
  listeners.clear();
  asked.length = 0;
  Reflect.deleteProperty(globalThis, 'window');
});

describe('following a job', () => {
  it('hears an end that comes before the answer has been read', async () => {
    const job = await followJob(() => {
      say('job-1', 100, { ok: true, detail: null });
      return Promise.resolve({ jobId: 'job-1' });
    });
    expect(job.current()?.finished).toEqual({ ok: true, detail: null });
    expect(listeners.size).toBe(0);
  });

  it('hears its own job only, until it has finished', async () => {
    const job = await followJob(() => Promise.resolve({ jobId: 'job-1' }));
    const heard: number[] = [];
    const stop = job.subscribe(() => heard.push(job.current()?.progress.done ?? -1));
    say('job-2', 1);
    say('job-1', 20);
    say('job-1', 100, { ok: true, detail: null });
    say('job-1', 999);
    stop();
    expect(heard).toEqual([20, 100]);
  });

  it('listens no longer when the export did not begin', async () => {
    const failing = () => Promise.reject(new Error('disk full'));
    await expect(followJob(failing)).rejects.toThrow('disk full');
    expect(listeners.size).toBe(0);
  });

  it('asks the desk to cancel', async () => {
    const job = await followJob(() => Promise.resolve({ jobId: 'job-1' }));
    job.cancel();
    expect(asked).toEqual([['jobs.cancel', { jobId: 'job-1' }]]);
  });

  it('tells of its end once it has come, also when it came before', async () => {
    const job = await followJob(async () => ({ jobId: 'j1' }));
    const later = endOf(job);
    say('j1', 10);
    say('j1', 100, { ok: true, detail: null });
    expect(await later).toEqual({ ok: true, detail: null });
    expect(await endOf(job)).toEqual({ ok: true, detail: null });
  });
});
