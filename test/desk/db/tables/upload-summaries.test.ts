import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyVerdicts, writeVerdicts } from '../../../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { readUploadSummaries } from '../../../../src-main/desk/db/tables/upload-summaries.ts';
import { replaceUploads } from '../../../../src-main/desk/db/tables/uploads.ts';
import { holdDevices } from '../../../helpers/edit-devices.ts';
import { deviceAt, fillUploads, knoxUpload, queueApproval } from '../../../helpers/fill-uploads.ts';
import { openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const summary = (uploadId: string) => readUploadSummaries(test.db).find((upload) => upload.uploadId === uploadId);
const at = testNow.toISOString();

function say(changeId: string, n: number, state: 'refused' | 'done'): void {
  const change = readChange(test.db, changeId);
  if (!change) throw new Error('no such change');
  writeVerdicts(test.db, [{ deviceId: deviceAt(n), state, errorCode: null, errorId: null, seenProfileId: null }]);
  applyVerdicts(test.db, change, at);
}

describe('uploads as the list shows them (behaviours 28, 29)', () => {
  it('count their devices: pending, to approve, approved, on hold', async () => {
    await fillUploads(test.db, {
      U1: ['pending', 'pending', 'pending', 'unassigned'],
      U2: ['assigned', 'unassigned'],
      U3: [],
    });
    holdDevices(test.db, [deviceAt(1), deviceAt(4)], { reason: 'broken', heldAt: at, heldBy: 'me' });
    expect(summary('U1')).toEqual({
      uploadId: 'U1',
      resellerName: 'Helvia Mobile',
      orderId: 'PO-U1',
      uploadedAt: '2026-11-20T08:00:00.000Z',
      devices: 4,
      pending: 3,
      toApprove: 2,
      approved: 1,
      held: 2,
      approving: 0,
      approval: 'pending',
      change: null,
    });
    expect(summary('U2')).toMatchObject({ pending: 0, toApprove: 0, approved: 2, held: 0 });
    expect(summary('U3')).toMatchObject({ devices: 0, pending: 0, approved: 0 });
  });

  it('lay the waiting changes over what the server said', async () => {
    await fillUploads(test.db, { U1: ['pending', 'pending', 'assigned'], U2: ['pending'] });
    const changeId = queueApproval(test.db, 'U1');
    const approving = { pending: 0, toApprove: 0, approved: 1, approving: 2, change: { changeId, state: 'waiting' } };
    expect(summary('U1')).toMatchObject(approving);
    queueMove(test.db, [deviceAt(1), deviceAt(3)], 'p2');
    expect(summary('U1')).toMatchObject(approving);
    expect(summary('U2')).toMatchObject({ pending: 1, toApprove: 1, approving: 0, change: null });
  });

  it('name the approval that needs the person before a newer one', async () => {
    await fillUploads(test.db, { U1: ['pending'] });
    const refused = queueApproval(test.db, 'U1');
    say(refused, 1, 'refused');
    expect(summary('U1')).toMatchObject({
      pending: 1,
      toApprove: 1,
      approving: 0,
      change: { changeId: refused, state: 'refused' },
    });
    const again = queueApproval(test.db, 'U1');
    expect(summary('U1')).toMatchObject({ approving: 1, change: { changeId: refused } });
    say(refused, 1, 'done');
    expect(summary('U1')?.change).toEqual({ changeId: again, state: 'waiting' });
  });

  it('come newest first, those of unknown date last', () => {
    replaceUploads(test.db, [
      knoxUpload('old', { uploadedAt: '2026-01-01T00:00:00.000Z' }),
      knoxUpload('unknown', { uploadedAt: null }),
      knoxUpload('new', { uploadedAt: '2026-11-01T00:00:00.000Z' }),
    ]);
    expect(readUploadSummaries(test.db).map(({ uploadId }) => uploadId)).toEqual(['new', 'old', 'unknown']);
  });
});
