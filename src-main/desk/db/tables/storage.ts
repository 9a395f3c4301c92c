import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** The last full check of the databases: when, and how many problems it found. */
export type LastCheck = { at: string; problems: number };

/** When and how the databases were last checked in full; null: never. */
export function readLastCheck(db: ReadableDb): LastCheck | null {
  const sql = 'SELECT checked_at AS at, check_problems AS problems FROM main.storage WHERE checked_at IS NOT NULL';
  return prepared<LastCheck>(db, sql).get() ?? null;
}

/** Notes a full check. */
export function writeLastCheck(db: WritableDb, { at, problems }: LastCheck): void {
  prepared(db, 'UPDATE main.storage SET checked_at = ?, check_problems = ?').run(at, problems);
}

/** What tells this ledger from its older copies; empty for one that was never opened by an app that knows of it. */
export function readEdition(db: ReadableDb): string {
  return prepared<string>(db, 'SELECT edition FROM main.storage', 'first-cells').get() ?? '';
}

/** Makes every copy taken until now an older one. */
export function writeEdition(db: WritableDb, edition: string): void {
  prepared(db, 'UPDATE main.storage SET edition = ?').run(edition);
}
