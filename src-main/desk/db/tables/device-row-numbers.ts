import { prepared, type ReadableDb } from '../sql.ts';

/** The highest row number in use; rows begin at 1. */
export function lastRow(db: ReadableDb): number {
  return prepared<number | null>(db, 'SELECT max(row) FROM cache.devices', 'first-cells').get() ?? 0;
}

/** Row numbers as one query gives them: as JSON, which is four times as fast as row by row. */
export function readRows(db: ReadableDb, query: string, ...parameters: unknown[]): number[] {
  const sql = `SELECT json_group_array(row) FROM (${query})`;
  return JSON.parse(prepared<string>(db, sql, 'first-cells').get(...parameters) ?? '[]') as number[];
}

/** Whether each row number is one more than the one before; such rows are read in one go, a third faster. */
export function areConsecutive(rows: readonly number[]): boolean {
  const [first = 0] = rows;
  return rows.every((row, index) => row === first + index);
}
