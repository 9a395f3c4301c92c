import { describe, expect, it } from 'vitest';
import { nameDevices } from '../../../../src-main/desk/db/name-devices.ts';
import { commitImport } from '../../../../src-main/desk/features/csv/commit-import.ts';
import { discardImport } from '../../../../src-main/desk/features/csv/discard-import.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { deviceId } from '../../db/open-test-workspace.ts';
import { endOfJob } from '../make-test-services.ts';
import { committed, fileWith, imeiOf, logged, opened, openImportDesk, tenantOf } from './open-import-desk.ts';

describe('importing what is good of a file', () => {
  it('as a selection: the devices of this tenant, by any of their identifiers', async () => {
    const test = await openImportDesk(tenantOf([1, 2, 3]));
    const { stagedId } = await opened(test, fileWith(`${imeiOf(3)}\n${imeiOf(9)}\nR58N000001A\n12\n`));
    expect(await committed(test, stagedId, { kind: 'selection' })).toEqual({
      target: { kind: 'selection' },
      devices: 2,
      skipped: 1,
      selection: { kind: 'named', deviceIds: [deviceId(3), deviceId(1)] },
      ...{ batchId: null, changeIds: [], editIds: [] },
    });
    expect(logged(test)).toEqual([]);
  });

  it('as a selection named by the file when there are too many to be named one by one', {
    timeout: 60_000,
  }, async () => {
    const numbers = Array.from({ length: 50_001 }, (_, n) => n);
    const test = await openImportDesk(tenantOf(numbers));
    const { stagedId } = await opened(test, fileWith(`IMEI\n${numbers.map(imeiOf).join('\n')}\n`));
    const { selection } = await committed(test, stagedId, { kind: 'selection' });
    expect(selection).toEqual({ kind: 'imported', stagedId });
    const { db } = test.services;
    expect(selection && new Set(await nameDevices(db, selection)).size).toBe(50_001);
    await discardImport(test.services, { stagedId });
    expect(selection && (await thrownCode(() => nameDevices(db, selection)))).toBe('not_found');
  });

  it('does nothing at all when a row is refused and all or nothing was asked for', async () => {
    const test = await openImportDesk(tenantOf([1]));
    const { stagedId } = await opened(test, fileWith(`IMEI\n${imeiOf(1)}\n12\n`));
    const commit = () =>
      commitImport(test.services, { stagedId, target: { kind: 'newBatch', name: 'B' }, mode: 'all-or-nothing' });
    expect(await thrownCode(commit)).toBe('csv_rows_refused');
    expect(test.services.db.prepare('SELECT count(*) FROM main.batches').pluck().get()).toBe(0);
  });

  it('does nothing without a good row, and nothing when none names a device', async () => {
    const test = await openImportDesk();
    const selection = { target: { kind: 'selection' }, mode: 'good-rows' } as const;
    const bad = await opened(test, fileWith('IMEI\n12\n'));
    expect(await thrownCode(() => commitImport(test.services, { ...selection, stagedId: bad.stagedId }))).toBe(
      'csv_empty',
    );
    const { stagedId } = await opened(test, fileWith(`IMEI\n${imeiOf(1)}\n`));
    await expect(committed(test, stagedId, { kind: 'selection' })).rejects.toMatchObject({ code: 'nothing_to_do' });
  });

  it('is cancelled before anything is done', async () => {
    const test = await openImportDesk(tenantOf([1]));
    const { stagedId } = await opened(test, fileWith(`IMEI\n${imeiOf(1)}\n`));
    const job = commitImport(test.services, { stagedId, target: { kind: 'newBatch', name: 'B' }, mode: 'good-rows' });
    const { jobId } = await job;
    test.services.jobs.get(jobId)?.abort();
    expect(await endOfJob(test, jobId)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(test.services.db.prepare('SELECT count(*) FROM main.batches').pluck().get()).toBe(0);
  });
});
