import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupDaily, backupLedger, fileStamp, restoreLedger } from '../../../src-main/desk/db/backup-ledger.ts';
import { ledgerFile, newestVersion } from '../../../src-main/desk/db/migrate.ts';
import { makeTestFolder, now, openTestWorkspace } from './open-test-workspace.ts';

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

function namesIn(folder: string): string[] {
  return readdirSync(join(folder, 'backups')).sort();
}

describe('a backup of the ledger', () => {
  it('is a whole database that holds what the ledger held, and nothing of the cache', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    db.exec(
      "INSERT INTO main.activity (at, actor, action, facts, previous_hash, hash) VALUES ('', 'ann', 'devices.move', '{}', '', 'h')",
    );
    const path = backupLedger(db, folder, now);
    const copy = new Database(path, { readonly: true });
    onTestFinished(() => void copy.close());
    expect(copy.prepare('SELECT actor FROM activity').pluck().all()).toEqual(['ann']);
    expect(copy.pragma('user_version', { simple: true })).toBe(newestVersion(ledgerFile));
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'devices'").pluck().get()).toBe(0);
  });

  it('is made once a day', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    expect(backupDaily(db, folder, now)).toContain(fileStamp(now));
    expect(backupDaily(db, folder, hours(23))).toBeNull();
    expect(backupDaily(db, folder, hours(24))).not.toBeNull();
    expect(namesIn(folder)).toHaveLength(2);
  });

  it('is made although the clock was set back', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    backupDaily(db, folder, now);
    expect(backupDaily(db, folder, hours(-48))).not.toBeNull();
  });

  it('makes the oldest go when there are more than seven, and touches nothing else in the folder', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    mkdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, 'backups', 'my own notes.txt'), '');
    for (let day = 0; day < 9; day += 1) backupDaily(db, folder, hours(day * 24));
    expect(namesIn(folder)).toEqual([
      ...[2, 3, 4, 5, 6, 7, 8].map((day) => `ledger-${fileStamp(hours(day * 24))}.db`),
      'my own notes.txt',
    ]);
  });

  it('that cannot be written leaves nothing behind', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    writeFileSync(join(folder, 'backups'), 'in the way');
    expect(() => backupLedger(db, folder, now)).toThrow();
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('on a full disk says so and leaves nothing behind', ({ skip }) => {
    const full = mountTinyDisk();
    if (!full) skip('needs root to mount a small file system');
    else {
      const folder = makeTestFolder();
      const db = openTestWorkspace(folder);
      const fill = db.prepare(
        "INSERT INTO main.activity (at, actor, action, facts, previous_hash, hash) VALUES ('', '', '', ?, '', '')",
      );
      for (let n = 0; n < 300; n += 1) fill.run('x'.repeat(10_000));
      expect(() => backupLedger(db, full, now)).toThrowError(expect.objectContaining({ code: 'disk_full' }));
      expect(readdirSync(join(full, 'backups'))).toEqual([]);
    }
  });

  it('is not there to restore when none was ever made', () => {
    expect(restoreLedger(makeTestFolder())).toBeNull();
  });
});

/** A file system of 1 MB, null where the test may not mount one. */
function mountTinyDisk(): string | null {
  const folder = makeTestFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}
