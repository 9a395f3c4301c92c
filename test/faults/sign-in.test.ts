import { afterEach, describe, expect, it } from 'vitest';
import { readIntegration } from '../../src-main/desk/db/tables/integration.ts';
import { listChanges } from '../../src-main/desk/features/changes/list-changes.ts';
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

const TOKEN = '/ams/v1/oauth2/token';
const MINUTE_MS = 60_000;
const MOST_K = 50;

const signIns = () => faulty.proxy.seen.filter(({ path }) => path === TOKEN).length;

function queueMove(count = 4, skip = 0): { changeId: string; deviceIds: string[] } {
  const { desk } = faulty;
  const to = profileAt(desk, 1);
  const deviceIds = devicesOutside(desk, to, skip + count).slice(skip);
  return { changeId: move(desk, deviceIds, to), deviceIds };
}

describe('an access token that ends in the middle (F34)', () => {
  it(`is renewed once, after 1 to ${MOST_K} requests of a full reading with pages ahead and a move in it`, async () => {
    // Two hundred and fifty devices in pages of five: some fifty requests, four of them at a time.
    faulty = await openFaultyDesk({ devices: 250, switches: { maxPageSize: 5 } });
    const { desk, proxy } = faulty;
    for (let k = 1; k <= MOST_K; k += 1) {
      proxy.seen.length = 0;
      desk.simulator.control.clearFaults();
      desk.simulator.control.setFault({ match: '* /kcs', kind: 'expire-access-token', skip: k - 1, times: 1 });
      const to = profileAt(desk, 1 + (k % 2));
      const deviceIds = devicesOutside(desk, to, 3);
      const before = deviceIds.map((deviceId) => effectsOn(desk, deviceId));
      const changeId = move(desk, deviceIds, to);
      desk.loop.start(true);
      await desk.until(() => isDrained(desk) && outcomesOf(desk, changeId).done === 3);
      await desk.until(() => desk.loop.status().phase === 'idle');
      expect(proxy.seen.length).toBeGreaterThan(k);
      expect(signIns(), `after ${k} requests`).toBe(1);
      expect(deviceIds.map((deviceId, at) => effectsOn(desk, deviceId) - (before[at] ?? 0))).toEqual([1, 1, 1]);
    }
  });

  it('is fetched once for many calls at a time', async () => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    const { services } = desk;
    const row = readIntegration(desk.db);
    if (row === null) throw new Error('not connected');
    const knox = await services.remote.knox({ ...row, encryptionPublicKey: null }, {});
    const { signal } = new AbortController();
    proxy.seen.length = 0;
    desk.simulator.control.setFault({ match: 'GET /kcs', kind: 'expire-access-token', times: 1 });
    const pages = await Promise.all(
      Array.from({ length: 30 }, (_, page) => knox.listDevices({ page, pageSize: 2 }, signal)),
    );
    expect(pages.filter(({ items }) => items.length === 2)).toHaveLength(30);
    expect(signIns()).toBe(1);
  });
});

describe('a place to sign in that fails (F35)', () => {
  const ills: Record<string, { mischief: Mischief; code: string }> = {
    'answers 503': { mischief: { kind: 'status', status: 503 }, code: 'server_failed' },
    'never answers': { mischief: { kind: 'black-hole' }, code: 'timeout' },
    'breaks the connection': { mischief: { kind: 'reset-before' }, code: 'connection_lost' },
    'belongs to another region': { mischief: { kind: 'status', status: 404 }, code: 'wrong_region' },
    'is a page of a hotel': { mischief: { kind: 'captive-portal' }, code: 'not_json' },
  };

  it.each(Object.keys(ills))('because it %s is asked once a minute at most, with the reason told', async (name) => {
    faulty = await openFaultyDesk({ deadlines: tightDeadlines });
    const { desk, proxy } = faulty;
    const ill = ills[name];
    desk.simulator.control.setFault({ match: '* /kcs', kind: 'expire-access-token', times: 1 });
    proxy.play(({ path }) => (path === TOKEN ? (ill?.mischief ?? null) : null));
    proxy.seen.length = 0;
    const queued = queueMove();
    await desk.until(() => desk.loop.status().error?.code === ill?.code);
    const began = desk.clock.monotonicMs();
    await spend(desk, 30 * MINUTE_MS);
    await desk.until(() => desk.loop.status().phase === 'idle');
    expect(signIns()).toBeGreaterThan(1);
    expect(signIns()).toBeLessThanOrEqual(2 + (desk.clock.monotonicMs() - began) / MINUTE_MS);
    expect(desk.loop.status()).toMatchObject({ error: { code: ill?.code }, waiting: 4 });
    expect(outcomesOf(desk, queued.changeId)).toEqual({ waiting: 4 });
    // Other work goes on: lists are read and more is queued.
    const more = queueMove(2, 4);
    expect(listChanges(desk.services, { first: 0, count: 10, which: 'all' }).changes).toHaveLength(2);
    expect(outcomesOf(desk, more.changeId)).toEqual({ waiting: 2 });
    proxy.play(null);
    expect(await skipUntil(desk, () => isDrained(desk))).toBeLessThan(DRAIN_LIMIT_MS + 15 * MINUTE_MS);
    expect(queued.deviceIds.map((deviceId) => effectsOn(desk, deviceId))).toEqual([1, 1, 1, 1]);
  });

  it('because the key was revoked pauses the queue until a person has mended it, and goes on at once when asked', async () => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    desk.simulator.control.revokeCredentials();
    proxy.seen.length = 0;
    const queued = queueMove();
    await desk.until(() => desk.loop.status().error?.code === 'credentials_refused');
    const after = Date.parse(desk.loop.status().nextSyncAt ?? '') - desk.clock.now().getTime();
    expect(after).toBeGreaterThan(MINUTE_MS * 0.9);
    await spend(desk, 60 * MINUTE_MS);
    expect(signIns()).toBeLessThan(12);
    expect(outcomesOf(desk, queued.changeId)).toEqual({ waiting: 4 });
    desk.simulator.control.restoreCredentials();
    desk.loop.start(false);
    await desk.until(() => isDrained(desk));
    expect(outcomesOf(desk, queued.changeId)).toEqual({ done: 4 });
  });
});

describe('a keychain that is closed in mid-run (F43)', () => {
  const states = { locked: 'keychain_locked', absent: 'keychain_absent', unreadable: 'secrets_unreadable' } as const;
  type Closed = keyof typeof states;

  it.each(Object.keys(states) as Closed[])(
    '%s: the queue pauses with the reason, keeps its rows, and goes on when it opens',
    async (state) => {
      faulty = await openFaultyDesk();
      const { desk } = faulty;
      desk.secrets.set(state);
      // What is held in memory works on; a connection made anew needs the keychain.
      const before = queueMove(2);
      await desk.until(() => outcomesOf(desk, before.changeId).done === 2);
      desk.loop.nudge('connected');
      await desk.until(() => desk.loop.status().error?.code === states[state]);
      const queued = queueMove();
      const asked = faulty.proxy.seen.length;
      skipWait(desk, MINUTE_MS / 2);
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(faulty.proxy.seen).toHaveLength(asked);
      expect(desk.loop.status()).toMatchObject({ reachability: 'online', waiting: 4, error: { code: states[state] } });
      expect(outcomesOf(desk, queued.changeId)).toEqual({ waiting: 4 });
      desk.secrets.set('ok');
      desk.loop.start(false);
      await desk.until(() => isDrained(desk));
      expect(outcomesOf(desk, queued.changeId)).toEqual({ done: 4 });
    },
  );
});
