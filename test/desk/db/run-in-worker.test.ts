import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInWorker } from '../../../src-main/desk/db/run-in-worker.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';
import { flipPages, makeBigWorkspace, pagesOf } from './damage-pages.ts';
import { makeTestFolder } from './open-test-workspace.ts';

const workerFile = resolve('src-main/desk/db/storage-worker.ts');
const control = () => ({ signal: new AbortController().signal, onProgress: () => undefined });

describe('work in a thread of its own', () => {
  it('answers what a check finds, with how far it is', async () => {
    const { folder, cache } = await makeBigWorkspace();
    const heard: number[] = [];
    const onProgress = (done: number, total: number) => void heard.push(done / total);
    const task = { kind: 'check', folder } as const;
    expect(await runInWorker(workerFile, task, { ...control(), onProgress })).toEqual([]);
    expect(heard.at(-1)).toBe(1);
    flipPages(cache, pagesOf(cache, 'devices_by_serial').slice(1, 2));
    expect((await runInWorker(workerFile, task, control())).join()).toContain('cache.db: ');
  });

  it('throws the code it failed with', async () => {
    const folder = makeTestFolder();
    writeFileSync(join(folder, 'ledger.db'), 'no database '.repeat(1000));
    const task = { kind: 'copy-ledger', from: join(folder, 'ledger.db'), to: join(folder, 'copy.db') } as const;
    expect(await thrownCode(() => runInWorker(workerFile, task, control()))).toBe('database_damaged');
  });

  it('is over at once when it is stopped, before or after it began', async () => {
    const { folder } = await makeBigWorkspace();
    const stop = new AbortController();
    const under = runInWorker(workerFile, { kind: 'check', folder }, { ...control(), signal: stop.signal });
    stop.abort();
    expect(await thrownCode(() => under)).toBe('cancelled');
    const never = runInWorker(workerFile, { kind: 'check', folder }, { ...control(), signal: stop.signal });
    expect(await thrownCode(() => never)).toBe('cancelled');
  });

  it('that cannot even begin says so', async () => {
    const task = { kind: 'check', folder: '' } as const;
    await expect(runInWorker(join(makeTestFolder(), 'none.ts'), task, control())).rejects.toThrow();
  });
});
