import { describe, expect, it } from 'vitest';
import { type ChangeState, heldStates } from '#shared/domain/queued-change.ts';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { statusLooks, statusOf, type UploadStatus } from '../../../../src-renderer/features/uploads/upload-status.ts';

const blank: UploadSummary = {
  uploadId: 'UP1',
  resellerName: 'Norvia Distribution',
  orderId: null,
  uploadedAt: null,
  devices: 10,
  pending: 0,
  toApprove: 0,
  approved: 0,
  held: 0,
  approving: 0,
  approval: 'pending',
  change: null,
};
const change = (state: ChangeState) => ({ changeId: 'c1', state });

describe('how an upload stands, as one word', () => {
  it.each<[string, Partial<UploadSummary>, UploadStatus]>([
    ['devices to approve', { pending: 3, toApprove: 3, approved: 7 }, 'toApprove'],
    [
      'more devices to approve beside an approval',
      { toApprove: 1, approving: 9, change: change('waiting') },
      'toApprove',
    ],
    ['an approval that waits', { approving: 9, change: change('waiting') }, 'waiting'],
    ['an approval under way', { approving: 9, change: change('sending') }, 'sending'],
    ['an approval not confirmed', { approving: 9, change: change('unconfirmed') }, 'unconfirmed'],
    ['nothing pending but what is on hold', { pending: 2, held: 2, approved: 8 }, 'onHold'],
    ['everything approved, held ones among them', { approved: 10, held: 2, approval: 'approved' }, 'approved'],
    ['approved here before Samsung’s list says so', { approved: 10 }, 'approved'],
    ['no device known, approved', { approval: 'approved' }, 'approved'],
    ['no device known, pending', {}, 'toApprove'],
  ])('%s', (_name, facts, status) => {
    expect(statusOf({ ...blank, ...facts })).toBe(status);
  });

  it('asks for the person first when an approval was refused', () => {
    for (const state of heldStates) {
      expect(statusOf({ ...blank, pending: 3, toApprove: 3, change: change(state) })).toBe('failed');
    }
  });

  it('never tells two apart by colour alone', () => {
    const shapes = Object.values(statusLooks).map(({ shape }) => shape);
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});
