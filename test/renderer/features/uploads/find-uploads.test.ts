import { describe, expect, it } from 'vitest';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { findUploads } from '../../../../src-renderer/features/uploads/find-uploads.ts';

const upload = (uploadId: string, orderId: string | null, resellerName: string) =>
  ({ uploadId, orderId, resellerName }) as UploadSummary;
const uploads = [
  upload('UP30240028', 'PO-2026-04152', 'Norvia Distribution'),
  upload('UP30240021', null, 'Halden Mobile Supply'),
  upload('NV-77', 'PO-2026-04126', 'Télé Norvège'),
];
const found = (text: string) => findUploads(uploads, text).map(({ uploadId }) => uploadId);

describe('uploads a text finds', () => {
  it('by their id, order or reseller, whatever the case and accents', () => {
    expect(found('up3024002')).toEqual(['UP30240028', 'UP30240021']);
    expect(found('04126')).toEqual(['NV-77']);
    expect(found('HALDEN')).toEqual(['UP30240021']);
    expect(found('tele')).toEqual(['NV-77']);
  });

  it('those that begin with it before those that have it inside', () => {
    expect(found('nv')).toEqual(['NV-77']);
    expect(found('norv')).toEqual(['UP30240028', 'NV-77']);
    expect(found('2')).toEqual([]);
  });

  it('none by blanks or by what is nowhere', () => {
    expect(found('  ')).toEqual([]);
    expect(found('samsung')).toEqual([]);
  });
});
