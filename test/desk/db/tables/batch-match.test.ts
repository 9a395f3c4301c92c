import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { lastScan, matchLines, matchScans, unitBits } from '../../../../src-main/desk/db/tables/batch-match.ts';
import { dropDeviceIndexes } from '../../../../src-main/desk/db/tables/device-indexes.ts';
import { addBatch, addNote, addScan } from '../../../helpers/batch-actions.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(1, 'p'), knoxDevice(2, 'q'), knoxDevice(3, null, 'pending')], ['p', 'q']);
  addBatch(test.db, 'b');
  addNote(
    test.db,
    'b',
    [1, 2, 3].map((n) => ({ serial: knoxDevice(n, null).serial })),
  );
});
afterEach(() => test.close());

const aim = { batchId: 'b', profileId: 'p' as ProfileId };

describe('looking a note and scans up', () => {
  it('says of each line what is known of its device', () => {
    const lines = matchLines(test.db, aim, { after: 0, count: 10 });
    expect(lines.map(({ line, flags }) => [line, flags])).toEqual([
      [2, unitBits.there],
      [3, unitBits.elsewhere],
      [4, unitBits.pending],
    ]);
    expect(matchLines(test.db, aim, { after: 2, count: 1 }).map(({ line }) => line)).toEqual([3]);
    expect(matchLines(test.db, { ...aim, profileId: null }, { after: 0, count: 10 }).map(({ flags }) => flags)).toEqual(
      [0, 0, unitBits.pending],
    );
  });

  it('says of each scan on which lines its codes stand', () => {
    addScan(test.db, 'b', { serial: knoxDevice(2, null).serial ?? '' });
    addScan(test.db, 'b', { serial: 'x', verdict: 'unreadable' });
    const [scan, ...others] = matchScans(test.db, aim, { after: 0, count: 10 });
    expect(scan).toMatchObject({ scan: 1, kept: 1, bySerial: 3, byImei: 0 });
    expect([others, lastScan(test.db, 'b'), lastScan(test.db, 'none')]).toEqual([[], 2, 0]);
  });

  it('knows no device while a first sync has no indexes yet, for each look-up would read a million of them', () => {
    dropDeviceIndexes(test.db);
    expect(matchLines(test.db, aim, { after: 0, count: 10 }).map(({ row }) => row)).toEqual([0, 0, 0]);
  });
});
