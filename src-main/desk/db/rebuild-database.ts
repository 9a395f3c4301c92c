import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { type DatabaseFile, ledgerFile, migrate } from './migrate.ts';
import { asAppError, type WritableDb } from './sql.ts';

/**
 * Makes a new database at `target` from the tables of a damaged one, and everything else anew: indexes, triggers, full-text
 * search. The damaged file is only read. False when a table cannot be read or does not fit; then there is no target.
 * Throws AppError disk_full.
 */
export function rebuildDatabase(path: string, file: DatabaseFile, target: string): boolean {
  const db = new Database(file.schema === 'main' ? target : ':memory:') as unknown as WritableDb;
  try {
    if (file.schema !== 'main') {
      // Its migrations know the ledger, to which they hand things over: of an empty cache nothing.
      migrate(db, ledgerFile);
      db.prepare('ATTACH ? AS cache').run(target);
    }
    db.prepare('ATTACH ? AS damaged').run(path);
    db.pragma('foreign_keys = OFF');
    db.pragma(`${file.schema}.synchronous = OFF`);
    const version = Number(db.pragma('damaged.user_version', { simple: true }));
    migrate(db, { ...file, migrations: file.migrations.filter((step) => step.version <= version) });
    db.transaction(() => {
      for (const table of tablesOf(db, file.schema)) copyTable(db, file.schema, table);
      for (const sql of laterIndexes(db, file.schema)) db.exec(sql);
    })();
    if (!isWhole(db, file.schema)) throw new AppError('database_damaged', 'the tables do not fit together');
  } catch (error) {
    db.close();
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(target + suffix, { force: true });
    const known = asAppError(error);
    if (known instanceof AppError && known.code !== 'database_damaged') throw known;
    return false;
  }
  db.close();
  return true;
}

/**
 * Ordinary tables, in the order they were made: what a trigger notes of one in a later one is then replaced by what was noted.
 * What full-text search keeps for itself fills again from theirs.
 */
function tablesOf(db: WritableDb, schema: string): string[] {
  const sql = `SELECT l.name FROM pragma_table_list l JOIN ${schema}.sqlite_schema s ON s.type = 'table' AND s.name = l.name
    WHERE l.schema = ? AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY s.rowid`;
  return db.prepare(sql).pluck().all(schema) as string[];
}

function copyTable(db: WritableDb, schema: string, table: string): void {
  const names = db.prepare('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, schema) as string[];
  const columns = names.map((name) => `"${name}"`).join(', ');
  db.exec(`DELETE FROM ${schema}."${table}"`);
  // Without NOT INDEXED rows might come from the damaged index, and without WHERE SQLite would copy indexes as they are.
  db.exec(
    `INSERT INTO ${schema}."${table}" (${columns}) SELECT ${columns} FROM damaged."${table}" NOT INDEXED WHERE true`,
  );
}

/** Indexes that no migration makes: those of a cache that has been filled. */
function laterIndexes(db: WritableDb, schema: string): string[] {
  const sql = `SELECT sql FROM damaged.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
    AND name NOT IN (SELECT name FROM ${schema}.sqlite_schema)`;
  const all = db.prepare(sql).pluck().all() as string[];
  return all.map((text) => text.replace(/^(CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?)/i, `$1${schema}.`));
}

function isWhole(db: WritableDb, schema: string): boolean {
  if (db.pragma(`${schema}.integrity_check(1)`, { simple: true }) !== 'ok') return false;
  return (db.pragma(`${schema}.foreign_key_check`) as unknown[]).length === 0;
}
