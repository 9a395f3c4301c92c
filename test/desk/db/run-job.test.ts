import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import type { JobProgress } from '#shared/events.ts';
import { type JobWork, startJob, throwIfCancelled } from '../../../src-main/desk/db/run-job.ts';

function watch() {
  const told: JobProgress[] = [];
  const log: string[] = [];
  let ms = 5000;
  const services = {
    jobs: new Map<string, AbortController>(),
    clock: { monotonicMs: () => ms },
    publish: (_name: string, payload: JobProgress) => void told.push(payload),
    log: (_level: string, text: string) => void log.push(text),
    reportDamage: () => void log.push('damaged'),
  };
  return { told, log, services, pass: (more: number) => (ms += more) };
}

type Watch = ReturnType<typeof watch>;

async function run({ services }: Watch, total: number | null, work: JobWork) {
  const jobId = startJob(services, { kind: 'export', command: 'csv.exportDevices', use: 'write', total }, work);
  while (services.jobs.size > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  return jobId;
}

describe('the progress of a job', () => {
  it('is told five times a second at most', async () => {
    const test = watch();
    await run(test, 1000, async ({ report }) => {
      for (let done = 0; done <= 100; done += 1) {
        report(done);
        test.pass(10);
      }
    });
    expect(test.told.filter(({ finished }) => finished === null)).toHaveLength(6);
  });

  it('tells rate and time left', async () => {
    const test = watch();
    await run(test, 1000, async ({ report }) => {
      test.pass(500);
      report(250);
    });
    expect(test.told[0]?.progress).toEqual({ done: 0, total: 1000, perSecond: 0, leftMs: null });
    expect(test.told[1]?.progress).toEqual({ done: 250, total: 1000, perSecond: 500, leftMs: 1500 });
  });

  it('does not guess how long it takes when nobody knows how much there is', async () => {
    const test = watch();
    await run(test, null, async ({ report }) => {
      test.pass(500);
      report(250);
    });
    expect(test.told[1]?.progress).toEqual({ done: 250, total: null, perSecond: 500, leftMs: null });
  });

  it('always tells of the end', async () => {
    const test = watch();
    const jobId = await run(test, 10, async ({ report }) => report(10));
    expect(test.told.at(-1)).toMatchObject({ jobId, kind: 'export', finished: { ok: true }, progress: { done: 10 } });
  });
});

describe('the end of a job', () => {
  const endOf = async (test: Watch, work: JobWork) => {
    await run(test, 1, work);
    return test.told.at(-1)?.finished;
  };

  it('is told with what the work has found, if it says so', async () => {
    expect(await endOf(watch(), async () => undefined)).toEqual({ ok: true, detail: null });
    expect(await endOf(watch(), async () => 'found')).toEqual({ ok: true, detail: 'found' });
  });

  it('is told when it was cancelled', async () => {
    const test = watch();
    const end = await endOf(test, async ({ jobId, signal }) => {
      test.services.jobs.get(jobId)?.abort();
      throwIfCancelled(signal);
    });
    expect(end).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('is told by its code when it failed as expected', async () => {
    const end = await endOf(watch(), async () => {
      throw new AppError('csv_empty', 'nothing');
    });
    expect(end).toMatchObject({ ok: false, error: { code: 'csv_empty', logId: null } });
  });

  it('leads to the log when nobody expected it', async () => {
    const test = watch();
    const end = await endOf(test, async () => {
      throw new TypeError('odd');
    });
    expect(end).toMatchObject({ ok: false, error: { code: 'internal', logId: expect.any(String) } });
    expect(test.log[0]).toContain('csv.exportDevices failed');
    expect(test.log[0]).toContain('odd');
  });
});
