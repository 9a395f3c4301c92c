import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { askIvanti } from '../../../../src-main/desk/features/sync/ask-ivanti.ts';
import type { SyncRun } from '../../../../src-main/desk/features/sync/sync-run.ts';
import { createSendMemory, forgetWaits } from '../../../../src-main/desk/features/sync/sync-schedule.ts';
import { createFastClock } from '../../../helpers/fast-clock.ts';

function openRun() {
  const clock = createFastClock(0.001);
  const reading = new AbortController();
  const noted: string[] = [];
  const run = {
    services: { clock, random: () => 0.999 },
    memory: createSendMemory(),
    ivantiAway: false,
    signal: reading.signal,
    note: ({ code }: { code: string }) => noted.push(code),
  } as unknown as SyncRun;
  let asked = 0;
  const fail = (error: unknown) => () => {
    asked += 1;
    return Promise.reject(error);
  };
  const well = async () => {
    asked += 1;
  };
  return { run, clock, reading, noted, fail, well, asked: () => asked };
}

const away = new AppError('connection_lost', 'gone');

describe('asking Ivanti', () => {
  it('leaves it alone for a minute after a failure, then for longer, and tells of it in every pass', async () => {
    const { run, clock, noted, fail, asked } = openRun();
    const waits: number[] = [];
    for (let failures = 1; failures <= 12; failures += 1) {
      expect(await askIvanti(run, fail(away))).toBe(false);
      expect(run.ivantiAway).toBe(true);
      waits.push(run.memory.ivanti.notBefore - clock.monotonicMs());
      clock.advance((waits.at(-1) ?? 0) - 1_000);
      expect(await askIvanti(run, fail(away))).toBe(false);
      expect(asked()).toBe(failures);
      clock.advance(1_000);
    }
    expect(noted).toHaveLength(24);
    expect(Math.round(waits[0] ?? 0)).toBe(60_000);
    expect(Math.round((waits.at(-1) ?? 0) / 1_000)).toBe(300);
  });

  it('waits as long as Ivanti says', async () => {
    const { run, clock, fail } = openRun();
    await askIvanti(run, fail(new AppError('rate_limited', 'slow', { retryAfterMs: 5_000 })));
    expect(Math.round(run.memory.ivanti.notBefore - clock.monotonicMs())).toBe(5_000);
  });

  it('asks at once when a person does, and forgets what was once it goes well', async () => {
    const { run, fail, well, asked } = openRun();
    await askIvanti(run, fail(away));
    forgetWaits(run.memory);
    expect(await askIvanti(run, well)).toBe(true);
    expect(asked()).toBe(2);
    expect(run.ivantiAway).toBe(false);
    expect(run.memory.ivanti.failures).toBe(0);
  });

  it('blames nobody when the pass was stopped', async () => {
    const { run, reading, noted, fail } = openRun();
    reading.abort();
    await expect(askIvanti(run, fail(away))).rejects.toBe(away);
    expect(noted).toEqual([]);
    expect(run.memory.ivanti.failures).toBe(0);
  });
});
