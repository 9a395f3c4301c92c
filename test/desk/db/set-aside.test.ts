import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFile, ledgerFile } from '../../../src-main/desk/db/migrate.ts';
import { listSetAside, setAside } from '../../../src-main/desk/db/set-aside.ts';
import { makeTestFolder, now } from './open-test-workspace.ts';

describe('a file set aside', () => {
  it('keeps its log with it and is listed, newest first; other files are not', () => {
    const folder = makeTestFolder();
    for (const name of ['cache.db', 'cache.db-wal', 'ledger.db', 'ledger-damaged-notes.txt']) {
      writeFileSync(join(folder, name), name);
    }
    const cache = setAside(folder, cacheFile, 'damaged', now);
    const ledger = setAside(folder, ledgerFile, 'replaced', new Date(now.getTime() + 1000));
    expect(existsSync(join(folder, `${cache}-wal`))).toBe(true);
    expect(listSetAside(folder)).toEqual([
      { name: ledger, file: 'ledger', why: 'replaced', at: '2026-11-22T10:00:01.000Z', bytes: 9 },
      { name: cache, file: 'cache', why: 'damaged', at: now.toISOString(), bytes: 8 },
    ]);
    expect(readdirSync(folder)).toContain('ledger-damaged-notes.txt');
  });
});
