import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  isLeft,
  noteHandover,
  readArrivals,
  readHandover,
  wasHandedOver,
} from '../../../../src-main/desk/db/tables/handover-changes.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
let [one, two, three]: [string, string, string] = [] as never;

beforeEach(async () => {
  test = openTestDb();
  const devices = [1, 2, 3].map((n) => knoxDevice(n, 'p1'));
  await fillCache(test.db, devices, ['p1', 'p2']);
  [one, two, three] = devices.map(({ deviceId }) => queueMove(test.db, [deviceId], 'p2')) as [string, string, string];
});
afterEach(() => test.close());

it('knows the changes of a file in the order they were made, those that went and those that came apart', () => {
  noteHandover(test.db, { handoverId: 'h', direction: 'out', at: '2026-11-22' }, [three, one]);
  noteHandover(test.db, { handoverId: 'h', direction: 'in', at: '2026-11-23' }, [two]);
  expect(readHandover(test.db, 'h', 'out')).toEqual([one, three]);
  expect(readHandover(test.db, 'h', 'in')).toEqual([two]);
  expect([one, two, three].map((id) => wasHandedOver(test.db, id))).toEqual([true, true, true]);
  expect(wasHandedOver(test.db, 'none')).toBe(false);
});

it('knows when a change came the last time', () => {
  noteHandover(test.db, { handoverId: 'h', direction: 'in', at: '2026-11-22' }, [two]);
  noteHandover(test.db, { handoverId: 'i', direction: 'in', at: '2026-11-24' }, [two]);
  noteHandover(test.db, { handoverId: 'i', direction: 'out', at: '2026-11-25' }, [two, one]);
  expect([...readArrivals(test.db)]).toEqual([[two, '2026-11-24']]);
  expect(isLeft(test.db, two)).toBe(false);
});
