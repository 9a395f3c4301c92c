import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import {
  clearOpened,
  finishOpened,
  isWellFormed,
  type OpenedChange,
  readOpened,
  readOpenedChanges,
  readOpenedTargets,
  stageRecord,
} from '../../../../src-main/desk/db/tables/opened-handover.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
const at = '2026-11-22T10:00:00.000Z';
const change = (changeId: string, devices: number): OpenedChange => ({
  ...{ changeId, intent: { kind: 'move', profileId: 'p2' as ProfileId }, basedOn: null, profileName: 'p2', devices },
  ...{ attempts: 0, errorCode: null, errorId: null, reverses: null, createdAt: at, appVersion: '0.1.0' },
});

beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

it('is held in the order of the file, its lists put together from their pieces', () => {
  const [first, second] = [change('b', 2), change('a', 1)];
  stageRecord.change(test.db, first);
  stageRecord.targets(test.db, { changeId: 'b', piece: '[["p1",["d1",' });
  stageRecord.targets(test.db, { changeId: 'b', piece: '"d2"]]]' });
  stageRecord.change(test.db, second);
  stageRecord.targets(test.db, { changeId: 'a', piece: '[[null,["d3","d4"]]]' });
  expect(readOpenedChanges(test.db)).toEqual([first, second]);
  expect(readOpenedTargets(test.db, 'b')).toBe('[["p1",["d1","d2"]]]');
  expect(isWellFormed(test.db, first)).toBe(true);
  expect(isWellFormed(test.db, second)).toBe(false);
});

it('is forgotten whole', () => {
  const origin = {
    ...{ handoverId: 'h', customerId: '1', region: 'eu', name: 'n', hasIvanti: false, machine: 'm', person: 'p', at },
    appVersion: '0.1.0',
  };
  stageRecord.change(test.db, change('a', 1));
  stageRecord.token(test.db, { profileId: 'p1' as ProfileId, value: 'secret' });
  finishOpened(test.db, { openedId: 'o', fileName: 'x.muster', origin, leftBehind: 2 });
  expect(readOpened(test.db, 'o')).toMatchObject({ fileName: 'x.muster', origin, leftBehind: 2 });
  clearOpened(test.db);
  expect(readOpened(test.db, 'o')).toBeNull();
  expect(readOpenedChanges(test.db)).toEqual([]);
  expect(test.db.prepare('SELECT count(*) FROM temp.opened_tokens').pluck().get()).toBe(0);
});
