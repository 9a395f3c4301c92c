import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSnapshot } from '../../../src-main/desk/db/open-snapshot.ts';
import { readUnfinishedChanges } from '../../../src-main/desk/db/tables/changes.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../helpers/open-test-db.ts';
import { queueMove } from '../../helpers/queue-move.ts';

let test: TestDb;
const [one, two] = [knoxDevice(1, 'p1'), knoxDevice(2, 'p1')];

beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [one, two], ['p1', 'p2']);
});
afterEach(() => test.close());

it('keeps showing the ledger as it stood, while it is written to', () => {
  queueMove(test.db, [one.deviceId], 'p2');
  const snapshot = openSnapshot(test.folder);
  queueMove(test.db, [two.deviceId], 'p2');
  expect(readUnfinishedChanges(snapshot.ledger)).toHaveLength(1);
  snapshot.close();
  const later = openSnapshot(test.folder);
  expect(readUnfinishedChanges(later.ledger)).toHaveLength(2);
  later.close();
});

it('cannot write', () => {
  const { ledger, close } = openSnapshot(test.folder);
  expect(() => ledger.prepare('DELETE FROM main.changes').run()).toThrow('readonly');
  close();
});
