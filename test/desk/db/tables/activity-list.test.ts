import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityFilter } from '#shared/domain/activity-entry.ts';
import { appendActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { findEntries, readActivityWindow, readPeople } from '../../../../src-main/desk/db/tables/activity-list.ts';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { takeBackChange } from '../../../../src-main/desk/db/take-back-change.ts';
import { edit } from '../../../helpers/edit-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

const day = (n: number) => `2026-11-2${n}T10:00:00.000Z`;
const idOf = (n: number) => knoxDevice(n, 'p1').deviceId;

let test: TestDb;
let changeId: string;

/** 1 hold of devices 1 and 2; 2 move of 2 and 3; 3 taking that back; 4 a value for 4; 5 a token read by somebody else. */
beforeEach(async () => {
  test = openTestDb();
  const { db } = test;
  await fillCache(
    db,
    [1, 2, 3, 4].map((n) => knoxDevice(n, 'p1')),
    ['p1', 'Vans 100%'],
  );
  const deviceIds = [idOf(1), idOf(2)];
  const hold = { reason: 'broken', devices: 2, deviceIds };
  appendActivity(db, { at: day(1), actor: 'ann', action: 'uploads.hold', changeId: null, facts: hold });
  changeId = queueMove(db, [idOf(2), idOf(3)], 'Vans 100%') ?? '';
  const change = readChange(db, changeId);
  if (change) takeBackChange(db, change, { action: 'changes.undo', actor: 'ann', at: day(3) });
  insertAttribute(db, { name: 'Depot', type: 'text', at: '' });
  edit(db, [idOf(4)], { kind: 'attribute', name: 'Depot', text: 'Lyon', at: day(4), by: 'ann' }, 'overwrite');
  const token = { profileName: 'Vans' };
  appendActivity(db, { at: day(5), actor: 'bob', action: 'tokens.reveal', changeId: null, facts: token });
});
afterEach(() => test.close());

function found(filter: ActivityFilter): number[] {
  const { rows, total } = readActivityWindow(test.db, filter, { first: 0, count: 100 });
  const entries = rows.map(({ entry }) => entry);
  expect(total).toBe(entries.length);
  expect(findEntries(test.db, filter)).toEqual([...entries].reverse());
  return entries;
}

describe('the list of the activity log', () => {
  it('is newest first, a window of it, with the number of all', () => {
    expect(found({})).toEqual([5, 4, 3, 2, 1]);
    const { rows, total } = readActivityWindow(test.db, {}, { first: 1, count: 2 });
    expect([rows.map(({ entry }) => entry), total]).toEqual([[4, 3], 5]);
  });

  it('says of an entry about a change what that change is', () => {
    const [, , row] = readActivityWindow(test.db, {}, { first: 1, count: 3 }).rows;
    expect(row).toMatchObject({ entry: 2, changeId, at: expect.any(String), actor: 'me', action: 'devices.move' });
    const profileId = 'Vans 100%';
    expect(row?.change).toEqual({ kind: 'move', profileName: 'Vans 100%', profileId, devices: 2 });
  });

  it('leaves out the devices that an entry names one by one', () => {
    const [row] = readActivityWindow(test.db, {}, { first: 4, count: 1 }).rows;
    expect(row).toMatchObject({ facts: { reason: 'broken', devices: 2 }, change: null });
    expect(row?.facts.deviceIds).toBeUndefined();
  });

  it('finds words in what was done, to which profile, by whom, as they are', () => {
    expect(found({ text: 'BROKEN' })).toEqual([1]);
    expect(found({ text: 'vans' })).toEqual([5, 3, 2]);
    expect(found({ text: '100%' })).toEqual([3, 2]);
    expect(found({ text: 'a%s' })).toEqual([]);
    expect(found({ text: 'bob' })).toEqual([5]);
  });

  it('finds what was done with a device: by its id, an identifier or the last digits of one', () => {
    expect(found({ deviceId: idOf(1) })).toEqual([1]);
    expect(found({ deviceId: idOf(2) })).toEqual([3, 2, 1]);
    expect(found({ deviceId: idOf(3) })).toEqual([3, 2]);
    expect(found({ deviceId: idOf(4) })).toEqual([4]);
    expect(found({ deviceId: 'KD' })).toEqual([]);
    expect(found({ text: '350000000000004' })).toEqual([4]);
    expect(found({ text: '35 000000 000000 3' })).toEqual([3, 2]);
    expect(found({ text: '0002' })).toEqual([3, 2, 1]);
  });

  it('finds a device of a change that nothing has been said of yet', () => {
    queueMove(test.db, [idOf(1)], 'Vans 100%');
    expect(found({ deviceId: idOf(1) })).toEqual([6, 1]);
  });

  it('narrows by group, person, time and change, and by all of them together', () => {
    expect(found({ groups: ['tokens', 'attributes'] })).toEqual([5, 4]);
    expect(found({ groups: [] })).toEqual([]);
    expect(found({ actor: 'ann' })).toEqual([4, 3, 1]);
    expect(found({ from: day(3) })).toEqual([5, 4, 3]);
    expect(found({ from: day(3), to: day(5) })).toEqual([4, 3]);
    expect(found({ changeId })).toEqual([3, 2]);
    expect(found({ changeId, groups: ['changes'], actor: 'ann', text: 'vans', deviceId: idOf(3) })).toEqual([3]);
  });

  it('knows everybody who is in it', () => {
    expect(readPeople(test.db)).toEqual(['ann', 'bob', 'me']);
  });

  it('shows an entry that somebody has made unreadable all the same', () => {
    test.db.exec("DROP TRIGGER activity_keeps_what_was; UPDATE activity SET facts = 'not json' WHERE entry = 5");
    expect(readActivityWindow(test.db, {}, { first: 0, count: 1 }).rows).toMatchObject([{ entry: 5, facts: {} }]);
  });

  it('has nobody in it before anything was done', () => {
    const empty = openTestDb();
    expect([readPeople(empty.db), readActivityWindow(empty.db, {}, { first: 0, count: 9 })]).toEqual([
      [],
      { rows: [], total: 0 },
    ]);
    empty.close();
  });
});
