import { scanCode } from '../../../src-main/desk/features/batches/scan-code.ts';
import { openBenchDesk } from '../bench-desk.ts';
import { expectEqual } from '../measure.ts';
import { taskDone, taskInput } from '../run-task.ts';
import { quantile } from '../spread.ts';

/** Scans codes into a batch by turns with the least a program could do: one look-up by an index, one row written for good. */
const { folder, batchId, codes } = taskInput<{
  folder: string;
  batchId: string;
  codes: { text: string; imei: string }[];
}>();

/** Not counted: statements are compiled, pages come into memory. */
const WARM = 50;

const services = openBenchDesk(folder, null);
const { db } = services;
db.exec('CREATE TABLE main.bench_floor (scan INTEGER PRIMARY KEY, at TEXT NOT NULL, device_id TEXT) STRICT');
const find = db.prepare('SELECT device_id FROM cache.devices WHERE imei = ?').pluck();
const insert = db.prepare('INSERT INTO main.bench_floor (at, device_id) VALUES (?, ?)');
const floor: number[] = [];
const app: number[] = [];
const time = (work: () => void, took: number[]) => {
  const startedAt = performance.now();
  work();
  took.push(performance.now() - startedAt);
};
let scanned = 0;
for (const { text, imei } of codes) {
  time(() => void insert.run(new Date().toISOString(), find.get(imei)), floor);
  let known = false;
  time(() => {
    const { scan, count } = scanCode(services, { batchId, text });
    known = scan.deviceId !== null;
    scanned = count.scanned;
  }, app);
  expectEqual(`${text} is known`, known, true);
}
expectEqual('rows of the floor', db.prepare('SELECT count(*) FROM main.bench_floor').pluck().get(), codes.length);
const at = (took: number[], part: number) =>
  quantile(
    took.slice(WARM).sort((a, b) => a - b),
    part,
  );
taskDone({
  floor: { p50: at(floor, 0.5), p95: at(floor, 0.95) },
  app: { p50: at(app, 0.5), p95: at(app, 0.95) },
  scanned,
});
