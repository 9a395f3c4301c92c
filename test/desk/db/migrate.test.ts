import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupLedger } from '../../../src-main/desk/db/backup-ledger.ts';
import { type DatabaseFile, ledgerFile, migrate, newestVersion, versionOf } from '../../../src-main/desk/db/migrate.ts';
import type { WritableDb } from '../../../src-main/desk/db/sql.ts';
import { makeTestFolder, now } from './open-test-workspace.ts';

function openFile(path: string): WritableDb {
  const db = new Database(path);
  onTestFinished(() => void db.close());
  return db as unknown as WritableDb;
}

const newest = newestVersion(ledgerFile);

const later: DatabaseFile = {
  ...ledgerFile,
  migrations: [
    ...ledgerFile.migrations,
    { version: newest + 1, up: (db) => db.exec('CREATE TABLE main.later (text TEXT) STRICT') },
    { version: newest + 2, up: (db) => db.exec("INSERT INTO main.later VALUES ('third')") },
  ],
};

const shapeOf = (db: WritableDb) => db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();

/** What a ledger looks like at a version. */
function shapeAt(version: number): unknown {
  const db = openFile(':memory:');
  migrate(db, { ...ledgerFile, migrations: ledgerFile.migrations.filter((step) => step.version <= version) });
  return shapeOf(db);
}

describe('migrations', () => {
  it('bring a new database to the newest version and mark it as ours', () => {
    const db = openFile(join(makeTestFolder(), 'ledger.db'));
    migrate(db, ledgerFile);
    expect(versionOf(db, ledgerFile)).toBe(newestVersion(ledgerFile));
    expect(db.pragma('application_id', { simple: true })).toBe(ledgerFile.applicationId);
  });

  it('run only the steps that are missing, each after a backup', () => {
    const folder = makeTestFolder();
    const db = openFile(join(folder, 'ledger.db'));
    migrate(db, ledgerFile);
    let backups = 0;
    migrate(db, later, () => {
      backupLedger(db, folder, new Date(now.getTime() + backups));
      backups += 1;
    });
    expect(versionOf(db, later)).toBe(newest + 2);
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(2);
    migrate(db, later, () => expect.unreachable('nothing is missing'));
    expect(db.prepare('SELECT count(*) FROM later').pluck().get()).toBe(1);
  });

  it('need no backup of a database that is new', () => {
    const db = openFile(join(makeTestFolder(), 'ledger.db'));
    migrate(db, ledgerFile, () => expect.unreachable('there is nothing to back up'));
  });

  it('that fail half-way change nothing', () => {
    const db = openFile(join(makeTestFolder(), 'ledger.db'));
    const failing: DatabaseFile = {
      ...ledgerFile,
      migrations: [
        {
          version: 1,
          up(on) {
            on.exec('CREATE TABLE main.half (a TEXT) STRICT');
            throw new Error('no further');
          },
        },
      ],
    };
    expect(() => migrate(db, failing)).toThrow('no further');
    expect(versionOf(db, ledgerFile)).toBe(0);
    expect(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
  });

  it('killed at any of their statements are either whole or not there at all', () => {
    const source = join(process.cwd(), 'src-main/desk/db/migrate.ts');
    let killed = 0;
    for (let survived = false; !survived; ) {
      const path = join(makeTestFolder(), 'ledger.db');
      const script = `
        import Database from 'better-sqlite3';
        const { migrate, ledgerFile } = await import(${JSON.stringify(source)});
        const db = new Database(${JSON.stringify(path)});
        db.pragma('journal_mode = WAL');
        let count = 0;
        const step = () => { count += 1; if (count === ${killed + 1}) process.kill(process.pid, 'SIGKILL'); };
        const counting = new Proxy(db, { get(target, name) {
          if (name === 'exec') return (sql) => { for (const part of sql.split(/;\\s*$/m)) { step(); target.exec(part); } };
          if (name === 'pragma') return (sql, how) => { step(); return target.pragma(sql, how); };
          const value = target[name];
          return typeof value === 'function' ? value.bind(target) : value;
        } });
        migrate(counting, ledgerFile);
        db.pragma('wal_checkpoint');
        db.close();`;
      const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
      survived = child.signal === null;
      expect(child.status, child.stderr).toBe(survived ? 0 : null);
      const db = openFile(path);
      const version = versionOf(db, ledgerFile);
      expect(version === newest).toBe(survived);
      expect(shapeOf(db)).toEqual(shapeAt(version));
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      if (!survived) killed += 1;
    }
    expect(killed).toBeGreaterThan(8);
  }, 120_000);
});
