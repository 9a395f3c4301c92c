import { afterEach, describe, expect, it } from 'vitest';
import { editInSlices, type SlicedEdit } from '../../../src-main/desk/db/edit-in-slices.ts';
import { appendActivity } from '../../../src-main/desk/db/tables/activity.ts';
import { EDITS_PER_SLICE } from '../../../src-main/desk/db/tables/device-edits.ts';
import { readNote } from '../../../src-main/desk/db/tables/notes.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../helpers/open-test-db.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';

let test: TestDb;
afterEach(() => test.close());

const at = '2026-11-22T10:00:00.000Z';

describe('an edit of many devices', () => {
  it('is one entry of the log, told what it will change; others are answered in between', async () => {
    test = openTestDb();
    const devices = Array.from({ length: EDITS_PER_SLICE * 2 + 1 }, (_, n) => knoxDevice(n, 'p1'));
    await fillCache(test.db, devices, ['p1']);
    const deviceIds = devices.map(({ deviceId }) => deviceId);
    const told: unknown[] = [];
    const deed: SlicedEdit = {
      edit: { kind: 'note', name: '', text: 'all', at, by: 'me' },
      becomes: 'append',
      log: (counts) => {
        told.push(counts);
        return appendActivity(test.db, { at, actor: 'me', action: 'devices.setNote', changeId: null, facts: counts });
      },
    };
    await editInSlices(test.db, deviceIds.slice(0, 3), { ...deed, becomes: 'rewrite' });
    const others: string[] = [];
    setImmediate(() => others.push('another'));
    const result = await editInSlices(test.db, deviceIds, { ...deed, becomes: 'rewrite' });
    expect(result).toEqual({ editId: 2, devices: EDITS_PER_SLICE * 2 - 2, kept: 3 });
    expect(told).toEqual([
      { devices: 3, kept: 0 },
      { devices: EDITS_PER_SLICE * 2 - 2, kept: 3 },
    ]);
    expect(others).toEqual(['another']);
    expect(readNote(test.db, knoxDevice(EDITS_PER_SLICE * 2, null).deviceId)?.text).toBe('all');
    expect(await thrownCode(() => editInSlices(test.db, deviceIds, { ...deed, becomes: 'rewrite' }))).toBe(
      'nothing_to_do',
    );
    expect(told).toHaveLength(2);
  });
});
