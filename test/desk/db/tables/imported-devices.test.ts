import { expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { importedByProfile, importedDeviceIds } from '../../../../src-main/desk/db/tables/imported-devices.ts';
import {
  nextImportBase,
  type StagedImportRow,
  stageImportRows,
} from '../../../../src-main/desk/db/tables/staged-imports.ts';
import { deviceId, openTestWorkspace } from '../open-test-workspace.ts';

function stage() {
  const db = openTestWorkspace();
  const base = nextImportBase(db);
  const row = (line: number, profile: string | null, cells: string[] | null = null): StagedImportRow => ({
    ...{ line, imei: `imei-${line}`, imei2: null, serial: null, model: 'M', orderId: 'O', carton: 'C' },
    ...{ deviceId: deviceId(line), profileId: profile as ProfileId | null, extras: null, notes: null, cells },
  });
  stageImportRows(db, base, 1, [row(2, 'p2'), row(3, null), row(4, 'p1'), row(5, 'p2', ['x']), row(6, 'p2')]);
  return { db, base };
}

it('names the devices of good rows, in the order of the file', () => {
  const { db, base } = stage();
  expect(importedDeviceIds(db, { base }, 9)).toEqual([2, 3, 4, 6].map(deviceId));
  expect(importedDeviceIds(db, { base }, 2)).toEqual([2, 3].map(deviceId));
});

it('sorts them by the profile their rows name', () => {
  const { db, base } = stage();
  expect(importedByProfile(db, { base })).toEqual([
    { profileId: 'p2', deviceIds: [2, 6].map(deviceId) },
    { profileId: 'p1', deviceIds: [deviceId(4)] },
  ]);
});
