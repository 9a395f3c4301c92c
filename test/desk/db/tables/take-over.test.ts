import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { readHold } from '../../../../src-main/desk/db/tables/holds.ts';
import { readImportRows } from '../../../../src-main/desk/db/tables/import-rows.ts';
import { type OpenedChange, stageRecord } from '../../../../src-main/desk/db/tables/opened-handover.ts';
import { readFacts } from '../../../../src-main/desk/db/tables/profile-facts.ts';
import { adoptKnownProfiles, takeOverChange, takeOverHolds } from '../../../../src-main/desk/db/tables/take-over.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
const at = '2026-11-22T10:00:00.000Z';

beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

function opened(changes: Partial<OpenedChange>, targets: string): OpenedChange {
  const change: OpenedChange = {
    ...{
      changeId: 'c',
      intent: { kind: 'move', profileId: 'own-1' as ProfileId },
      basedOn: null,
      profileName: '',
      devices: 3,
    },
    ...{ attempts: 2, errorCode: null, errorId: null, reverses: null, createdAt: at, appVersion: '0.0.9', ...changes },
  };
  stageRecord.change(test.db, change);
  stageRecord.targets(test.db, { changeId: change.changeId, piece: targets });
  return change;
}

it('puts a change into the queue as far as the other laptop got, what it was sending being in doubt', () => {
  const change = opened({}, '[["p1",["d1","d2","d3"]]]');
  stageRecord.outcomes(test.db, {
    changeId: 'c',
    rows: [
      ['d1', 'sending', null, null, null, at],
      ['d2', 'refused', 'device_invalid', 'E4', null, at],
    ],
  });
  takeOverChange(test.db, change);
  expect(readChange(test.db, 'c')).toMatchObject({
    ...{
      createdAt: at,
      appVersion: '0.0.9',
      attempts: 2,
      state: 'unconfirmed',
      errorCode: 'device_invalid',
      errorId: 'E4',
    },
    outcomes: { unconfirmed: 1, refused: 1, waiting: 1 },
  });
  const doubt = "SELECT error_code FROM main.change_outcomes WHERE device_id = 'd1'";
  expect(test.db.prepare(doubt).pluck().get()).toBe('desk_gone');
});

it('brings the rows of its CSV file and what was noted of its profile, but forgets nothing that is known here', () => {
  const intent = { kind: 'add-self-maintained', profileId: 'p1', importId: 'i1', devices: 1 } as OpenedChange['intent'];
  const change = opened({ intent, devices: 1 }, '[[null,["devices:p1:i1"]]]');
  stageRecord.importRows(test.db, {
    importId: 'i1',
    rows: [[0, '356938035643809', null, null, 'ann', '{"site":"Lyon"}']],
  });
  const facts = { singleDevice: true, withoutToken: false, handIssuedAt: at, handExpiresAt: null, handUser: null };
  test.db.exec("INSERT INTO main.profile_facts (profile_id, hand_expires_at) VALUES ('p1', 'never')");
  stageRecord.facts(test.db, { profileId: 'p1' as ProfileId, ...facts });
  takeOverChange(test.db, change);
  expect(readImportRows(test.db, 'i1', -1, 9)).toMatchObject([
    { imei: '356938035643809', attributes: { site: 'Lyon' } },
  ]);
  expect(readFacts(test.db, 'p1' as ProfileId)).toMatchObject({
    singleDevice: true,
    handIssuedAt: at,
    handExpiresAt: 'never',
  });
});

it('lets profiles that Samsung has made meanwhile go by its id', () => {
  test.db.exec("INSERT INTO main.profile_ids VALUES ('own-1', 'p77')");
  const change = opened({}, '[["own-1",["d1","d2","d3"]]]');
  takeOverChange(test.db, change);
  adoptKnownProfiles(test.db, [change]);
  expect(readChange(test.db, 'c')?.intent).toEqual({ kind: 'move', profileId: 'p77' });
  expect(test.db.prepare('SELECT targets FROM main.change_targets').pluck().get()).toBe('[["p77",["d1","d2","d3"]]]');
});

it('keeps or replaces a hold that differs, as it is told', () => {
  const device = 'd1' as DeviceId;
  test.db.exec(`INSERT INTO main.holds VALUES ('d1', 'mine', '${at}', 'me')`);
  stageRecord.holds(test.db, [
    [device, 'theirs', at, 'you'],
    ['d2' as DeviceId, 'theirs', at, 'you'],
  ]);
  expect(takeOverHolds(test.db, 'ours')).toEqual(['d2']);
  expect(readHold(test.db, device)?.reason).toBe('mine');
  expect(takeOverHolds(test.db, 'theirs')).toEqual([]);
  expect(readHold(test.db, device)).toMatchObject({ reason: 'theirs', heldBy: 'you' });
});
