import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { examineDatabase, onlyDerivedIsDamaged } from '../../../src-main/desk/db/examine-database.ts';
import { cacheFile, ledgerFile } from '../../../src-main/desk/db/migrate.ts';
import { flipPages, makeBigWorkspace, pagesOf } from './damage-pages.ts';

describe('examining a database', () => {
  it('finds a whole one sound, and takes neither for the other', async () => {
    const { ledger, cache } = await makeBigWorkspace();
    expect(examineDatabase(ledger, ledgerFile, 'whole')).toBe('sound');
    expect(examineDatabase(cache, cacheFile, 'whole')).toBe('sound');
    expect(examineDatabase(ledger, cacheFile, 'shallow')).toBe('damaged');
  });

  it('tells damage of an index or of full-text search from damage of a table', async () => {
    const { cache } = await makeBigWorkspace();
    const cases: [string, string][] = [
      ['devices_by_serial', 'rebuildable'],
      ['device_words_parts_data', 'rebuildable'],
      ['devices', 'damaged'],
      ['sqlite_schema', 'damaged'],
    ];
    for (const [tree, expected] of cases) {
      const restore = flipPages(cache, pagesOf(cache, tree).slice(0, 1));
      expect([tree, examineDatabase(cache, cacheFile, 'whole')]).toEqual([tree, expected]);
      restore();
    }
  });
});

describe('the lines of an integrity check', () => {
  const db = () => {
    const made = new Database(':memory:');
    onTestFinished(() => void made.close());
    made.exec(
      "CREATE TABLE t (a UNIQUE, b); CREATE INDEX i ON t (b); CREATE VIRTUAL TABLE w USING fts5 (x, content = '')",
    );
    return made;
  };
  const root = (made: Database.Database, name: string) =>
    made.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name);

  it('about indexes, full-text search and free pages leave the tables as they are', () => {
    const made = db();
    const lines = [
      '*** in database main ***',
      'row 5 missing from index i',
      'wrong # of entries in index sqlite_autoindex_t_1',
      'malformed inverted index for FTS5 table main.w',
      'Page 7: never used',
      'Freelist: size is 3 but should be 4',
      `Tree ${root(made, 'i')} page 9 cell 3: Rowid 4 out of order`,
      `Tree ${root(made, 'w_data')} page 9: btreeInitPage() returns error code 11`,
    ];
    expect(onlyDerivedIsDamaged(made, lines)).toBe(true);
  });

  it.each(['NULL value in t.a', 'non-TEXT value in t.b', 'database disk image is malformed'])(
    '%s is of a table',
    (line) => {
      expect(onlyDerivedIsDamaged(db(), ['row 5 missing from index i', line])).toBe(false);
    },
  );

  it('name the tree of a table', () => {
    const made = db();
    expect(onlyDerivedIsDamaged(made, [`Tree ${root(made, 't')} page 9: free space corruption`])).toBe(false);
  });
});
