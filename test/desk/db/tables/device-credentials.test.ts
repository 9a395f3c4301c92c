import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { clearVerdicts, writeVerdicts } from '../../../../src-main/desk/db/tables/change-outcomes.ts';
import {
  countNewCredentials,
  countWaiting,
  createNewCredentials,
  dropNewCredentials,
  endGone,
  endSent,
  findWaiting,
  findWithCredentials,
  type NewCredentials,
  nextToWipe,
  noteNewCredentials,
  noteSentWith,
  noteWiped,
  readPasswordFiles,
  readWaiting,
  readWaitingIds,
  storeNewCredentials,
  takeBackFor,
  takeBackImport,
} from '../../../../src-main/desk/db/tables/device-credentials.ts';
import { rebuildOverlay } from '../../../../src-main/desk/db/tables/overlay.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
const [one, two, three] = [1, 2, 3].map((n) => knoxDevice(n, 'p1').deviceId) as [
  ReturnType<typeof knoxDevice>['deviceId'],
  ReturnType<typeof knoxDevice>['deviceId'],
  ReturnType<typeof knoxDevice>['deviceId'],
];
const at = '2026-11-22T10:00:00.000Z';

beforeEach(async () => {
  test = openTestDb();
  const there = { ...knoxDevice(3, 'p1'), userName: 'there' };
  await fillCache(test.db, [knoxDevice(1, 'p1'), knoxDevice(2, 'p1'), there], ['p1']);
  rebuildOverlay(test.db);
  createNewCredentials(test.db);
});
afterEach(() => test.close());

function keep(rows: readonly Partial<NewCredentials>[], file = 'a.sealed'): number {
  const deed = { at, actor: 'me', action: 'credentials.keep', changeId: null, facts: {} } as const;
  const entry = appendActivity(test.db, deed);
  const blank = { deviceId: one, userName: 'zoe', tags: null, place: { at: 19, bytes: 92 } };
  noteNewCredentials(
    test.db,
    file,
    rows.map((row) => ({ ...blank, ...row })),
  );
  storeNewCredentials(test.db, { file, entry });
  return entry;
}

function sayDone(deviceId = one): void {
  clearVerdicts(test.db);
  writeVerdicts(test.db, [{ deviceId, state: 'done', errorCode: null, errorId: null, seenProfileId: null }]);
}

describe('an import under way', () => {
  it('is counted, and kept apart from another one, until it is written down or dropped', () => {
    const rows = [one, two].map((deviceId) => ({ deviceId, userName: null, tags: 'x', place: null }));
    noteNewCredentials(test.db, 'a.sealed', rows);
    noteNewCredentials(test.db, 'b.sealed', [
      { ...rows[0], deviceId: one, userName: null, tags: null, place: { at: 1, bytes: 2 } },
    ]);
    expect(countNewCredentials(test.db, 'a.sealed')).toEqual({ devices: 2, passwords: 0 });
    dropNewCredentials(test.db, 'a.sealed');
    expect(countNewCredentials(test.db, 'a.sealed')).toEqual({ devices: 0, passwords: 0 });
    expect(countNewCredentials(test.db, 'b.sealed')).toEqual({ devices: 1, passwords: 1 });
    expect(countWaiting(test.db)).toEqual({ devices: 0, passwords: 0 });
  });

  it('finds out who has a user already, here or at Samsung', () => {
    keep([{}]);
    expect(findWithCredentials(test.db, [one, two, three])).toEqual(new Set([one, three]));
  });
});

describe('what waits', () => {
  it('is read with the place of its password, and the file while there is one', () => {
    const entry = keep([{}, { deviceId: two, place: null }]);
    const place = { at: 19, bytes: 92 };
    expect(readWaiting(test.db, [one, two, three])).toEqual([
      { deviceId: one, userName: 'zoe', tags: null, place, entry, file: 'a.sealed' },
      { deviceId: two, userName: 'zoe', tags: null, place: null, entry, file: 'a.sealed' },
    ]);
    expect(readPasswordFiles(test.db)).toEqual(new Set(['a.sealed']));
    expect(readWaitingIds(test.db, '', 1)).toEqual([one]);
    expect(readWaitingIds(test.db, one, 5)).toEqual([two]);
    expect(findWaiting(test.db, one)).toMatchObject({ userName: 'zoe', hasPassword: true, keptAt: at });
    expect(findWaiting(test.db, three)).toBeNull();
  });

  it('has no file to it where there is no password', () => {
    keep([{ place: null }]);
    expect(readPasswordFiles(test.db)).toEqual(new Set());
  });
});

