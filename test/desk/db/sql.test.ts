import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { asAppError, prepared, transaction } from '../../../src-main/desk/db/sql.ts';
import { openTestWorkspace } from './open-test-workspace.ts';

describe('prepared statements', () => {
  it('are compiled once for each shape of their rows', () => {
    const db = openTestWorkspace();
    const sql = 'SELECT 1 AS a, 2 AS b';
    expect(prepared(db, sql)).toBe(prepared(db, sql));
    expect(prepared(db, sql).get()).toEqual({ a: 1, b: 2 });
    expect(prepared(db, sql, 'arrays').get()).toEqual([1, 2]);
    expect(prepared(db, sql, 'first-cells').get()).toBe(1);
    expect(prepared(db, sql).get()).toEqual({ a: 1, b: 2 });
  });
});

describe('a transaction', () => {
  it('joins the one around it: both happen or neither', () => {
    const db = openTestWorkspace();
    db.exec('CREATE TABLE temp.t (a)');
    const both = () =>
      transaction(db, () => {
        transaction(db, () => db.exec('INSERT INTO temp.t VALUES (1)'));
        throw new Error('later');
      });
    expect(both).toThrow('later');
    expect(db.prepare('SELECT count(*) FROM temp.t').pluck().get()).toBe(0);
  });

  it('on a full disk says disk_full, keeps what was there and goes on when there is room', () => {
    const db = openTestWorkspace();
    const pages = Number(db.pragma('main.page_count', { simple: true }));
    db.pragma(`main.max_page_count = ${pages}`);
    const insert = () =>
      transaction(db, () =>
        db
          .prepare(
            "INSERT INTO main.activity (at, actor, action, facts, previous_hash, hash) VALUES ('', '', '', ?, '', '')",
          )
          .run('x'.repeat(100_000)),
      );
    expect(insert).toThrowError(expect.objectContaining({ code: 'disk_full' }));
    expect(db.prepare('SELECT count(*) FROM main.activity').pluck().get()).toBe(0);
    db.pragma(`main.max_page_count = ${pages + 1000}`);
    insert();
    expect(db.prepare('SELECT count(*) FROM main.activity').pluck().get()).toBe(1);
  });
});

describe('errors of SQLite', () => {
  const cases: [string, string][] = [
    ['SQLITE_FULL', 'disk_full'],
    ['SQLITE_BUSY', 'database_busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'database_busy'],
    ['SQLITE_CORRUPT', 'database_damaged'],
    ['SQLITE_CORRUPT_VTAB', 'database_damaged'],
    ['SQLITE_NOTADB', 'database_damaged'],
  ];
  for (const [code, expected] of cases) {
    it(`${code} becomes ${expected}`, () => {
      expect(asAppError(new Database.SqliteError('…', code))).toMatchObject({ code: expected });
    });
  }

  it('that are bugs of ours come back as they are', () => {
    const bug = new Database.SqliteError('no such column', 'SQLITE_ERROR');
    expect(asAppError(bug)).toBe(bug);
  });
});
