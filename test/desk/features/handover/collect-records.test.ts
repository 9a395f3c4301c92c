import { expect, it } from 'vitest';
import { pickHandover } from '../../../../src-main/desk/db/tables/handover-out.ts';
import { collectRecords, type OutRecord } from '../../../../src-main/desk/features/handover/collect-records.ts';
import { fillCache, knoxDevice, openTestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

it('gives a change, its devices and its outcomes in lines of a bearable length, and counts every device once', async () => {
  const test = openTestDb();
  const devices = Array.from({ length: 100_000 }, (_, n) => knoxDevice(n, 'p1'));
  await fillCache(test.db, devices, ['p1', 'p2']);
  const changeId = queueMove(
    test.db,
    devices.map(({ deviceId }) => deviceId),
    'p2',
  );
  test.db.exec(
    `INSERT INTO main.change_outcomes SELECT '${changeId}', device_id, 'done', NULL, NULL, NULL, '' FROM cache.devices LIMIT 4500`,
  );
  const parts = { waiting: true, held: true, holds: true, notes: true, attributes: true, batches: true };
  const records: OutRecord[] = [];
  for await (const record of collectRecords(test.db, pickHandover(test.db, parts), parts)) records.push(record);
  const of = (wanted: string) => records.filter(({ section }) => section === wanted).map(({ record }) => record);
  expect(of('change')).toHaveLength(1);
  const pieces = of('targets').map((record) => (record as { piece: string }).piece);
  expect(pieces.join('')).toBe(test.db.prepare('SELECT targets FROM main.change_targets').pluck().get());
  expect(pieces).toHaveLength(2);
  expect(of('outcomes').map((record) => (record as { rows: unknown[] }).rows.length)).toEqual([2000, 2000, 500]);
  expect(records.reduce((sum, { weight }) => sum + weight, 0)).toBe(100_000);
  test.close();
});
