import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import type { DatabaseFile } from './migrate.ts';
import { type CheckDepth, isCutShort, isOurs, looksSound } from './open-checks.ts';
import { asAppError } from './sql.ts';

/** How a file was found: whole, with damage to nothing but what can be made from its tables, or beyond that. */
export type Finding = 'sound' | 'rebuildable' | 'damaged';

/** With so many problems the list may have ended before the worst of them. */
const MOST_PROBLEMS = 10_000;

/** Reads a database file as deep as told and judges what it finds. */
export function examineDatabase(path: string, file: DatabaseFile, depth: CheckDepth): Finding {
  if (statSync(path).size === 0) return 'damaged';
  let db: Database.Database | null = null;
  try {
    const opened = new Database(path, { fileMustExist: true, timeout: 5000 });
    db = opened;
    // SQLite takes what is missing at the end of the last page for zeros.
    if (!isOurs(opened, file) || isCutShort(opened)) return 'damaged';
    return unlessDamaged(() => looksSound(opened, depth), false) ? 'sound' : judge(opened);
  } catch (error) {
    return onDamage(error, 'damaged');
  } finally {
    db?.close();
  }
}

/** SQLite walks every tree before it compares rows: a tree it cannot open then has been told of by that time. */
function judge(db: Database.Database): Finding {
  const lines: string[] = [];
  const brokenOff = unlessDamaged(() => {
    const rows = db.prepare(`PRAGMA integrity_check(${MOST_PROBLEMS})`).pluck().iterate();
    for (const row of rows) lines.push(...String(row).split('\n'));
    return false;
  }, true);
  if (lines.length >= MOST_PROBLEMS || (brokenOff && lines.length === 0)) return 'damaged';
  return unlessDamaged(() => onlyDerivedIsDamaged(db, lines), false) ? 'rebuildable' : 'damaged';
}

/** Whether every line of an integrity check is about an index, a table of full-text search or pages in no use. */
export function onlyDerivedIsDamaged(db: Database.Database, lines: readonly string[]): boolean {
  const derived = derivedRoots(db);
  return lines
    .filter((line) => line !== '' && line !== 'ok' && !line.startsWith('*** in database'))
    .every((line) => {
      const tree = /^Tree (\d+) /.exec(line);
      if (tree) return derived.has(Number(tree[1]));
      return /\bindex\b|^Freelist: |^Page \d+: never used$|^Pointer map page/.test(line);
    });
}

/** Root pages of what can be made anew from the tables. */
function derivedRoots(db: Database.Database): Set<number> {
  const rows = db
    .prepare(
      `SELECT s.rootpage FROM sqlite_schema s WHERE s.type = 'index' OR s.type = 'table' AND EXISTS
         (SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL TABLE%' AND s.name LIKE v.name || '\\_%' ESCAPE '\\')`,
    )
    .pluck()
    .all();
  return new Set(rows.map(Number));
}

function unlessDamaged<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch (error) {
    return onDamage(error, otherwise);
  }
}

function onDamage<Result>(error: unknown, answer: Result): Result {
  const known = asAppError(error);
  if (known instanceof AppError && known.code === 'database_damaged') return answer;
  throw known;
}
