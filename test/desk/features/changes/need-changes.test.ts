import { afterEach, beforeEach, expect, it } from 'vitest';
import { needChanges } from '../../../../src-main/desk/features/changes/need-changes.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(0, 'p1')], ['p1', 'p2', 'p3']);
});
afterEach(() => test.close());

it('changes come newest first and once each; one that nobody made is refused', async () => {
  const ids = [knoxDevice(0, null).deviceId];
  const [older, newer] = ['p2', 'p3'].map((to) => queueMove(test.db, ids, to) ?? '');
  const found = needChanges(test.db, [older ?? '', newer ?? '', older ?? '']);
  expect(found.map(({ changeId }) => changeId)).toEqual([newer, older]);
  expect(await thrownCode(() => needChanges(test.db, [older ?? '', 'x']))).toBe('not_found');
});
