import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackups } from '../../../src-main/desk/db/backup-ledger.ts';
import { mendFiles } from '../../../src-main/desk/db/mend-files.ts';
import { requestRestore, wasRestored } from '../../../src-main/desk/db/restore-ledger.ts';
import { readSuspicion, suspect } from '../../../src-main/desk/db/suspicion.ts';
import { flipPages, makeBigWorkspace, pagesOf } from './damage-pages.ts';
import { makeTestFolder, now } from './open-test-workspace.ts';

const untouched = {
  ...{ ledger: 'sound', cache: 'sound' },
  ...{ ledgerSetAside: null, cacheSetAside: null, ledgerRestoredFrom: null },
};

describe('the files of a workspace before they are opened', () => {
  it('are left alone when they are new, or in good order', async () => {
    expect(mendFiles(makeTestFolder(), now)).toEqual(untouched);
    const { folder } = await makeBigWorkspace();
    expect(mendFiles(folder, now)).toEqual(untouched);
  });

  it('are read whole after a check that found damage, and only the index at fault is made anew', async () => {
    const { folder, cache } = await makeBigWorkspace();
    flipPages(cache, pagesOf(cache, 'devices_by_model').slice(1, 2));
    const broken = readFileSync(cache);
    expect(mendFiles(folder, now)).toEqual(untouched);
    suspect(folder, 'check');
    const mended = mendFiles(folder, now);
    expect(mended).toMatchObject({ ledger: 'sound', cache: 'rebuilt' });
    expect(readFileSync(join(folder, mended.cacheSetAside ?? ''))).toEqual(broken);
    expect(readSuspicion(folder)).toBeNull();
  });

  it('are not given up for a disk that failed, only for damage nobody can find', async () => {
    const { folder } = await makeBigWorkspace();
    suspect(folder, 'disk');
    expect(mendFiles(folder, now)).toEqual(untouched);
    suspect(folder, 'damage');
    expect(mendFiles(folder, now)).toMatchObject({ ledger: 'sound', cache: 'empty' });
  });

  it('keep the cache when the damage that showed itself was the ledger’s', async () => {
    const { folder, ledger } = await makeBigWorkspace();
    flipPages(ledger, pagesOf(ledger, 'changes').slice(1, 2));
    suspect(folder, 'damage');
    expect(mendFiles(folder, now)).toMatchObject({ ledger: 'restored', cache: 'sound' });
  });

  it('that are gone are not taken for those of a new workspace', async () => {
    const { folder, ledger, cache } = await makeBigWorkspace();
    rmSync(ledger);
    rmSync(cache);
    expect(mendFiles(folder, now)).toMatchObject({ ledger: 'restored', cache: 'empty', ledgerSetAside: null });
    rmSync(ledger);
    rmSync(join(folder, 'backups'), { recursive: true });
    expect(mendFiles(folder, now)).toMatchObject({ ledger: 'empty', ledgerRestoredFrom: null });
  });

  it('give way to the backup the person chose, once, and what was there is kept', async () => {
    const { folder, ledger } = await makeBigWorkspace();
    const before = readFileSync(ledger);
    const name = listBackups(folder, now)[0]?.name ?? '';
    requestRestore(folder, name);
    const mended = mendFiles(folder, now);
    expect(mended).toMatchObject({ ledger: 'chosen', ledgerRestoredFrom: name, cache: 'sound' });
    expect(readFileSync(join(folder, mended.ledgerSetAside ?? ''))).toEqual(before);
    expect(wasRestored(folder)).toBe(true);
    expect(mendFiles(folder, now)).toEqual(untouched);
  });

  it('stay as they are when the backup the person chose is damaged', async () => {
    const { folder } = await makeBigWorkspace();
    const name = listBackups(folder, now)[0]?.name ?? '';
    requestRestore(folder, name);
    writeFileSync(join(folder, 'backups', name), 'scratched');
    expect(mendFiles(folder, now)).toEqual(untouched);
  });

  it('of zero bytes are damaged, not new', async () => {
    const { folder, ledger } = await makeBigWorkspace();
    truncateSync(ledger, 0);
    const { ledgerSetAside, ledger: state } = mendFiles(folder, now);
    expect(state).toBe('restored');
    expect(existsSync(join(folder, ledgerSetAside ?? ''))).toBe(true);
  });
});
