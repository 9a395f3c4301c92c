import { setImmediate } from 'node:timers/promises';
import type { DeviceId } from '#shared/domain/device.ts';
import { inSlices } from '../../db/in-slices.ts';
import { matchBatch } from '../../db/match-batch.ts';
import { prepared, type ReadableDb, transaction, type WritableDb } from '../../db/sql.ts';
import type { BatchRow } from '../../db/tables/batches.ts';
import { editDevices, readEdited, readEditSlice, undoEdits } from '../../db/tables/device-edits.ts';
import { takeBackWaiting } from '../../db/take-back-waiting.ts';

/** Devices of a batch that are in this tenant and not on hold yet: who has a reason of their own keeps it. */
export async function readUnheld(db: ReadableDb, batch: BatchRow): Promise<DeviceId[]> {
  const { rows } = await matchBatch(db, batch);
  const sql = `SELECT DISTINCT d.device_id FROM json_each(?) r CROSS JOIN cache.devices d ON d.row = r.value
    WHERE d.device_id NOT IN (SELECT device_id FROM main.holds)`;
  return prepared<DeviceId>(db, sql, 'first-cells').all(JSON.stringify([...rows].filter((row) => row > 0)));
}

/** Puts devices on hold by an entry of the log, a slice in each transaction; answers how many outcomes that took back. */
export async function putOnHold(
  db: WritableDb,
  deviceIds: readonly DeviceId[],
  { entry, reason, at, by }: { entry: number; reason: string; at: string; by: string },
): Promise<number> {
  let takenBack = 0;
  await inSlices(deviceIds, (slice) =>
    transaction(db, () => {
      editDevices(db, slice, { kind: 'hold', name: '', entry, text: reason, at, by }, 'put');
      takenBack += takeBackWaiting(db, slice, at);
    }),
  );
  return takenBack;
}

/** Lets go the devices that an entry put on hold and nothing has touched since; answers how many. */
export async function letDevicesGo(db: WritableDb, holdEntry: number, undo: number): Promise<number> {
  const edited = readEdited(db, holdEntry);
  if (!edited) return 0;
  let released = 0;
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after;
    after = transaction(db, () => {
      const { standing, next } = readEditSlice(db, { editId: holdEntry, edited, after: from });
      if (standing.length > 0) undoEdits(db, { entry: holdEntry, undo, edited }, standing);
      released += standing.length;
      return next;
    });
    if (after !== null) await setImmediate();
  }
  return released;
}
