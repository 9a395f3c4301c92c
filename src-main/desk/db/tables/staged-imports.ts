import type { ImportNote, ImportPreview, ImportResult, ImportShape } from '#shared/domain/csv-import.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { AppError } from '#shared/errors.ts';
import { prepared, type ReadableDb, transaction, type WritableDb } from '../sql.ts';
import { readRows } from './device-row-numbers.ts';

/** What a row says besides its identifiers; a password is never among it. */
export type ImportExtras = {
  manufacturer: string | null;
  userName: string | null;
  tags: string | null;
  hasPassword: boolean;
  attributes: Readonly<Record<string, string>>;
};

/** A row of a file after it was judged; one that is refused keeps its cells as they stand in the file, without passwords. */
export type StagedImportRow = {
  line: number;
  imei: string | null;
  imei2: string | null;
  serial: string | null;
  deviceId: DeviceId | null;
  profileId: ProfileId | null;
  model: string | null;
  orderId: string | null;
  carton: string | null;
  extras: ImportExtras | null;
  notes: ImportNote[] | null;
  cells: string[] | null;
};

/** How a file lay on the disk when it was read. */
export type FileStamp = { size: number; modifiedMs: number };

/** A file that is held, in memory but for its rows. */
export type HeldImport = {
  stagedId: string;
  path: string;
  stamp: FileStamp;
  /** Under which the shape a person gave such a file is remembered. */
  source: string;
  shape: ImportShape;
  /** Filled rows at its beginning that are no devices: the names of its columns, and what stands above them. */
  above: number;
  preview: ImportPreview;
  /** The row number before its first one. */
  base: number;
  /** One for each row, in order: a place in importVerdicts. */
  verdicts: Uint8Array;
  result: ImportResult | null;
};

/** Row numbers of one file, more than a gigabyte has lines; those of the next begin after them. */
const ROWS_PER_IMPORT = 2 ** 26;
/** After so many files their numbers begin again: those that had them are forgotten by then. */
const IMPORTS_IN_A_ROUND = 16;
/** So many rows are forgotten in one go: some 20 ms. */
const ROWS_PER_SLICE = 20_000;

const held = new WeakMap<ReadableDb, HeldImport>();
const bases = new WeakMap<ReadableDb, number>();

/**
 * Attaches the database the rows of a file lie in until they are used. It is a file of its own that the system forgets when
 * it is closed, so that a million rows are no memory of ours; nothing in it needs to reach the disk.
 */
export function attachStaging(db: WritableDb): void {
  db.exec("ATTACH '' AS staged");
  db.pragma('staged.journal_mode = MEMORY');
  db.pragma('staged.synchronous = OFF');
  db.exec(`
    CREATE TABLE staged.import_rows (
      row INTEGER PRIMARY KEY,
      line INTEGER NOT NULL,
      imei TEXT,
      imei2 TEXT,
      serial TEXT,
      device_id TEXT,                       -- null: of no device here
      profile_id TEXT,
      model TEXT,
      order_id TEXT,
      carton TEXT,
      manufacturer TEXT,
      extras TEXT,                          -- JSON of ImportExtras, null: nothing more than the manufacturer
      notes TEXT,                           -- JSON, null: none
      cells TEXT                            -- JSON; null: not refused
    ) STRICT;
  `);
}

/** The row number after which the rows of a new file go. */
export function nextImportBase(db: ReadableDb): number {
  const next = ((bases.get(db) ?? 0) + 1) % IMPORTS_IN_A_ROUND;
  bases.set(db, next);
  return next * ROWS_PER_IMPORT;
}

const COLUMNS = 14;
/** So many rows go in with one statement: what calling one costs is shared among them. */
const ROWS_PER_STATEMENT = 32;

const insertSql = (rows: number) => {
  const places = `(${Array.from({ length: COLUMNS }, () => '?').join(', ')})`;
  return `INSERT INTO staged.import_rows VALUES ${Array.from({ length: rows }, () => places).join(', ')}`;
};
const insertManySql = insertSql(ROWS_PER_STATEMENT);
const insertOneSql = insertSql(1);

