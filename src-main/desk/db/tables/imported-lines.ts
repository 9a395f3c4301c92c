import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { codeColumns } from './batch-notes.ts';
import type { HeldImport } from './staged-imports.ts';

type Base = Pick<HeldImport, 'base'>;

/** Codes of one kind, each with the line it stands on. */
export type CodesOfLines = { codes: string[]; lines: number[] };

// One bound each way: SQLite looks for the first row with one of several, and would read from the beginning every time.
const partSql = 'staged.import_rows WHERE row > @from AND row <= @from + @count AND cells IS NULL';

/** Makes good rows of a file lines of a note, out of `count` rows after one; answers how many. */
export function writeLines(
  db: WritableDb,
  { base }: Base,
  { note, after, count }: { note: number; after: number; count: number },
): number {
  return prepared(
    db,
    `INSERT INTO main.note_lines (note, line, imei, imei2, serial, model, order_id, carton)
     SELECT @note, line, imei, imei2, serial, model, order_id, carton FROM ${partSql} ORDER BY row`,
  ).run({ from: base + after, note, count }).changes;
}

/** The codes of one kind that good rows have, out of `count` rows after one. */
export function readCodes(
  db: ReadableDb,
  { base }: Base,
  { kind, after, count }: { kind: number; after: number; count: number },
): CodesOfLines {
  const code = codeColumns[kind];
  const given = { from: base + after, count };
  const read = <Cell>(column: string) => {
    const sql = `SELECT ${column} FROM ${partSql} AND ${code} IS NOT NULL ORDER BY row`;
    return prepared<Cell>(db, sql, 'first-cells').all(given);
  };
  return { codes: read<string>(`${code}`), lines: read<number>('line') };
}

/** So many codes go in with one statement: what calling one costs is shared among them. */
const CODES_PER_STATEMENT = 32;
const insertSql = (codes: number) =>
  codeColumns.map(
    (_, kind) => `INSERT INTO main.note_codes (note, kind, code, line)
      VALUES ${Array.from({ length: codes }, () => `(@note, ${kind}, ?, ?)`).join(', ')}`,
  );
const insertManySql = insertSql(CODES_PER_STATEMENT);
const insertOneSql = insertSql(1);

/** Has the lines of a note found by codes of one kind. Those that lie close together take some 2 µs each. */
export function writeCodes(
  db: WritableDb,
  { note, kind }: { note: number; kind: number },
  { codes, lines }: CodesOfLines,
): void {
  for (let first = 0; first < codes.length; ) {
    const many = codes.length - first >= CODES_PER_STATEMENT;
    const count = many ? CODES_PER_STATEMENT : 1;
    const values: unknown[] = [];
    for (let at = first; at < first + count; at += 1) values.push(codes[at], lines[at]);
    prepared(db, (many ? insertManySql : insertOneSql)[kind] ?? '').run(values, { note });
    first += count;
  }
}
