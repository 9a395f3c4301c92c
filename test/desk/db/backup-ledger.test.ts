import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BackupKind } from '#shared/domain/storage.ts';
import { backupAside, backupLedger, isBackupDue, listBackups } from '../../../src-main/desk/db/backup-ledger.ts';
import { fileStamp } from '../../../src-main/desk/db/file-stamp.ts';
import { ledgerFile, newestVersion } from '../../../src-main/desk/db/migrate.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';
import { makeTestFolder, now, openTestWorkspace } from './open-test-workspace.ts';

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const daily = (at: Date) => ({ now: at, kind: 'daily' }) as const;
const workerFile = resolve('src-main/desk/db/storage-worker.ts');
const aside = (at: Date, kind: BackupKind = 'daily', signal = new AbortController().signal) => ({
  ...{ now: at, kind, workerFile, signal },
});

function namesIn(folder: string): string[] {
  return readdirSync(join(folder, 'backups')).sort();
}

function check(path: string): void {
  const copy = new Database(path, { readonly: true });
  onTestFinished(() => void copy.close());
  expect(copy.prepare('SELECT actor FROM activity').pluck().all()).toEqual(['ann']);
  expect(copy.pragma('user_version', { simple: true })).toBe(newestVersion(ledgerFile));
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'devices'").pluck().get()).toBe(0);
}

describe('a backup of the ledger', () => {
  it('is a whole database that holds what the ledger held, and nothing of the cache', async () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    db.exec(
      "INSERT INTO main.activity (at, actor, action, facts, previous_hash, hash) VALUES ('', 'ann', 'devices.move', '{}', '', 'h')",
    );
    check(backupLedger(db, folder, daily(now)));
    check(await backupAside(folder, aside(hours(1))));
  });

  it('made aside is what was committed at one moment, however much is written meanwhile', async () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    const write = db.prepare(
      "INSERT INTO main.activity (at, actor, action, facts, previous_hash, hash) VALUES ('', '', '', ?, '', '')",
    );
    for (let n = 0; n < 500; n += 1) write.run('x'.repeat(1000));
    let finished = false;
    const copying = backupAside(folder, aside(now)).finally(() => {
      finished = true;
    });
    while (!finished) {
      // Pairs: a copy with an odd number would have been taken in the middle of one.
      db.transaction(() => [write.run('y'), write.run('y')])();
      await new Promise((done) => setImmediate(done));
    }
    const copy = new Database(await copying, { readonly: true });
    onTestFinished(() => void copy.close());
    const pairs = Number(copy.prepare("SELECT count(*) FROM activity WHERE facts = 'y'").pluck().get());
    expect(pairs % 2).toBe(0);
    expect(copy.prepare("SELECT count(*) FROM activity WHERE facts <> 'y'").pluck().get()).toBe(500);
  });

  it('is due once a day', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    expect(isBackupDue(folder, now)).toBe(true);
    backupLedger(db, folder, daily(now));
    expect(isBackupDue(folder, hours(23))).toBe(false);
    expect(isBackupDue(folder, hours(24))).toBe(true);
  });

  it('is due although the clock was set back', () => {
    const folder = makeTestFolder();
    backupLedger(openTestWorkspace(folder), folder, daily(now));
    expect(isBackupDue(folder, hours(-48))).toBe(true);
  });

  it('makes the oldest go when there are more than seven days, and touches nothing else in the folder', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    mkdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, 'backups', 'my own notes.txt'), '');
    for (let day = 0; day < 9; day += 1) backupLedger(db, folder, daily(hours(day * 24)));
    expect(namesIn(folder)).toEqual([
      ...[2, 3, 4, 5, 6, 7, 8].map((day) => `ledger-${fileStamp(hours(day * 24))}.db`),
      'my own notes.txt',
    ]);
  });

  it('of the same day takes the place of the earlier one, so that a day of trouble does not cost a week of copies', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    for (const at of [-24, 0, 1, 2]) backupLedger(db, folder, daily(hours(at)));
    expect(listBackups(folder, hours(2)).map(({ at }) => at)).toEqual(
      [hours(2), hours(-24)].map((at) => at.toISOString()),
    );
  });

  it('before an update or by hand is not counted among the days', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    for (let day = 0; day < 9; day += 1) backupLedger(db, folder, daily(hours(day * 24)));
    for (let n = 0; n < 5; n += 1) backupLedger(db, folder, { now: hours(n), kind: 'before-update' });
    backupLedger(db, folder, { now, kind: 'by-hand' });
    const kinds = listBackups(folder, hours(300)).map(({ kind }) => kind);
    const count = (kind: BackupKind) => kinds.filter((one) => one === kind).length;
    expect([count('daily'), count('before-update'), count('by-hand')]).toEqual([7, 3, 1]);
  });

  it('from a year that has not come yet is the first to go, and never the one to open', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    for (let day = 0; day < 7; day += 1) backupLedger(db, folder, daily(hours(100_000 + day * 24)));
    backupLedger(db, folder, daily(now));
    const [first, ...others] = listBackups(folder, now);
    expect(first?.at).toBe(now.toISOString());
    expect(others).toHaveLength(6);
  });

  it('that cannot be written leaves nothing behind', async () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    writeFileSync(join(folder, 'backups'), 'in the way');
    expect(() => backupLedger(db, folder, daily(now))).toThrow();
    expect(
      await thrownCode(() => backupAside(folder, aside(now)).catch((error: Error) => Promise.reject(error))),
    ).not.toBeNull();
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('that is given up leaves nothing behind', async () => {
    const folder = makeTestFolder();
    openTestWorkspace(folder);
    const stop = new AbortController();
    const copying = backupAside(folder, aside(now, 'by-hand', stop.signal));
    stop.abort();
    expect(await thrownCode(() => copying)).toBe('cancelled');
    expect(namesIn(folder)).toEqual([]);
  });
});
