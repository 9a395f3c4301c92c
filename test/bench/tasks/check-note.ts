import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { openBenchDesk } from '../bench-desk.ts';
import { createChecksum } from '../checksum.ts';
import { expectEqual } from '../measure.ts';
import { taskDone, taskInput } from '../run-task.ts';

/** Compares a delivery note with the file it came from: every cell that is kept, and that each code finds its line. */
const { folder, file, batchId } = taskInput<{ folder: string; file: string; batchId: string }>();

const { db } = openBenchDesk(folder, null);
const [kept, wanted] = [createChecksum(), createChecksum()];
const lines = db
  .prepare('SELECT imei, imei2, serial, model, order_id, carton FROM main.batch_lines WHERE batch_id = ?')
  .raw()
  .iterate(batchId) as Iterable<(string | null)[]>;
for (const line of lines) kept.add(line.map((cell) => cell ?? ''));
let at = 0;
for await (const line of createInterface({ input: createReadStream(file) })) {
  const [imei = '', imei2 = '', serial = '', , model = '', order = '', carton = ''] = line.split(',');
  if (at > 0) wanted.add([imei, imei2, serial, model, order, carton]);
  at += 1;
}
const codes = db.prepare(
  `SELECT count(*) FROM main.batch_codes c JOIN main.batch_lines l ON l.batch_id = c.batch_id AND l.line = c.line
   WHERE c.batch_id = ? AND c.code = CASE c.kind WHEN 0 THEN l.imei WHEN 1 THEN l.imei2 ELSE l.serial END`,
);
expectEqual('integrity of the ledger', db.pragma('main.integrity_check', { simple: true }), 'ok');
taskDone({ lines: at - 1, codes: codes.pluck().get(batchId), same: kept.text === wanted.text });
