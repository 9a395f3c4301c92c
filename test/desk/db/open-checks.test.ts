import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { cacheFile, ledgerFile } from '../../../src-main/desk/db/migrate.ts';
import { assertNotNewer, assertSqliteVersion, isSound, wasLeftOpen } from '../../../src-main/desk/db/open-checks.ts';
import { openWorkspaceDb } from '../../../src-main/desk/db/open-workspace.ts';
import { makeTestFolder, now } from './open-test-workspace.ts';

describe('the version of SQLite', () => {
  for (const version of ['3.51.3', '3.54.1', '4.0.0']) {
    it(`${version} is good enough`, () => expect(() => assertSqliteVersion(version)).not.toThrow());
  }
  for (const version of ['3.51.2', '3.46.1', '2.99.99', '']) {
    it(`${version || 'none'} is refused, for it can corrupt a database with a log`, () => {
      expect(() => assertSqliteVersion(version)).toThrow('older than 3.51.3');
    });
  }
});

describe('checking a file before it is opened', () => {
  it('knows the ledger from the cache', () => {
    const folder = makeTestFolder();
    openWorkspaceDb(folder, { appVersion: '0', now }).db.close();
    expect(isSound(join(folder, 'ledger.db'), ledgerFile, 'deep')).toBe(true);
    expect(isSound(join(folder, 'ledger.db'), cacheFile, 'shallow')).toBe(false);
    expect(isSound(join(folder, 'cache.db'), cacheFile, 'shallow')).toBe(true);
  });

  it('takes a database without a table for a new one', () => {
    const path = join(makeTestFolder(), 'ledger.db');
    const db = new Database(path);
    db.exec('CREATE TABLE t (a); DROP TABLE t');
    db.close();
    expect(isSound(path, ledgerFile, 'deep')).toBe(true);
  });

  it('asks nothing of a file that is not there, or is no database: that is for the next check', () => {
    const path = join(makeTestFolder(), 'ledger.db');
    expect(() => assertNotNewer(path, ledgerFile, '0')).not.toThrow();
    writeFileSync(path, 'x'.repeat(200));
    expect(() => assertNotNewer(path, ledgerFile, '0')).not.toThrow();
  });

  it('sees a log that was left behind, an empty one does not count', () => {
    const path = join(makeTestFolder(), 'cache.db');
    expect(wasLeftOpen(path)).toBe(false);
    writeFileSync(`${path}-wal`, '');
    expect(wasLeftOpen(path)).toBe(false);
    writeFileSync(`${path}-wal`, 'x');
    expect(wasLeftOpen(path)).toBe(true);
  });
});
