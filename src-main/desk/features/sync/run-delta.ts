import { setImmediate } from 'node:timers/promises';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import { upsertDevices } from '../../db/tables/devices.ts';
import { moveCursor, readCursor } from '../../db/tables/sync-cursor.ts';
import { createDistinctCounter } from './count-distinct.ts';
import { readDevicePages } from './read-device-pages.ts';
import { markMoment, serverTime } from './server-time.ts';
import type { SyncRun } from './sync-run.ts';

/** Read back further than the last reading, for what the server recorded late. Milliseconds. */
export const DELTA_MARGIN_MS = 120_000;
/** The same for readings that follow one another closely, to see what was accepted arrive. Milliseconds. */
export const CONFIRMATION_MARGIN_MS = 15_000;

/** Devices written in one go: some 10 ms. */
const SLICE_ROWS = 500;

/** Reads the devices that changed since the last reading, less a margin. Deletions are not among them: see the sweep. */
export async function runDelta(run: SyncRun, marginMs: number): Promise<void> {
  const { db } = run.services;
  const since = readCursor(db).changedAfter;
  const began = markMoment(run.services, run.knox);
  const changedAfter = since === null ? {} : { changedAfter: new Date(Date.parse(since) - marginMs) };
  const query = { firstPage: 0, pageSize: run.knox.limits.pageSize, ...changedAfter, seen: createDistinctCounter() };
  for await (const { devices } of readDevicePages(run.knox, query, run.signal)) await keepDevices(run, devices);
  moveCursor(db, { changedAfter: began().toISOString(), lastSyncedAt: serverTime(run.services, run.knox) });
}

/** Writes devices as read into the cache, in slices; tells the lists when anything was new. */
export async function keepDevices(run: SyncRun, devices: readonly KnoxDevice[]): Promise<void> {
  const { db, clock } = run.services;
  for (let first = 0; first < devices.length; first += SLICE_ROWS) {
    if (first > 0) await setImmediate();
    const { inserted, changed, noted } = upsertDevices(db, devices.slice(first, first + SLICE_ROWS), clock.now());
    if (inserted + changed > 0) run.announce(['devices', 'profiles']);
    if (noted > 0) run.announce(['portalEdits']);
  }
}
