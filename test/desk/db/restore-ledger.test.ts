import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupLedger, listBackups } from '../../../src-main/desk/db/backup-ledger.ts';
import {
  forgetRestored,
  forgetRestoreRequest,
  isUsable,
  markRestored,
  putBackupInPlace,
  readRestoreRequest,
  requestRestore,
  restoreLedger,
  wasRestored,
} from '../../../src-main/desk/db/restore-ledger.ts';
import { makeTestFolder, now, openTestWorkspace } from './open-test-workspace.ts';

const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

/** A closed workspace with backups of three days, the newest of them damaged. */
function makeBackups(): { folder: string; names: string[] } {
  const folder = makeTestFolder();
  const db = openTestWorkspace(folder);
  for (const day of [0, 1, 2]) backupLedger(db, folder, { now: later(day), kind: 'daily' });
  db.close();
  const names = listBackups(folder, later(2)).map(({ name }) => name);
  writeFileSync(join(folder, 'backups', names[0] ?? ''), 'scratched');
  rmSync(join(folder, 'ledger.db'));
  return { folder, names };
}

describe('restoring the ledger', () => {
  it('takes the newest copy that is whole, and what waits in it is in doubt until somebody says otherwise', () => {
    const { folder, names } = makeBackups();
    expect(wasRestored(folder)).toBe(false);
    expect(restoreLedger(folder, later(2))).toBe(names[1]);
    expect(existsSync(join(folder, 'ledger.db'))).toBe(true);
    expect(wasRestored(folder)).toBe(true);
    forgetRestored(folder);
    expect(wasRestored(folder)).toBe(false);
    markRestored(folder);
    expect(wasRestored(folder)).toBe(true);
  });

  it('answers nothing where no copy was ever made', () => {
    expect(restoreLedger(makeTestFolder(), now)).toBeNull();
  });

  it('of a copy the person chose waits for the next opening, if the copy is there and whole', () => {
    const { folder, names } = makeBackups();
    const [damaged = '', , oldest = ''] = names;
    expect([isUsable(folder, damaged), isUsable(folder, oldest), isUsable(folder, 'none.db')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(readRestoreRequest(folder, now)).toBeNull();
    for (const name of [damaged, '../ledger.db', 'ledger-none.db']) {
      requestRestore(folder, name);
      expect(readRestoreRequest(folder, later(2))).toBeNull();
    }
    requestRestore(folder, oldest);
    expect(readRestoreRequest(folder, later(2))).toBe(oldest);
    forgetRestoreRequest(folder);
    expect(readRestoreRequest(folder, later(2))).toBeNull();
  });

  it('that cannot be written leaves no half of a file', () => {
    const { folder, names } = makeBackups();
    expect(() => putBackupInPlace(join(folder, 'gone'), names[2] ?? '')).toThrow();
    expect(existsSync(join(folder, 'ledger.db'))).toBe(false);
  });
});