/** Holds some rows of a file that is being read; `first` is the number of the first of them, counted from 1. */
export function stageImportRows(db: WritableDb, base: number, first: number, rows: readonly StagedImportRow[]): void {
  const insertMany = prepared(db, insertManySql);
  const insertOne = prepared(db, insertOneSql);
  transaction(db, () => {
    for (let at = 0; at < rows.length; ) {
      const many = rows.length - at >= ROWS_PER_STATEMENT;
      const values: unknown[] = [];
      for (const row of rows.slice(at, at + (many ? ROWS_PER_STATEMENT : 1))) {
        pushValues(values, base + first + at, row);
        at += 1;
      }
      (many ? insertMany : insertOne).run(values);
    }
  });
}

function pushValues(values: unknown[], row: number, one: StagedImportRow): void {
  const { line, imei, imei2, serial, deviceId, profileId, model, orderId, carton, extras, notes, cells } = one;
  values.push(row, line, imei, imei2, serial, deviceId, profileId, model, orderId, carton);
  values.push(
    extras === null ? null : extras.manufacturer,
    extras === null || saysNoMore(extras) ? null : json(extras),
  );
  values.push(json(notes), json(cells));
}

/** Most files name a manufacturer in each row, and nothing else of this kind. */
function saysNoMore({ userName, tags, hasPassword, attributes }: ImportExtras): boolean {
  if (userName !== null || tags !== null || hasPassword) return false;
  for (const _ in attributes) return false;
  return true;
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Forgets some rows of a file; answers how many, 0 at the end. */
export function forgetImportRows(db: WritableDb, base: number): number {
  const sql = `DELETE FROM staged.import_rows WHERE row IN
    (SELECT row FROM staged.import_rows WHERE row > ? AND row < ? LIMIT ${ROWS_PER_SLICE})`;
  return prepared(db, sql).run(base, base + ROWS_PER_IMPORT).changes;
}

/** Holds a file in place of another; answers the other, whose rows are to be forgotten. */
export function holdImport(db: ReadableDb, next: HeldImport): HeldImport | null {
  const before = held.get(db) ?? null;
  held.set(db, next);
  return before;
}

/** Lets go of a file; answers it when it is the one that is held, for its rows are to be forgotten. */
export function releaseImport(db: ReadableDb, stagedId: string): HeldImport | null {
  const found = held.get(db);
  if (found?.stagedId !== stagedId) return null;
  held.delete(db);
  return found;
}

/** The file that is held. Throws `not_found` when it is another one or none. */
export function needImport(db: ReadableDb, stagedId: string): HeldImport {
  const found = held.get(db);
  if (found?.stagedId !== stagedId) throw new AppError('not_found', 'this file is held no longer', { stagedId });
  return found;
}

type Texts = 'manufacturer' | 'extras' | 'notes' | 'cells';
type Stored = Omit<StagedImportRow, Texts> & Record<Texts, string | null>;

/** Rows of a file by their numbers, counted from 1, in order. */
export function readImportRows(db: ReadableDb, base: number, numbers: readonly number[]): StagedImportRow[] {
  return prepared<Stored>(
    db,
    `SELECT line, imei, imei2, serial, device_id AS deviceId, profile_id AS profileId, model, order_id AS orderId, carton,
       manufacturer, extras, notes, cells FROM staged.import_rows WHERE row IN (SELECT @base + value FROM json_each(@numbers)) ORDER BY row`,
  )
    .all({ base, numbers: JSON.stringify(numbers) })
    .map(({ manufacturer, extras, notes, cells, ...row }) => ({
      ...row,
      extras: extrasOf(manufacturer, extras),
      notes: notes === null ? null : (JSON.parse(notes) as ImportNote[]),
      cells: cells === null ? null : (JSON.parse(cells) as string[]),
    }));
}

function extrasOf(manufacturer: string | null, extras: string | null): ImportExtras | null {
  if (extras !== null) return JSON.parse(extras) as ImportExtras;
  return manufacturer === null
    ? null
    : { manufacturer, userName: null, tags: null, hasPassword: false, attributes: {} };
}

/** SQL for the good rows of a file, as `s`; its base is `@base`. */
export const goodRowsSql = `staged.import_rows s WHERE s.row > @base AND s.row < @base + ${ROWS_PER_IMPORT} AND s.cells IS NULL`;

/** Row numbers in the cache of the devices a file names. Throws `not_found`. */
export function rowsOfImport(db: ReadableDb, stagedId: string): number[] {
  const { base } = needImport(db, stagedId);
  const sql = `SELECT d.row FROM (SELECT s.device_id FROM ${goodRowsSql} AND s.device_id IS NOT NULL) n
    CROSS JOIN cache.devices d ON d.device_id = n.device_id`;
  return readRows(db, sql, { base });
}
