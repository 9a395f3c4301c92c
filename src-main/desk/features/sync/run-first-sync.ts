import { setImmediate } from 'node:timers/promises';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import { setBulkLoad } from '../../db/open-workspace.ts';
import { transaction, type WritableDb } from '../../db/sql.ts';
import { finishBulkLoad, startBulkLoad } from '../../db/tables/device-bulk-load.ts';
import { insertDevicesBulk } from '../../db/tables/devices.ts';
import { moveCursor, readCursor, type SyncCursor } from '../../db/tables/sync-cursor.ts';
import { createDistinctCounter, type DistinctCounter } from './count-distinct.ts';
import { measureProgress } from './measure-progress.ts';
import { readDevicePages } from './read-device-pages.ts';
import { markMoment, serverTime } from './server-time.ts';
import type { SyncRun } from './sync-run.ts';

/** Rows in one transaction: some 40 ms of writing. A kill costs at most the pages of one such batch. */
const BATCH_ROWS = 4_000;
/** A slow server's pages are kept after this time, however few they are. Milliseconds. */
const BATCH_MS = 1_000;
/** The lists are told of new rows no more often than this while they pour in. Milliseconds. */
const ANNOUNCE_MS = 3_000;

type Batch = { devices: KnoxDevice[]; startedAt: number };

/**
 * Reads every device into the bare table and builds its indexes at the end. Where it stopped (next_page) is written in the
 * same transaction as the rows, so that a kill or a cancel costs one batch; a list that shifted meanwhile is swept later.
 */
export async function runFirstSync(run: SyncRun): Promise<void> {
  const { db } = run.services;
  setBulkLoad(db, true);
  try {
    await load(run);
  } finally {
    if (db.open) {
      setBulkLoad(db, false);
      // Whatever ended it: what was kept is there to work with.
      run.announce(['devices', 'profiles']);
    }
  }
}

async function load(run: SyncRun): Promise<void> {
  const { db, clock } = run.services;
  const cursor = beginOrResume(db, run.knox.limits.pageSize);
  const seen = createDistinctCounter();
  await noteStoredDevices(db, seen);
  const total = await readPages(run, cursor, seen);
  await finishBulkLoad(db);
  // Another tenant may have been connected meanwhile: its cursor must not be moved.
  run.signal.throwIfAborted();
  const now = clock.now().toISOString();
  const sweepWanted = cursor.nextPage > 0 || total.shifted || seen.size < total.devices;
  const lastSyncedAt = serverTime(run.services, run.knox);
  moveCursor(db, { firstSyncDone: true, lastSyncedAt, sweepWanted, ...(sweepWanted ? {} : { lastSweepAt: now }) });
}

async function readPages(
  run: SyncRun,
  cursor: SyncCursor,
  seen: DistinctCounter,
): Promise<{ devices: number; shifted: boolean }> {
  const { db, clock } = run.services;
  const progress = measureProgress(clock, seen.size);
  const began = markMoment(run.services, run.knox);
  const batch: Batch = { devices: [], startedAt: clock.monotonicMs() };
  let announced = { at: clock.monotonicMs(), rows: seen.size };
  let { total } = cursor;
  let shifted = false;
  run.show('first-sync', progress(seen.size, total));
  const query = { firstPage: cursor.nextPage, pageSize: cursor.pageSize ?? run.knox.limits.pageSize, seen };
  for await (const read of readDevicePages(run.knox, query, run.signal)) {
    if (read.page === 0) moveCursor(db, { changedAfter: began().toISOString() });
    shifted ||= total !== null && total !== read.total;
    total = read.total;
    for (const device of read.devices) batch.devices.push(device);
    if (batch.devices.length < BATCH_ROWS && clock.monotonicMs() - batch.startedAt < BATCH_MS) continue;
    keepBatch(run, batch, { nextPage: read.page + 1, pageSize: read.pageSize, total });
    run.show('first-sync', progress(seen.size, total));
    // A list over the bare table reads it whole: told only when its rows have doubled, they cost as much as one reading in all.
    if (seen.size >= 2 * announced.rows && clock.monotonicMs() - announced.at >= ANNOUNCE_MS) {
      announced = { at: clock.monotonicMs(), rows: seen.size };
      run.announce(['devices', 'profiles']);
    }
    await setImmediate();
  }
  keepBatch(run, batch, { total });
  run.show('first-sync', progress(seen.size, total));
  return { devices: total ?? 0, shifted };
}

function beginOrResume(db: WritableDb, pageSize: number): SyncCursor {
  const cursor = readCursor(db);
  const sameGrid = cursor.pageSize !== null && cursor.pageSize <= pageSize;
  if (cursor.nextPage > 0 && sameGrid) return cursor;
  startBulkLoad(db);
  const anew = { nextPage: 0, pageSize: null, total: null };
  moveCursor(db, anew);
  return { ...cursor, ...anew };
}

function keepBatch(run: SyncRun, batch: Batch, cursor: Partial<SyncCursor>): void {
  const { db, clock } = run.services;
  transaction(db, () => {
    insertDevicesBulk(db, batch.devices, clock.now());
    moveCursor(db, cursor);
  });
  batch.devices = [];
  batch.startedAt = clock.monotonicMs();
}

/** Devices that an interrupted first sync already wrote, so that it knows when it has them all. */
async function noteStoredDevices(db: WritableDb, seen: DistinctCounter): Promise<void> {
  const slice = db.prepare('SELECT row, device_id FROM cache.devices WHERE row > ? ORDER BY row LIMIT 20000').raw();
  for (let after = 0; ; ) {
    const rows = slice.all(after) as [number, string][];
    for (const [, deviceId] of rows) seen.add(deviceId);
    const last = rows.at(-1);
    if (!last) return;
    after = last[0];
    await setImmediate();
  }
}
