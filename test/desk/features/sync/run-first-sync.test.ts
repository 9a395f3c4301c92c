import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobProgress } from '#shared/events.ts';
import { countDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { readCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import {
  devicesOutside,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const idle = () => desk.loop.status().lastSyncedAt !== null && desk.loop.status().phase === 'idle';
const listed = () => requestsTo(desk, 'GET', '/devices/list');

/** Every device of the server is there once, with what the server says of it. */
function expectWhole(): void {
  const { total } = desk.simulator.control.listDevices({ limit: 1 });
  expect(countDevices(desk.db)).toBe(total);
  expect(desk.db.prepare('SELECT count(DISTINCT device_id) FROM cache.devices').pluck().get()).toBe(total);
  expect(desk.db.pragma('cache.integrity_check', { simple: true })).toBe('ok');
}

describe('the first sync', () => {
  it('reads every device once, builds the indexes and tells how far it is', async () => {
    desk = await openTestDesk({ devices: 12_000 });
    desk.loop.begin();
    await desk.until(idle, 20_000);
    expectWhole();
    const jobs = desk.events.flatMap(({ name, payload }) => (name === 'job.progress' ? [payload as JobProgress] : []));
    expect(jobs.at(-1)).toMatchObject({
      kind: 'first-sync',
      finished: { ok: true },
      progress: { done: 12_000, total: 12_000 },
    });
    expect(jobs.length).toBeGreaterThan(2);
    const key = "SELECT count(*) FROM cache.sqlite_schema WHERE type = 'index' AND name = 'devices_by_id'";
    expect(desk.db.prepare(key).pluck().get()).toBe(1);
  });

  it('tells the lists of new rows each time these have doubled, for they read the bare table whole', async () => {
    desk = await openTestDesk({ devices: 20_000 });
    desk.simulator.control.setFault({ match: '* /', kind: 'delay', delayMs: 4 });
    desk.loop.begin();
    await desk.until(idle, 60_000);
    const told = desk.changedTables().filter((table) => table === 'devices').length;
    expect(told).toBeGreaterThan(1);
    expect(told).toBeLessThanOrEqual(14);
  });

  it('goes on where it stopped after a kill: at most one batch is fetched again', async () => {
    desk = await openTestDesk({ devices: 20_000 });
    desk.loop.begin();
    await desk.until(() => countDevices(desk.db) >= 5_000);
    desk.kill();
    desk = await desk.reopen();
    const { nextPage } = readCursor(desk.db);
    expect(countDevices(desk.db)).toBe(nextPage * 100);
    desk.simulator.control.clearRequests();
    desk.loop.begin();
    await desk.until(() => readCursor(desk.db).firstSyncDone, 20_000);
    const pages = desk.simulator.control
      .requests()
      .filter(({ path, query }) => path.includes('/devices/list') && !query.includes('changedAfter'))
      .map(({ query }) => Number(new URLSearchParams(query).get('pageNum')));
    expect(Math.min(...pages)).toBe(nextPage);
    await desk.until(idle, 20_000);
    expectWhole();
  });

  it('stops when it is cancelled, keeps what it has, and goes on when asked', async () => {
    desk = await openTestDesk({ devices: 20_000 });
    desk.loop.begin();
    await desk.until(() => countDevices(desk.db) >= 5_000);
    desk.loop.cancel();
    await desk.until(() => desk.loop.status().phase === 'idle');
    const kept = countDevices(desk.db);
    expect(kept).toBeLessThan(20_000);
    expect(readCursor(desk.db).firstSyncDone).toBe(false);
    const jobs = desk.events.filter(({ name }) => name === 'job.progress').map(({ payload }) => payload as JobProgress);
    expect(jobs.at(-1)?.finished).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const before = listed();
    desk.clock.advance(3_600_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(listed()).toBe(before);
    desk.loop.start(false);
    await desk.until(idle, 20_000);
    expectWhole();
  });

  it('survives answers that fail in between', async () => {
    desk = await openTestDesk({ devices: 8_000 });
    const match = 'GET /kcs/v1/kme/devices/list';
    desk.simulator.control.setFault({ match, kind: 'reset-before', skip: 10, times: 1 });
    desk.simulator.control.setFault({ match, kind: 'truncate', skip: 20, times: 1 });
    desk.simulator.control.setFault({ match, kind: 'status', status: 503, skip: 30, times: 4 });
    desk.simulator.control.setFault({ match, kind: 'expire-access-token', skip: 40, times: 1 });
    desk.loop.begin();
    await desk.until(idle, 20_000);
    expectWhole();
  });

  it('reads a list that shifted meanwhile whole once more', async () => {
    desk = await openTestDesk({ devices: 15_000 });
    desk.loop.begin();
    await desk.until(() => countDevices(desk.db) >= 5_000);
    const gone = desk.simulator.control.listDevices({ first: 100, limit: 30 }).devices.map(({ deviceId }) => deviceId);
    desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: gone });
    desk.simulator.control.portalEdit({ kind: 'add', count: 40, approved: true });
    await desk.until(() => idle() && readCursor(desk.db).lastSweepAt !== null, 30_000);
    expectWhole();
    expect(readCursor(desk.db).sweepWanted).toBe(false);
  });

  it('begins anew when the server grants pages of another size than it began with', async () => {
    desk = await openTestDesk({
      devices: 12_000,
      wrapKnox: (client) => ({ ...client, limits: { ...client.limits, pageSize: 100 } }),
    });
    desk.loop.begin();
    await desk.until(() => countDevices(desk.db) >= 5_000);
    desk.kill();
    desk = await desk.reopen({ wrapKnox: (client) => ({ ...client, limits: { ...client.limits, pageSize: 50 } }) });
    desk.loop.begin();
    await desk.until(idle, 20_000);
    expectWhole();
  });

  it('into the place of a damaged cache keeps what waits, shows it and sends it once', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 5);
    desk.loop.workOffline(true);
    const changeId = move(desk, deviceIds, to);
    await desk.loop.stop();
    desk.db.close();
    writeFileSync(join(desk.folder, 'cache.db'), 'this is no database at all');
    desk = await desk.reopen();
    expect(outcomesOf(desk, changeId)).toEqual({ waiting: 5 });
    desk.loop.begin();
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    for (const deviceId of deviceIds) expect([truthOf(desk, deviceId), effectsOn(desk, deviceId)]).toEqual([to, 1]);
    expect(desk.db.prepare('SELECT count(*) FROM temp.overlay').pluck().get()).toBe(0);
  });
});
