import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
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

/** What a ledger looks like that was brought to a version without any accident. */
function shapeAt(version: number): unknown[] {
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

  it('run only the steps that are missing, after one backup', () => {
    const folder = makeTestFolder();
    const db = openFile(join(folder, 'ledger.db'));
    migrate(db, ledgerFile);
    let backups = 0;
    migrate(db, later, () => {
      backupLedger(db, folder, { now: new Date(now.getTime() + backups), kind: 'before-update' });
      backups += 1;
    });
    expect(versionOf(db, later)).toBe(newest + 2);
    expect(readdirSync(join(folder, 'backups'))).toEqual([expect.stringContaining('-before-update.db')]);
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

  it('cut off at any of their statements are either whole or not there at all', () => {
    const folder = makeTestFolder();
    const db = openFile(join(folder, 'ledger.db'));
    db.pragma('journal_mode = WAL');
    const left: string[] = [];
    migrate(
      counting(db, () => {
        // A process that is killed leaves just these bytes.
        const copy = join(folder, `${left.length}.db`);
        for (const suffix of ['', '-wal']) {
          const file = join(folder, `ledger.db${suffix}`);
          if (existsSync(file)) copyFileSync(file, copy + suffix);
        }
        left.push(copy);
      }),
      ledgerFile,
    );
    const versions = left.map((path) => {
      const copy = openFile(path);
      expect(shapeOf(copy)).toEqual(shapeAt(versionOf(copy, ledgerFile)));
      expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
      return versionOf(copy, ledgerFile);
    });
    const all = [0, ...ledgerFile.migrations.map(({ version }) => version)];
    expect([...new Set([...versions, versionOf(db, ledgerFile)])]).toEqual(all);
    expect(left.length).toBeGreaterThan(20);
  });

  it('killed in earnest are so too', () => {
    const source = join(process.cwd(), 'src-main/desk/db/migrate.ts');
    for (const at of [3, 12, 30]) {
      const path = join(makeTestFolder(), 'ledger.db');
      const script = `
        import Database from 'better-sqlite3';
        const { migrate, ledgerFile } = await import(${JSON.stringify(source)});
        const db = new Database(${JSON.stringify(path)});
        db.pragma('journal_mode = WAL');
        let count = 0;
        const step = () => { count += 1; if (count === ${at}) process.kill(process.pid, 'SIGKILL'); };
        ${counting.toString()}
        migrate(counting(db, step), ledgerFile);`;
      const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
      expect(child.signal, child.stderr).toBe('SIGKILL');
      const db = openFile(path);
      expect(shapeOf(db)).toEqual(shapeAt(versionOf(db, ledgerFile)));
    }
  });
});

/** The same connection, which says so before each statement of a migration. */
function counting(db: WritableDb, step: () => void): WritableDb {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'exec') {
        return (sql: string) => {
          for (const part of sql.split(/;\s*$/m)) {
            step();
            target.exec(part);
          }
        };
      }
      if (name === 'pragma') {
        return (sql: string, how?: { simple?: boolean }) => {
          step();
          return target.pragma(sql, how);
        };
      }
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
