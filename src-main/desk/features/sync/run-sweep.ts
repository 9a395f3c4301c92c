import { setImmediate } from 'node:timers/promises';
import type { ReadableDb } from '../../db/sql.ts';
import { countUnseen, deleteUnseen, markSeen, startSweep } from '../../db/tables/device-sweep.ts';
import { countDevices } from '../../db/tables/devices.ts';
import { moveCursor } from '../../db/tables/sync-cursor.ts';
import { createDistinctCounter } from './count-distinct.ts';
import { measureProgress } from './measure-progress.ts';
import { readDevicePages } from './read-device-pages.ts';
import { keepDevices } from './run-delta.ts';
import { markMoment, serverTime } from './server-time.ts';
import type { SyncRun } from './sync-run.ts';

/** Readings of the whole list before a sweep gives up telling what was deleted: the list keeps shifting. */
const MOST_ROUNDS = 3;

/**
 * Reads every device again, so that deletions are seen. Only a list that stood still while it was read tells what is gone;
 * one that shifted is read once more, and after a few rounds nothing is taken out this time.
 */
export async function runSweep(run: SyncRun): Promise<void> {
  const { db, clock } = run.services;
  const began = markMoment(run.services, run.knox);
  startSweep(db);
  let stable = false;
  for (let round = 0; round < MOST_ROUNDS && !stable; round += 1) {
    stable = await readAll(run);
    if (round === 0 && isStriking(db)) stable = false;
  }
  const now = clock.now().toISOString();
  const removed = stable ? deleteUnseen(db, now) : 0;
  if (removed > 0) run.announce(['devices', 'profiles', 'portalEdits']);
  moveCursor(db, {
    changedAfter: began().toISOString(),
    lastSyncedAt: serverTime(run.services, run.knox),
    lastSweepAt: now,
    sweepWanted: !stable,
  });
}

/** Whether so much is missing that the list is rather broken than so much shorter: then it is read a second time. */
function isStriking(db: ReadableDb): boolean {
  return countUnseen(db) > Math.max(50, countDevices(db) / 10);
}

async function readAll(run: SyncRun): Promise<boolean> {
  const { db, clock } = run.services;
  const seen = createDistinctCounter();
  const progress = measureProgress(clock, 0);
  const totals = new Set<number>();
  run.show('sweep', progress(0, countDevices(db)));
  const query = { firstPage: 0, pageSize: run.knox.limits.pageSize, seen };
  let total = 0;
  for await (const read of readDevicePages(run.knox, query, run.signal)) {
    totals.add(read.total);
    total = read.total;
    await keepDevices(run, read.devices);
    markSeen(
      db,
      read.devices.map(({ deviceId }) => deviceId),
    );
    run.show('sweep', progress(seen.size, total));
    await setImmediate();
    await run.between();
  }
  return totals.size <= 1 && seen.size >= total;
}
