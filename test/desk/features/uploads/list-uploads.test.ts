import { afterEach, describe, expect, it } from 'vitest';
import { listUploads } from '../../../../src-main/desk/features/uploads/list-uploads.ts';
import { startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('the list of uploads (behaviours 26, 28, 29)', () => {
  it('is what resellers uploaded for the tenant, counted as the server has it', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const { uploads } = listUploads(desk.services);
    const truth = desk.simulator.control.listUploads();
    expect(uploads.map(({ uploadId }) => uploadId).sort()).toEqual(truth.map(({ uploadId }) => uploadId).sort());
    for (const { uploadId, approved, devices } of truth) {
      expect(uploads.find((upload) => upload.uploadId === uploadId)).toMatchObject({
        devices,
        pending: approved ? 0 : devices,
        toApprove: approved ? 0 : devices,
        approved: approved ? devices : 0,
        approval: approved ? 'approved' : 'pending',
      });
    }
    const dates = uploads.map(({ uploadedAt }) => uploadedAt ?? '');
    expect(dates).toEqual(dates.toSorted().reverse());
  });

  it('follows what a reseller uploads, and what is approved in the portal', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const { uploadId } = desk.simulator.control.portalEdit({ kind: 'add', count: 7 });
    desk.services.sync.start(false);
    const found = () => listUploads(desk.services).uploads.find((upload) => upload.uploadId === uploadId);
    await desk.until(() => found()?.pending === 7);
    desk.simulator.control.approveUpload(uploadId ?? '');
    desk.services.sync.start(false);
    await desk.until(() => found()?.approved === 7);
    expect(found()).toMatchObject({ pending: 0, toApprove: 0 });
  });
});
