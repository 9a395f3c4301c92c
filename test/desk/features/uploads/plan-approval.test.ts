import { afterEach, describe, expect, it } from 'vitest';
import { planApproval } from '../../../../src-main/desk/features/uploads/plan-approval.ts';
import { startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { approve, devicesOfUpload, hold, largestPending } from '../../../helpers/upload-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('the plan of an approval (behaviour 33)', () => {
  it('says what would happen to every device of the upload, and queues nothing', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { uploadId, resellerName, toApprove } = largestPending(desk);
    const plan = () => planApproval(desk.services, { uploadIds: [uploadId, uploadId, 'unknown'] }).plans;
    expect(plan()).toEqual([
      { uploadId, resellerName, approve: toApprove, held: 0, alreadyApproved: 0, alreadyWaiting: 0 },
    ]);
    expect(desk.loop.status().waiting).toBe(0);
    hold(desk, devicesOfUpload(desk, uploadId).slice(0, 3));
    expect(plan()).toMatchObject([{ approve: toApprove - 3, held: 3 }]);
    approve(desk, uploadId);
    expect(plan()).toMatchObject([{ approve: 0, held: 3, alreadyWaiting: toApprove - 3 }]);
  });
});
