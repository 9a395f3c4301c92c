import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { getBatch } from '../../../../src-main/desk/features/batches/get-batch.ts';
import { setState } from '../../../../src-main/desk/features/batches/set-state.ts';
import { updateBatch } from '../../../../src-main/desk/features/batches/update-batch.ts';
import { addBatch, batchForm } from '../../../helpers/batch-actions.ts';
import { openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
  addBatch(desk.db, 'b');
});
afterEach(() => desk.close());

describe('editing a batch', () => {
  it('says what it was and becomes, of what is another', () => {
    const form = batchForm({ name: 'Lyon 15', profileId: 'p1' as ProfileId });
    updateBatch(desk.services, { batchId: 'b', form });
    const [entry] = readActivity(desk.db, 1);
    expect(JSON.parse(entry?.facts ?? '')).toEqual({
      batchId: 'b',
      name: 'Lyon 15',
      was: { name: 'Lyon 14', profileName: null },
      becomes: { name: 'Lyon 15', profileName: 'p1' },
    });
    expect(desk.changedTables()).toEqual(['batches', 'activity']);
  });

  it('counts its devices anew by the profile they go to now', async () => {
    desk.scan(serialOf(1), 'b');
    expect((await getBatch(desk.services, { batchId: 'b' })).stages.assigned).toBe(0);
    updateBatch(desk.services, { batchId: 'b', form: batchForm({ profileId: 'p1' as ProfileId }) });
    expect((await getBatch(desk.services, { batchId: 'b' })).stages.assigned).toBe(1);
  });

  it('refuses what says nothing new, a closed batch and one that is not there', async () => {
    const form = batchForm();
    expect(await thrownCode(() => updateBatch(desk.services, { batchId: 'b', form }))).toBe('nothing_to_do');
    expect(await thrownCode(() => updateBatch(desk.services, { batchId: 'x', form }))).toBe('not_found');
    await setState(desk.services, { batchId: 'b', state: 'closed', devices: false });
    const other = { batchId: 'b', form: batchForm({ name: 'Other' }) };
    expect(await thrownCode(() => updateBatch(desk.services, other))).toBe('batch_closed');
  });
});
