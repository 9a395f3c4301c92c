import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { listChanges } from '../../src-main/desk/features/changes/list-changes.ts';
import { settleChange } from '../../src-main/desk/features/changes/settle-change.ts';
import { LONGEST_BACKOFF_MS } from '../../src-main/desk/features/sync/back-off.ts';
import { devicesOutside, effectsOn, move, outcomesOf, profileAt } from '../helpers/desk-actions.ts';
import type { Mischief } from './fault-proxy.ts';
import {
  DRAIN_LIMIT_MS,
  type FaultyDesk,
  isDrained,
  openFaultyDesk,
  skipUntil,
  skipWait,
  spend,
  tightDeadlines,
} from './open-faulty-desk.ts';

let faulty: FaultyDesk;
afterEach(() => faulty.close());

function queueMove(count = 4, skip = 0): { changeId: string; deviceIds: string[] } {
  const { desk } = faulty;
  const to = profileAt(desk, 1);
  const deviceIds = devicesOutside(desk, to, skip + count).slice(skip);
  return { changeId: move(desk, deviceIds, to), deviceIds };
}

async function expectDrained({ changeId, deviceIds }: ReturnType<typeof queueMove>): Promise<void> {
  const { desk } = faulty;
  const took = await skipUntil(desk, () => isDrained(desk));
  expect(took).toBeLessThan(DRAIN_LIMIT_MS);
  expect(outcomesOf(desk, changeId)).toEqual({ done: deviceIds.length });
  expect(deviceIds.map((deviceId) => effectsOn(desk, deviceId))).toEqual(deviceIds.map(() => 1));
}

describe('no network (F22)', () => {
  it('is seen within two seconds, knocked at ever more rarely, and over as soon as it is back', async () => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    await proxy.down();
    const began = performance.now();
    const queued = queueMove();
    await desk.until(() => desk.loop.status().reachability === 'offline');
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(desk.loop.status().error?.code).toBe('offline');
    desk.log.length = 0;
    await spend(faulty.desk, 3_600_000);
    // An hour of full jitter below a ceiling of five minutes is some thirty tries, and a line in the log for each.
    expect(desk.log.length).toBeGreaterThan(5);
    expect(desk.log.length).toBeLessThan(80);
    expect(outcomesOf(desk, queued.changeId)).toEqual({ waiting: 4 });
    await proxy.up();
    desk.loop.nudge('online');
    await expectDrained(queued);
    expect(desk.loop.status().reachability).toBe('online');
  });

  it('that gives way to another trouble does not hide it', async () => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    await proxy.down();
    desk.loop.start(false);
    await desk.until(() => desk.loop.status().reachability === 'offline');
    await proxy.up();
    proxy.play(() => ({ kind: 'captive-portal' }));
    desk.loop.start(false);
    await desk.until(() => desk.loop.status().error?.code === 'not_json');
    expect(desk.loop.status().reachability).toBe('online');
  });
});

describe('a black hole (F23)', () => {
  it('ends by a deadline, and commands are answered at once meanwhile', async () => {
    faulty = await openFaultyDesk({ deadlines: tightDeadlines });
    const { desk, proxy } = faulty;
    proxy.play(() => ({ kind: 'black-hole' }));
    const queued = queueMove();
    await desk.until(() => desk.loop.status().phase !== 'idle');
    const began = performance.now();
    expect(listChanges(desk.services, { first: 0, count: 10, which: 'all' }).changes).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(100);
    await desk.until(() => desk.loop.status().error?.code === 'timeout');
    expect(desk.loop.status().reachability).toBe('offline');
    proxy.play(null);
    await expectDrained(queued);
  });
});

describe('a server that asks for a pause (F29)', () => {
  const inAnHour = 3_600_000;
  const forms = {
    'in seconds': { headers: () => ({ 'retry-after': '40' }), ms: 40_000 },
    'as a date': {
      headers: () => ({ 'retry-after': new Date(faulty.desk.clock.now().getTime() + 90_000).toUTCString() }),
      ms: 90_000,
    },
    'without a time': { headers: () => ({}), ms: 60_000 },
    'for an hour': { headers: () => ({ 'retry-after': '3600' }), ms: inAnHour },
  };
  type Form = keyof typeof forms;

  it.each(Object.keys(forms) as Form[])('%s is left alone so long, with the time told', async (form) => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    const { headers, ms } = forms[form];
    let refusedAt = 0;
    proxy.play(() => {
      if (refusedAt > 0) return null;
      refusedAt = desk.clock.monotonicMs();
      return { kind: 'status', status: 429, headers: headers() };
    });
    const queued = queueMove();
    await desk.until(() => desk.loop.status().error?.code === 'rate_limited');
    const told = Date.parse(desk.loop.status().nextSyncAt ?? '') - desk.clock.now().getTime();
    expect(told).toBeGreaterThan(ms * 0.8 - 5_000);
    expect(told).toBeLessThan(ms + 2_000);
    proxy.seen.length = 0;
    queueMove(1, 4);
    await spend(faulty.desk, ms - (desk.clock.monotonicMs() - refusedAt) - 6_000);
    expect(proxy.seen).toEqual([]);
    desk.clock.advance(10_000);
    await expectDrained(queued);
  });

  it('gets one request all the same when a person asks, and its answer counts', async () => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    let refusals = 2;
    proxy.play(() => {
      refusals -= 1;
      return refusals < 0 ? null : { kind: 'status', status: 429, headers: { 'retry-after': '3600' } };
    });
    const queued = queueMove();
    await desk.until(() => desk.loop.status().error?.code === 'rate_limited');
    proxy.seen.length = 0;
    desk.loop.nudge('wake');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(proxy.seen).toEqual([]);
    desk.loop.start(false);
    await desk.until(() => proxy.seen.length === 1 && desk.loop.status().phase === 'idle');
    expect(desk.loop.status().error?.code).toBe('rate_limited');
    desk.loop.start(false);
    await desk.until(() => isDrained(desk));
    expect(outcomesOf(desk, queued.changeId)).toEqual({ done: 4 });
  });
});

