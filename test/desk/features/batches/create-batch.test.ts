import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { createBatch } from '../../../../src-main/desk/features/batches/create-batch.ts';
import { getBatch } from '../../../../src-main/desk/features/batches/get-batch.ts';
import { batchForm } from '../../../helpers/batch-actions.ts';
import { openScanDesk, type ScanDesk } from '../../../helpers/open-scan-desk.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
});
afterEach(() => desk.close());

describe('making a batch', () => {
  it('opens it empty, tells the lists and logs it', async () => {
    const form = batchForm({ profileId: 'p1' as ProfileId });
    const { batchId } = createBatch(desk.services, { form });
    expect(await getBatch(desk.services, { batchId })).toMatchObject({
      ...form,
      profileName: 'p1',
      state: 'open',
      noteName: null,
      createdBy: 'tester',
      closedAt: null,
      stages: { expected: 0, scanned: 0, approved: 0, assigned: 0, registered: 0 },
    });
    expect(desk.changedTables()).toEqual(['batches', 'activity']);
    const [entry] = readActivity(desk.db, 1);
    expect(entry).toMatchObject({ action: 'batches.create', actor: 'tester' });
    expect(JSON.parse(entry?.facts ?? '')).toEqual({
      ...{ batchId, name: 'Lyon 14', depot: 'Lyon', dueAt: '2026-12-01', profileName: 'p1' },
    });
  });

  it('takes scans at once', () => {
    const { batchId } = createBatch(desk.services, { form: batchForm() });
    expect(desk.scan('R0000000001', batchId).scan.verdict).toBe('good');
  });
});
