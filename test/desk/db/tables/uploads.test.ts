import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnoxUpload } from '#shared/domain/knox-records.ts';
import { replaceUploads } from '../../../../src-main/desk/db/tables/uploads.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const upload: KnoxUpload = {
  uploadId: 'U1',
  orderId: null,
  resellerName: 'Helvia Mobile',
  uploadedAt: '2026-11-20T08:00:00.000Z',
  devices: 40,
  approval: 'pending',
};

describe('uploads', () => {
  it('are what the server lists, and nobody is told when nothing changed', () => {
    expect(replaceUploads(test.db, [upload])).toBe(true);
    expect(replaceUploads(test.db, [upload])).toBe(false);
    expect(replaceUploads(test.db, [{ ...upload, approval: 'approved' }])).toBe(true);
    expect(test.db.prepare('SELECT upload_id, devices, approval FROM cache.uploads').raw().all()).toEqual([
      ['U1', 40, 'approved'],
    ]);
    expect(replaceUploads(test.db, [])).toBe(true);
    expect(test.db.prepare('SELECT count(*) FROM cache.uploads').pluck().get()).toBe(0);
  });
});
