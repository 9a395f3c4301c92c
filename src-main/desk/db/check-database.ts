import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { asAppError } from './sql.ts';

/** Enough to see what is wrong; a ruined index would have a line for every row. */
const MOST_LINES = 20;

/**
 * Reads a database in use from a connection of its own, table by table with every index held against its table, then its
 * pages as a whole; answers what is wrong, line by line. `onStep` hears of each table done and of how many there are.
 */
export function checkDatabase(path: string, onStep: (done: number, total: number) => void): string[] {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  const lines: string[] = [];
  // Row by row: what was found before SQLite gives up is worth telling.
  const look = (pragma: string) => {
    for (const row of db.prepare(`PRAGMA ${pragma}`).pluck().iterate()) lines.push(String(row));
  };
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
    for (const [at, table] of tables.entries()) {
      look(`integrity_check("${table}")`);
      onStep(at + 1, tables.length + 1);
    }
    look(`quick_check(${MOST_LINES})`);
    onStep(tables.length + 1, tables.length + 1);
  } catch (error) {
    const known = asAppError(error);
    if (!(known instanceof AppError) || known.code !== 'database_damaged') throw known;
    lines.push(known.message);
  } finally {
    db.close();
  }
  return lines.filter((line) => line !== 'ok').slice(0, MOST_LINES);
}
