import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasEdition, isLatestEdition, renewEdition } from '../../../src-main/desk/db/ledger-edition.ts';
import { openWorkspaceDb } from '../../../src-main/desk/db/open-workspace.ts';
import { readEdition } from '../../../src-main/desk/db/tables/storage.ts';
import { makeTestFolder, now, openTestWorkspace } from './open-test-workspace.ts';

const options = { appVersion: '0.1.0', now };

describe('the edition of a ledger', () => {
  it('is renewed with every opening and every closing', () => {
    const folder = makeTestFolder();
    expect(hasEdition(folder)).toBe(false);
    const first = openWorkspaceDb(folder, options).db;
    const opened = readEdition(first);
    first.close();
    const second = openWorkspaceDb(folder, options).db;
    expect(readEdition(second)).not.toBe(opened);
    second.close();
    expect(hasEdition(folder)).toBe(true);
  });

  it('tells a copy of last week from the ledger, also one taken while it was open', () => {
    const folder = makeTestFolder();
    const ledger = join(folder, 'ledger.db');
    const { db } = openWorkspaceDb(folder, options);
    db.pragma('main.wal_checkpoint(TRUNCATE)');
    copyFileSync(ledger, join(folder, 'copy'));
    db.close();
    copyFileSync(join(folder, 'copy'), ledger);
    const opened = openWorkspaceDb(folder, options);
    expect(opened.ledgerSwapped).toBe(true);
    opened.db.close();
    const again = openWorkspaceDb(folder, options);
    expect(again.ledgerSwapped).toBe(false);
    again.db.close();
  });

  it('is the latest whichever of the two the ledger holds when it was written in the middle of a crash', () => {
    const folder = makeTestFolder();
    const db = openTestWorkspace(folder);
    expect(isLatestEdition(db, folder)).toBe(true);
    const broken = new Proxy(db, {
      get(target, name) {
        if (name === 'prepare') throw new Error('killed');
        return Reflect.get(target, name);
      },
    });
    expect(() => renewEdition(broken, folder)).toThrow('killed');
    expect(isLatestEdition(db, folder)).toBe(true);
  });
});