describe('what was sent', () => {
  it('is over with the change it went with, and with it what it had taken the place of', () => {
    keep([{}]);
    keep([{}], 'b.sealed');
    noteSentWith(test.db, 'c1', [one]);
    sayDone();
    endSent(test.db, 'c2', at);
    expect(findWaiting(test.db, one)).not.toBeNull();
    endSent(test.db, 'c1', at);
    expect(findWaiting(test.db, one)).toBeNull();
    const states = test.db.prepare('SELECT state FROM main.device_credentials ORDER BY entry').pluck().all();
    expect(states).toEqual(['taken-back', 'sent']);
  });

  it('does not end what came after it had left', () => {
    keep([{}]);
    noteSentWith(test.db, 'c1', [one]);
    keep([{ userName: 'new' }], 'b.sealed');
    sayDone();
    endSent(test.db, 'c1', at);
    expect(findWaiting(test.db, one)).toMatchObject({ userName: 'new' });
    const states = test.db.prepare('SELECT state FROM main.device_credentials ORDER BY entry').pluck().all();
    expect(states).toEqual(['sent', 'waiting']);
  });

  it('of a deleted device is over whatever it was', () => {
    keep([{}, { deviceId: two }]);
    sayDone();
    endGone(test.db, at);
    expect([findWaiting(test.db, one), findWaiting(test.db, two)?.userName]).toEqual([null, 'zoe']);
  });
});

describe('what is taken back', () => {
  it('is of devices, with all that lies under it', () => {
    keep([{}, { deviceId: two }]);
    keep([{}], 'b.sealed');
    expect(takeBackFor(test.db, [one, three], at)).toEqual([one]);
    expect(countWaiting(test.db)).toEqual({ devices: 1, passwords: 1 });
  });

  it('is of one import, which gives way to what it had replaced; or only of those that are said', () => {
    keep([{}, { deviceId: two }]);
    const entry = keep([{ userName: 'new' }, { deviceId: two, userName: 'new' }], 'b.sealed');
    sayDone(two);
    expect(takeBackImport(test.db, { entry, onlySaid: true, at })).toEqual([two]);
    expect(findWaiting(test.db, two)?.userName).toBe('zoe');
    expect(takeBackImport(test.db, { entry, at })).toEqual([one]);
    expect(findWaiting(test.db, one)?.userName).toBe('zoe');
  });

  it('is to be wiped, and its file forgotten with the last of it', () => {
    const entry = keep([{}, { deviceId: two, place: { at: 111, bytes: 92 } }]);
    expect(nextToWipe(test.db)).toBeNull();
    takeBackFor(test.db, [one], at);
    const first = nextToWipe(test.db);
    expect(first).toEqual({ entry, file: 'a.sealed', places: [{ deviceId: one, at: 19, bytes: 92 }] });
    expect(first && noteWiped(test.db, first)).toBe(false);
    takeBackFor(test.db, [two], at);
    const last = nextToWipe(test.db);
    expect(last && noteWiped(test.db, last)).toBe(true);
    expect(readPasswordFiles(test.db)).toEqual(new Set());
    expect(nextToWipe(test.db)).toBeNull();
  });

  it('is found without looking at what waits', () => {
    const plan = test.db
      .prepare(
        "EXPLAIN QUERY PLAN SELECT entry FROM main.device_credentials WHERE password_at IS NOT NULL AND state IN ('sent', 'taken-back') LIMIT 1",
      )
      .all() as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).toContain('device_credentials_to_wipe');
  });
});