describe('bursts and flapping (F30)', () => {
  it('are met with waits spread over the whole of a ceiling that doubles, and nothing is tried in between', async () => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    const bad = [500, 502, 503, 504];
    let asked = 0;
    proxy.play(() => {
      asked += 1;
      return { kind: 'status', status: bad[asked % bad.length] ?? 500 };
    });
    const queued = queueMove();
    desk.log.length = 0;
    const waits: number[] = [];
    const ceilings: number[] = [];
    while (waits.length < 70) {
      const failed = desk.log.length;
      await desk.until(() => {
        if (desk.log.length > failed) return true;
        skipWait(desk);
        return false;
      });
      await desk.until(() => desk.loop.status().phase === 'idle');
      ceilings.push(Math.min(LONGEST_BACKOFF_MS, 2_000 * 2 ** (desk.log.length - 1)));
      waits.push(Math.max(0, Date.parse(desk.loop.status().nextSyncAt ?? '') - desk.clock.now().getTime()));
    }
    expect(waits.filter((wait, at) => wait > (ceilings[at] ?? 0))).toEqual([]);
    // Uniform over the ceiling: each quarter holds its share of the sixty waits at the top, give or take four sigma.
    const shares = waits.slice(10).map((wait) => Math.min(3, Math.floor((wait / LONGEST_BACKOFF_MS) * 4)));
    for (const quarter of [0, 1, 2, 3]) {
      const count = shares.filter((share) => share === quarter).length;
      expect(count).toBeGreaterThan(1);
      expect(count).toBeLessThan(29);
    }
    expect(outcomesOf(desk, queued.changeId)).toEqual({ waiting: 4 });
    proxy.play(null);
    await expectDrained(queued);
  });

  it('of every other answer lose nothing: what is not through is parked, and goes when it is tried again', async () => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    let asked = 0;
    proxy.play((): Mischief | null => {
      asked += 1;
      return asked % 2 === 0 ? null : { kind: 'status', status: 503 };
    });
    const { changeId, deviceIds } = queueMove(8);
    const took = await skipUntil(desk, () => isDrained(desk));
    expect(took).toBeLessThan(DRAIN_LIMIT_MS);
    proxy.play(null);
    const { done = 0, parked = 0, ...others } = outcomesOf(desk, changeId);
    expect({ all: done + parked, others }).toEqual({ all: 8, others: {} });
    const effects = deviceIds.reduce((sum, deviceId) => sum + effectsOn(desk, deviceId), 0);
    expect(effects).toBe(done);
    if (parked > 0) settleChange(desk.services, { changeId, decision: 'mine' });
    await desk.until(() => outcomesOf(desk, changeId).done === 8);
  });

  it('are over at once when a person asks, however long the wait has become', async () => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    proxy.play(() => ({ kind: 'status', status: 503 }));
    const queued = queueMove();
    await spend(faulty.desk, 2 * 3_600_000);
    proxy.play(null);
    const began = performance.now();
    desk.loop.start(false);
    await desk.until(() => isDrained(desk));
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(outcomesOf(desk, queued.changeId)).toEqual({ done: 4 });
  });
});

describe('an Ivanti that is away', () => {
  it('holds nothing of Samsung’s up and is asked about once a minute at most', async () => {
    faulty = await openFaultyDesk({ withIvanti: true });
    const { desk, proxy } = faulty;
    desk.db.exec('UPDATE integration SET sync_interval_ms = 60000');
    proxy.play(({ path }) => (path.startsWith('/ivanti') ? { kind: 'reset-before' } : null));
    const queued = queueMove();
    desk.loop.start(false);
    await desk.until(() => outcomesOf(desk, queued.changeId).done === 4);
    proxy.seen.length = 0;
    await spend(faulty.desk, 1_800_000);
    const asked = proxy.seen.filter(({ path }) => path.startsWith('/ivanti')).length;
    // Thirty passes: up to three tries each would be ninety, and backing off leaves a fraction of them.
    expect(asked).toBeGreaterThan(2);
    expect(asked).toBeLessThan(60);
    proxy.play(null);
    desk.loop.start(false);
    await desk.until(() => isDrained(desk));
  });
});
