import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChainVerdict } from '#shared/domain/activity-chain.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import { appendActivity, readHead } from '../../../../src-main/desk/db/tables/activity.ts';
import { adoptProfileId } from '../../../../src-main/desk/db/tables/new-profiles.ts';
import { checkChain } from '../../../../src-main/desk/features/activity/check-chain.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { settingsOf } from '../../../helpers/profile-actions.ts';
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

  it('finds nothing wrong with a profile that goes by Samsung’s id since it was made', () => {
    const ownId = 'own-1' as ProfileId;
    queueChange(test.db, {
      intent: { kind: 'create-profile', profileId: ownId, settings: settingsOf('Vans'), days: null, userId: null },
      ...{ basedOn: '{}', profileName: 'Vans', reverses: null, action: 'profiles.create', actor: 'ann', at: '' },
      groups: [{ baseProfileId: null, deviceIds: '["profile:own-1"]', devices: 1 }],
      ...{ appVersion: '0.1.0', facts: {} },
    });
    adoptProfileId(test.db, ownId, 'p77' as ProfileId);
    expect(check().verdict).toMatchObject({ ok: true, entries: 451 });
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
