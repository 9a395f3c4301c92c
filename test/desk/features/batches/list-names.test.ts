import { expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { listNames } from '../../../../src-main/desk/features/batches/list-names.ts';
import { addBatch } from '../../../helpers/batch-actions.ts';
import { openScanDesk } from '../../../helpers/open-scan-desk.ts';

it('names every batch and counts nothing', async () => {
  const desk = await openScanDesk();
  try {
    addBatch(desk.db, 'b', { profileId: 'p1' as ProfileId });
    const named = { batchId: 'b', name: 'Lyon 14', depot: 'Lyon', dueAt: '2026-12-01' };
    const standing = { profileId: 'p1', profileName: 'p1', state: 'open', noteName: null };
    expect(listNames(desk.services).batches).toEqual([{ ...named, ...standing }]);
  } finally {
    await desk.close();
  }
});
