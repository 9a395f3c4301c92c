import { describe, expect, it } from 'vitest';
import type { JobProgress } from '#shared/events.ts';
import { reportProgress } from '../../../../src-main/desk/features/csv/report-progress.ts';

function watch(total: number) {
  const told: JobProgress[] = [];
  let ms = 5000;
  const clock = { now: () => new Date(), monotonicMs: () => ms, sleep: async () => {} };
  const publish = (_name: string, payload: unknown) => void told.push(payload as JobProgress);
  const progress = reportProgress({ clock, publish }, 'job-1', total);
  return { told, progress, pass: (more: number) => (ms += more) };
}

describe('the progress of an export', () => {
  it('is told five times a second at most', () => {
    const { told, progress, pass } = watch(1000);
    for (let done = 0; done <= 100; done += 1) {
      progress.report(done);
      pass(10);
    }
    expect(told).toHaveLength(6);
  });

  it('tells rate and time left', () => {
    const { told, progress, pass } = watch(1000);
    progress.report(0);
    expect(told[0]?.progress).toEqual({ done: 0, total: 1000, perSecond: 0, leftMs: null });
    pass(500);
    progress.report(250);
    expect(told[1]?.progress).toEqual({ done: 250, total: 1000, perSecond: 500, leftMs: 1500 });
  });

  it('always tells of the end', () => {
    const { told, progress } = watch(10);
    progress.report(0);
    progress.report(10);
    progress.finish({ ok: true, detail: null });
    expect(told.at(-1)).toMatchObject({ jobId: 'job-1', kind: 'export', finished: { ok: true } });
    expect(told.at(-1)?.progress.done).toBe(10);
  });
});
