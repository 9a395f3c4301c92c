import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { applyVerdicts, writeVerdicts } from '../../../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { editDevices } from '../../../../src-main/desk/db/tables/device-edits.ts';
import {
  pickHandover,
  readAttributeRecords,
  readCsvRows,
  readHoldRows,
  readNoteRows,
  readOffer,
  readOutcomeRows,
  readValueRows,
} from '../../../../src-main/desk/db/tables/handover-out.ts';
import { importForm } from '../../../../src-main/desk/db/tables/import-rows.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';
import { settingsOf } from '../../../helpers/profile-actions.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
const at = testNow.toISOString();
const devices = [1, 2, 3, 4].map((n) => knoxDevice(n, 'p1').deviceId);

beforeEach(async () => {
  test = openTestDb();
  await fillCache(
    test.db,
    [1, 2, 3, 4].map((n) => knoxDevice(n, 'p1')),
    ['p1', 'p2'],
  );
});
afterEach(() => test.close());

function refuse(changeId: string, deviceIds = devices): void {
  const change = readChange(test.db, changeId);
  if (!change) return;
  const said = { state: 'refused', errorCode: 'server_refused', errorId: null, seenProfileId: null } as const;
  writeVerdicts(
    test.db,
    deviceIds.map((deviceId) => ({ deviceId, ...said })),
  );
  applyVerdicts(test.db, change, at);
}

const parts = { waiting: false, held: false, holds: false, notes: false, attributes: false, batches: false };
const picked = (wish: Partial<typeof parts>) =>
  pickHandover(test.db, { ...parts, ...wish }).map(({ changeId }) => changeId);

describe('what goes into a file', () => {
  it('are changes that wait, those that need a decision, or both; what is over stays', () => {
    const held = queueMove(test.db, devices.slice(0, 1), 'p2') ?? '';
    refuse(held, devices.slice(0, 1));
    const both = queueMove(test.db, devices.slice(1, 3), 'p2') ?? '';
    refuse(both, devices.slice(1, 2));
    expect(picked({ waiting: true })).toEqual([both]);
    expect(picked({ held: true })).toEqual([held]);
    expect(picked({ waiting: true, held: true })).toEqual([held, both]);
    expect(readOffer(test.db)).toMatchObject({ waiting: { changes: 1, devices: 2 }, held: { changes: 1, devices: 1 } });
  });

  it('is nothing that sends users and passwords: those stay here', () => {
    const profileId = 'p1' as ProfileId;
    queueChange(test.db, {
      ...{
        intent: { kind: 'credentials', profileId, editId: 1 },
        basedOn: null,
        profileName: 'p1',
        reverses: null,
        facts: {},
      },
      ...{ action: 'credentials.send', actor: 'me', at, appVersion: '0.1.0' },
      groups: [{ baseProfileId: profileId, deviceIds: JSON.stringify(devices), devices: devices.length }],
    });
    const moves = queueMove(test.db, devices.slice(0, 1), 'p2') ?? '';
    expect(picked({ waiting: true, held: true })).toEqual([moves]);
    expect(readOffer(test.db).waiting).toEqual({ changes: 1, devices: 1 });
  });

  it('is with devices the making of the profile they go to, though Samsung refused it', () => {
    const profileId = 'own-1' as ProfileId;
    const intent = {
      kind: 'create-profile' as const,
      profileId,
      settings: settingsOf('Vans'),
      days: null,
      userId: null,
    };
    const making = queueChange(test.db, {
      ...{ intent, basedOn: '{}', profileName: 'Vans', reverses: null, action: 'profiles.create', actor: 'me', at },
      ...{
        appVersion: '0.1.0',
        facts: {},
        groups: [{ baseProfileId: null, deviceIds: '["profile:own-1"]', devices: 1 }],
      },
    }).changeId;
    const moving = queueMove(test.db, devices, 'own-1') ?? '';
    refuse(making, ['profile:own-1'] as never);
    expect(picked({ waiting: true })).toEqual([making, moving]);
  });
});

describe('lists that may be long', () => {
  it('come in slices, each after the last row of the one before', () => {
    const changeId = queueMove(test.db, devices, 'p2') ?? '';
    refuse(changeId);
    expect(readOutcomeRows(test.db, changeId, devices[1] ?? '', 1)).toEqual([
      [devices[2], 'refused', 'server_refused', null, null, at],
    ]);
    const edit = { name: '', entry: 1, at, by: 'me' };
    editDevices(test.db, devices, { ...edit, kind: 'hold', text: 'broken' }, 'put');
    editDevices(test.db, devices, { ...edit, kind: 'note', text: 'left pocket' }, 'put');
    expect(readHoldRows(test.db, devices[2] ?? '', 9)).toEqual([[devices[3], 'broken', at, 'me']]);
    expect(readNoteRows(test.db, devices[2] ?? '', 9)).toEqual([[devices[3], 'left pocket', at, 'me']]);
    insertAttribute(test.db, { name: 'Depot', type: 'text', at });
    insertAttribute(test.db, { name: 'Lane', type: 'number', at });
    for (const [name, value] of [
      ['Depot', 'Lyon'],
      ['Lane', '7'],
    ] as const)
      editDevices(test.db, devices.slice(0, 1), { ...edit, kind: 'attribute', name, text: value }, 'overwrite');
    expect(readAttributeRecords(test.db)).toEqual([
      { name: 'Depot', type: 'text', createdAt: at },
      { name: 'Lane', type: 'number', createdAt: at },
    ]);
    expect(readValueRows(test.db, { deviceId: devices[0] ?? '', name: 'Depot' }, 9)).toEqual([
      [devices[0], 'Lane', '7'],
    ]);
    const row = { imei: '1', serial: null, manufacturer: null, userName: 'ann', attributes: { site: 'Lyon' } };
    importForm(test.db, 'i1', [row, row]);
    expect(readCsvRows(test.db, 'i1', 0, 9)).toEqual([[1, '1', null, null, 'ann', '{"site":"Lyon"}']]);
  });
});
