import type { CsvNote, CsvReport, RowRefusal, SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** A row of a file after it was judged: taken, or refused with its cells as they stood in the file. */
export type StagedRow =
  | { line: number; row: SelfMaintainedRow }
  | { line: number; cells: readonly string[]; problems: readonly CsvNote<RowRefusal>[] };

/** A refused row, read back. */
export type RefusedRow = Extract<StagedRow, { cells: readonly string[] }>;

/** Creates the tables a checked file lies in. They are temporary and in memory: nothing of it is kept unless it is used. */
export function createStaging(db: WritableDb): void {
  db.exec(`
    CREATE TABLE temp.staged_files (
      staged_id TEXT PRIMARY KEY,
      report TEXT NOT NULL,               -- JSON of CsvReport
      headers TEXT NOT NULL               -- JSON: the file's first line
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.staged_rows (
      staged_id TEXT NOT NULL,
      line INTEGER NOT NULL,
      imei TEXT,
      serial TEXT,
      manufacturer TEXT,
      user_name TEXT,
      attributes TEXT,                    -- null: refused
      cells TEXT,
      problems TEXT,
      PRIMARY KEY (staged_id, line)
    ) STRICT, WITHOUT ROWID;
  `);
}

/** Forgets every file that was checked before: one is held at a time. */
export function clearStaging(db: WritableDb): void {
  prepared(db, 'DELETE FROM temp.staged_files').run();
  prepared(db, 'DELETE FROM temp.staged_rows').run();
}

/** Holds some rows of a file that is being checked. */
export function stageRows(db: WritableDb, stagedId: string, rows: readonly StagedRow[]): void {
  const insert = prepared(
    db,
    `INSERT INTO temp.staged_rows (staged_id, line, imei, serial, manufacturer, user_name, attributes, cells, problems)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const staged of rows) {
    if ('row' in staged) {
      const { imei, serial, manufacturer, userName, attributes } = staged.row;
      insert.run(stagedId, staged.line, imei, serial, manufacturer, userName, JSON.stringify(attributes), null, null);
    } else {
      const [cells, problems] = [JSON.stringify(staged.cells), JSON.stringify(staged.problems)];
      insert.run(stagedId, staged.line, null, null, null, null, null, cells, problems);
    }
  }
}

/** Notes that a file was checked to its end. */
export function finishStaging(db: WritableDb, report: CsvReport, headers: readonly string[]): void {
  const sql = 'INSERT INTO temp.staged_files (staged_id, report, headers) VALUES (?, ?, ?)';
  prepared(db, sql).run(report.stagedId, JSON.stringify(report), JSON.stringify(headers));
}

/** A checked file, null when another one took its place or the desk has started anew. */
export function readStaged(db: ReadableDb, stagedId: string): { report: CsvReport; headers: string[] } | null {
  const row = prepared<{ report: string; headers: string }>(
    db,
    'SELECT report, headers FROM temp.staged_files WHERE staged_id = ?',
  ).get(stagedId);
  if (!row) return null;
  return { report: JSON.parse(row.report) as CsvReport, headers: JSON.parse(row.headers) as string[] };
}

/** Refused rows after a line, in the file's order. */
export function readRefused(db: ReadableDb, stagedId: string, after: number, count: number): RefusedRow[] {
  return prepared<{ line: number; cells: string; problems: string }>(
    db,
    `SELECT line, cells, problems FROM temp.staged_rows
     WHERE staged_id = ? AND line > ? AND attributes IS NULL ORDER BY line LIMIT ?`,
  )
    .all(stagedId, after, count)
    .map(({ line, cells, problems }) => ({
      line,
      cells: JSON.parse(cells) as string[],
      problems: JSON.parse(problems) as CsvNote<RowRefusal>[],
    }));
}
