import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { transaction } from '../../../src-main/desk/db/sql.ts';
import { insertLines } from '../../../src-main/desk/db/tables/batch-lines.ts';
import { insertBatch } from '../../../src-main/desk/db/tables/batches.ts';
import { insertScan } from '../../../src-main/desk/db/tables/scans.ts';
import { openBenchDesk } from '../bench-desk.ts';
import { taskDone, taskInput } from '../run-task.ts';

/** A batch with a delivery note of scattered devices, so many of them scanned; answers codes of the others by turns: IMEI, serial number, label. */
const { folder, lines, scans, codes } = taskInput<{ folder: string; lines: number; scans: number; codes: number }>();

type Device = { deviceId: DeviceId; imei: string; serial: string; model: string };

const { db } = openBenchDesk(folder, null);
const batchId = 'bench';
const profileId = db.prepare('SELECT profile_id FROM cache.profiles ORDER BY name LIMIT 1').pluck().get() as ProfileId;
const total = Number(db.prepare('SELECT max(row) FROM cache.devices').pluck().get());
const pick = db.prepare(
  `SELECT device_id AS deviceId, imei, serial, model FROM cache.devices
   WHERE row >= ? AND imei IS NOT NULL AND serial IS NOT NULL LIMIT 1`,
);
const noted = Array.from(
  { length: lines },
  (_, index) => pick.get(1 + Math.floor((index * (total - 20)) / lines)) as Device,
);
const at = new Date().toISOString();
transaction(db, () => {
  const form = { name: 'Bench', depot: '', profileId, dueAt: null };
  insertBatch(db, { batchId, form, createdAt: at, createdBy: 'bench' });
  insertLines(
    db,
    batchId,
    noted.map((device, line) => ({ ...device, line, imei2: null, orderId: null, carton: null })),
  );
  for (const { deviceId, imei, serial } of noted.slice(0, scans))
    insertScan(db, { batchId, at, by: 'bench', text: imei, imei, imei2: null, serial, deviceId, verdict: 'good' });
});
const rest = noted.slice(scans, scans + codes).map(({ imei, serial }, index) => ({
  text: [imei, serial, `${serial},${imei}`][index % 3] ?? imei,
  imei,
}));
db.close();
taskDone({ batchId, codes: rest });
