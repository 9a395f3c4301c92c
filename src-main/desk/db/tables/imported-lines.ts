import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { codeColumns } from './batch-notes.ts';
import { goodRowsSql, type HeldImport } from './staged-imports.ts';

type Base = Pick<HeldImport, 'base'>;

/** Makes good rows of a file lines of a note, out of `count` rows after one; answers how many. */
export function writeLines(
  db: WritableDb,
  { base }: Base,
  { note, after, count }: { note: number; after: number; count: number },
): number {
  return prepared(
    db,
    `INSERT INTO main.note_lines (note, line, imei, imei2, serial, model, order_id, carton)
     SELECT @note, s.line, s.imei, s.imei2, s.serial, s.model, s.order_id, s.carton FROM ${goodRowsSql}
       AND s.row > @base + @after AND s.row <= @base + @after + @count ORDER BY s.row`,
  ).run({ base, note, after, count }).changes;
}

/** The codes of one kind in `count` rows after one, null for none. */
export function readCodes(
  db: ReadableDb,
  { base }: Base,
  { kind, after, count }: { kind: number; after: number; count: number },
): (string | null)[] {
  const sql = `SELECT iif(cells IS NULL, ${codeColumns[kind]}, NULL) FROM staged.import_rows
    WHERE row > @from AND row <= @from + @count ORDER BY row`;
  return prepared<string | null>(db, sql, 'first-cells').all({ from: base + after, count });
}

/** Has the lines of a note found by their codes of one kind; `rows` are of the file, in some 3 µs each when their codes lie close together. */
export function writeCodes(
  db: WritableDb,
  { base }: Base,
  { note, kind, rows }: { note: number; kind: number; rows: Uint32Array },
): void {
  const code = `s.${codeColumns[kind]}`;
  prepared(
    db,
    `INSERT INTO main.note_codes (kind, code, note, line) SELECT ${kind}, ${code}, @note, s.line
     FROM json_each(@rows) n CROSS JOIN staged.import_rows s ON s.row = @base + n.value ORDER BY ${code}`,
  ).run({ base, note, rows: `[${rows.join(',')}]` });
}
