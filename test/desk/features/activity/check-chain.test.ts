import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChainVerdict } from '#shared/domain/activity-chain.ts';
import { appendActivity, readHead } from '../../../../src-main/desk/db/tables/activity.ts';
import { checkChain } from '../../../../src-main/desk/features/activity/check-chain.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(1, 'p1'), knoxDevice(2, 'p1')], ['p1', 'p2']);
  queueMove(test.db, [knoxDevice(1, 'p1').deviceId, knoxDevice(2, 'p1').deviceId], 'p2');
  for (let n = 2; n <= 450; n += 1)
    appendActivity(test.db, { at: '', actor: 'ann', action: 'tokens.copy', changeId: null, facts: { n } });
  for (const name of ['keeps_what_was', 'loses_nothing', 'replaces_nothing'])
    test.db.exec(`DROP TRIGGER main.activity_${name}`);
});
afterEach(() => test.close());

function check(): { verdict: ChainVerdict; steps: number } {
  const checking = checkChain(test.db);
  for (let steps = 0; ; steps += 1) {
    const { done, value } = checking.next();
    if (done) return { verdict: value, steps };
  }
}

function after(tampering: string): ChainVerdict {
  test.db.exec(tampering);
  return check().verdict;
}

describe('checking the chain', () => {
  it('goes through the log in slices and answers its number and its head', () => {
    const head = readHead(test.db);
    expect(check()).toEqual({ verdict: { ok: true, entries: 450, head: head?.hash }, steps: 2 });
  });

  it.each([
    ["UPDATE activity SET facts = '{}' WHERE entry = 300", 'altered', 300],
    ["UPDATE activity SET account = 'x' WHERE entry = 1", 'altered', 1],
    ["UPDATE activity SET hash = 'x' WHERE entry = 450", 'altered', 450],
    ['DELETE FROM activity WHERE entry = 200', 'missing', 200],
    ['DELETE FROM activity WHERE entry <= 200', 'missing', 1],
    ['DELETE FROM activity WHERE entry > 200', 'missing', 201],
    ['DELETE FROM activity', 'missing', 1],
    [
      'UPDATE activity SET entry = 1000 WHERE entry = 9; UPDATE activity SET entry = 9 WHERE entry = 10; UPDATE activity SET entry = 10 WHERE entry = 1000',
      'reordered',
      9,
    ],
    ["UPDATE change_targets SET targets = replace(targets, 'KD000001', 'KD000009')", 'devices', 1],
    ["UPDATE activity_head SET hash = 'x'", 'altered', 450],
  ] as const)('finds what was done to the file behind its back: %s', (tampering, fault, entry) => {
    expect(after(tampering)).toEqual({ ok: false, fault, entry });
  });

  it('finds nothing wrong in a log without entries', () => {
    const empty = openTestDb();
    expect(checkChain(empty.db).next().value).toEqual({ ok: true, entries: 0, head: '' });
    empty.close();
  });
});
