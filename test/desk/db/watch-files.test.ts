import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { watchFiles } from '../../../src-main/desk/db/watch-files.ts';
import { makeTestFolder, openTestWorkspace } from './open-test-workspace.ts';

describe('watching the files that are open', () => {
  const losses: [string, (folder: string) => void, 'ledger' | 'cache'][] = [
    ['the ledger is deleted', (folder) => rmSync(join(folder, 'ledger.db')), 'ledger'],
    ['its log is deleted', (folder) => rmSync(join(folder, 'ledger.db-wal')), 'ledger'],
    ['the cache is deleted', (folder) => rmSync(join(folder, 'cache.db')), 'cache'],
    [
      'another ledger is put in its place',
      (folder) => {
        copyFileSync(join(folder, 'ledger.db'), join(folder, 'other'));
        renameSync(join(folder, 'other'), join(folder, 'ledger.db'));
      },
      'ledger',
    ],
    ['the folder is moved', (folder) => renameSync(folder, `${folder}-moved`), 'ledger'],
  ];
  it.each(losses)('notices when %s', (_what, lose, file) => {
    const folder = makeTestFolder();
    openTestWorkspace(folder);
    const watch = watchFiles(folder);
    expect(watch()).toBeNull();
    lose(folder);
    expect(watch()).toBe(file);
    rmSync(`${folder}-moved`, { recursive: true, force: true });
  });

  it('costs next to nothing, as every change asks twice', () => {
    const folder = makeTestFolder();
    openTestWorkspace(folder);
    const watch = watchFiles(folder);
    const started = performance.now();
    for (let n = 0; n < 1000; n += 1) watch();
    expect((performance.now() - started) / 1000).toBeLessThan(0.5);
  });
});
