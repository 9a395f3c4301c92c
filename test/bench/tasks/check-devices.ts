import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createChecksum } from '../checksum.ts';
import { taskDone, taskInput } from '../run-task.ts';

/** Reads back, in a process of its own, what a first sync that was killed right after it was done has left on the disk. */
const { folder, of } = taskInput<{ folder: string; of: 'app' | 'floor' }>();

const columns = {
  app: `device_id, imei, imei2, serial, model, raw_state, nullif(profile_id, 'default'), user_name, tags, upload_id, order_id,
    reseller_name, created_at, updated_at`,
  floor:
    'id, mei, imei2, serialNumber, model, state, profileId, userName, tags, uploadId, orderId, resellerName, createTime, updateTime',
}[of];

const file = join(folder, 'cache.db');
const logBytes = existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0;
const db = new Database(file);
const checksum = createChecksum();
for (const row of db.prepare(`SELECT ${columns} FROM devices`).raw().iterate() as Iterable<
  (string | number | null)[]
>) {
  checksum.add(row.map((cell, index) => (index < 12 ? (cell ?? '') : toMs(cell))));
}
const indexes = db
  .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'devices'")
  .pluck()
  .all();
const done = of === 'floor' || db.prepare('SELECT first_sync_done FROM sync_cursor').pluck().get() === 1;
taskDone({
  checksum: checksum.text,
  indexes: indexes.length,
  done,
  logBytes,
  sound: db.pragma('quick_check(1)', { simple: true }),
});

function toMs(cell: string | number | null | undefined): number {
  return typeof cell === 'string' ? Date.parse(cell) : (cell ?? 0);
}
