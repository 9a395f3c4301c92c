import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { DemoConnection } from '#shared/host-messages.ts';
import type { Scheme } from '../bench-desk.ts';
import { type RawDevice, readAllPages, signIn } from '../raw-server.ts';
import { taskDone, taskInput, timeWork } from '../run-task.ts';

const { folder, connection, pageSize, scheme, inserts } = taskInput<{
  folder: string;
  connection: DemoConnection;
  pageSize: number;
  scheme: Scheme;
  inserts: boolean;
}>();

const ROWS_PER_TRANSACTION = 10_000;
const ROWS_PER_STATEMENT = 50;
const fields = [
  'id',
  'mei',
  'imei2',
  'serialNumber',
  'model',
  'state',
  'profileId',
  'userName',
  'tags',
  'uploadId',
].concat('orderId', 'resellerName', 'createTime', 'updateTime');

const authHeader = await signIn(connection, scheme);
if (inserts) await readAndInsert();
else await readOnly();

/** The floor under the floor: nothing is kept. */
async function readOnly(): Promise<void> {
  let rows = 0;
  const took = await timeWork(() =>
    readAllPages(connection, { pageSize, authHeader }, (page) => {
      rows += page.deviceList.length;
    }),
  );
  taskDone({ ...took, rows });
}

/** What an hour of plain code would do: no key, no index, no resuming. */
async function readAndInsert(): Promise<void> {
  const db = new Database(join(folder, 'cache.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE devices (${fields.join(', ')})`);
  const places = `(${fields.map(() => '?').join(', ')})`;
  const insertSome = (count: number) =>
    db.prepare(`INSERT INTO devices VALUES ${Array(count).fill(places).join(', ')}`);
  const insertMany = insertSome(ROWS_PER_STATEMENT);
  const write = db.transaction((rows: RawDevice[]) => {
    for (let first = 0; first < rows.length; first += ROWS_PER_STATEMENT) {
      const slice = rows.slice(first, first + ROWS_PER_STATEMENT);
      const cells: unknown[] = [];
      for (const row of slice) for (const field of fields) cells.push(row[field]);
      (slice.length === ROWS_PER_STATEMENT ? insertMany : insertSome(slice.length)).run(cells);
    }
  });
  let waiting: RawDevice[] = [];
  const took = await timeWork(async () => {
    await readAllPages(connection, { pageSize, authHeader }, ({ deviceList }) => {
      for (const device of deviceList) waiting.push(device);
      if (waiting.length < ROWS_PER_TRANSACTION) return;
      write(waiting);
      waiting = [];
    });
    write(waiting);
    db.pragma('wal_checkpoint(TRUNCATE)');
  });
  taskDone(took);
}
