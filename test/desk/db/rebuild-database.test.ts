import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { cacheFile, ledgerFile } from '../../../src-main/desk/db/migrate.ts';
import { rebuildDatabase } from '../../../src-main/desk/db/rebuild-database.ts';
import { flipPages, makeBigWorkspace, pagesOf } from './damage-pages.ts';

/** All there is in a database but what is kept apart for searching: the schema, and every row of every table. */
function contentOf(path: string): unknown {
  const db = new Database(path, { readonly: true });
  try {
    const schema = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
    const tables = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema'",
      )
      .pluck()
      .all() as string[];
    const rows = tables.map((table) => [table, db.prepare(`SELECT * FROM "${table}" NOT INDEXED`).raw().all()]);
    const check = db.pragma('integrity_check', { simple: true });
    return { schema, rows, check, version: db.pragma('user_version', { simple: true }) };
  } finally {
    db.close();
  }
}

describe('a database made anew from the tables of a damaged one', () => {
  it('has every row, index and trigger, whatever index was ruined', async () => {
    const { folder, ledger, cache } = await makeBigWorkspace();
    const cases = [
      [cache, cacheFile, 'devices_by_serial'],
      [cache, cacheFile, 'devices_by_id'],
      [ledger, ledgerFile, 'changes_by_state'],
      [ledger, ledgerFile, 'sqlite_autoindex_changes_1'],
    ] as const;
    for (const [at, [path, file, tree]] of cases.entries()) {
      const whole = contentOf(path);
      const restore = flipPages(path, pagesOf(path, tree));
      const target = join(folder, `anew-${at}.db`);
      expect(rebuildDatabase(path, file, target)).toBe(true);
      restore();
      expect(contentOf(target)).toEqual(whole);
    }
  });

  it('keeps what was noted apart from the log, so that entries cut off its end are still missed', async () => {
    const { folder, ledger } = await makeBigWorkspace();
    const db = new Database(ledger);
    db.exec("UPDATE activity_head SET entry = entry + 5, hash = 'of an entry that is gone'");
    db.close();
    const whole = contentOf(ledger);
    flipPages(ledger, pagesOf(ledger, 'activity_by_actor').slice(1, 2));
    expect(rebuildDatabase(ledger, ledgerFile, join(folder, 'anew.db'))).toBe(true);
    expect(contentOf(join(folder, 'anew.db'))).toEqual(whole);
  });

  it('finds every word again that full-text search had lost', async () => {
    const { folder, cache } = await makeBigWorkspace();
    const found = (path: string) => {
      const db = new Database(path, { readonly: true });
      const sql = "SELECT rowid FROM device_words_parts WHERE device_words_parts MATCH 'son1' ORDER BY rowid";
      const rows = db.prepare(sql).pluck().all();
      db.close();
      return rows;
    };
    const whole = found(cache);
    expect(whole.length).toBeGreaterThan(50);
    flipPages(cache, pagesOf(cache, 'device_words_parts_data').slice(1));
    expect(rebuildDatabase(cache, cacheFile, join(folder, 'anew.db'))).toBe(true);
    expect(found(join(folder, 'anew.db'))).toEqual(whole);
  });

  it('is not made from a table that cannot be read, and nothing is left of the try', async () => {
    const { folder, cache } = await makeBigWorkspace();
    flipPages(cache, pagesOf(cache, 'devices').slice(2, 3));
    expect(rebuildDatabase(cache, cacheFile, join(folder, 'anew.db'))).toBe(false);
    expect(existsSync(join(folder, 'anew.db'))).toBe(false);
  });
});
