import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { SelfMaintainedIntent } from '#shared/domain/queued-change.ts';
import type { SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import { importForm } from '../../../../src-main/desk/db/tables/import-rows.ts';
import { replaceIvantiProfiles } from '../../../../src-main/desk/db/tables/ivanti-profiles.ts';
import { writeListed } from '../../../../src-main/desk/db/tables/self-maintained-devices.ts';
import {
  isMadeOf,
  judgeSelfMaintained,
  type Upload,
} from '../../../../src-main/desk/features/sync/judge-self-maintained.ts';
import { openTestWorkspace } from '../../db/open-test-workspace.ts';

const profileId = 'be-1' as ProfileId;
const blank = { imei: null, manufacturer: 'Zebra', userName: null, attributes: {} };
const upload: Upload = {
  ...{ kind: 'upload-self-maintained', profileId: 'own-1' as ProfileId, importId: 'i1', name: 'Handhelds' },
  ...{ description: '', withoutToken: false, userId: 'u-1', devices: 3 },
};

function open(ivanti: { devices: number; userId: string | null; selfMaintained?: boolean } | null) {
  const db = openTestWorkspace();
  const row = { name: 'Handhelds', description: '', updatedAt: null, enrollmentToken: null, selfMaintained: true };
  if (ivanti) replaceIvantiProfiles(db, [{ ivantiProfileId: profileId, ...row, ...ivanti }]);
  return db;
}

describe('how Ivanti stands to an upload', () => {
  const cases: [string, Parameters<typeof open>[0], string][] = [
    ['nothing of that name', null, 'as-based'],
    ['as many devices and the user', { devices: 3, userId: 'u-1' }, 'wanted'],
    ['its user is not set yet', { devices: 3, userId: null }, 'as-based'],
    ['still being filled', { devices: 1, userId: null }, 'as-based'],
    ['more devices than in the file', { devices: 4, userId: 'u-1' }, 'changed'],
    ['of the other type', { devices: 3, userId: 'u-1', selfMaintained: false }, 'changed'],
  ];
  it.each(cases)('%s', (_name, ivanti, standing) => {
    expect(judgeSelfMaintained(open(ivanti), upload, null)).toBe(standing);
  });

  it('takes a profile for the file’s by type and number alone', () => {
    expect(isMadeOf({ selfMaintained: true, devices: 3 }, upload)).toBe(true);
    expect(isMadeOf({ selfMaintained: true, devices: 2 }, upload)).toBe(false);
    expect(isMadeOf({ selfMaintained: false, devices: 3 }, upload)).toBe(false);
  });
});

describe('how Ivanti stands to devices that are added or deleted', () => {
  const add: SelfMaintainedIntent = { kind: 'add-self-maintained', profileId, importId: 'i1', devices: 2 };
  const remove: SelfMaintainedIntent = {
    ...{ kind: 'remove-self-maintained', profileId, removalId: 'r1' },
    deviceIds: ['sm-A', 'sm-B'],
  };
  const cases: [string[], string, string][] = [
    [[], 'as-based', 'wanted'],
    [['A'], 'as-based', 'as-based'],
    [['A', 'B'], 'wanted', 'as-based'],
  ];
  it.each(cases)('with %j in the list', (names, adding, removing) => {
    const db = open({ devices: 2, userId: null });
    importForm(
      db,
      'i1',
      ['A', 'B'].map((serial) => ({ ...blank, serial })),
    );
    const listed = names.map((serial) => ({ ...blank, serial, deviceId: `sm-${serial}` }));
    writeListed(db, { profileId, reading: 1, first: 0 }, listed);
    expect([judgeSelfMaintained(db, add, null), judgeSelfMaintained(db, remove, null)]).toEqual([adding, removing]);
  });

  it('when the profile is gone: nothing can be added, and nothing is left to delete', () => {
    const db = open(null);
    expect([judgeSelfMaintained(db, add, null), judgeSelfMaintained(db, remove, null)]).toEqual(['gone', 'wanted']);
  });
});

describe('how Ivanti stands to a device that is to be changed (behaviour 111)', () => {
  const was = { ...blank, serial: 'A', attributes: { Site: 'Lyon', Shelf: '4' } };
  const row = { ...was, attributes: { Site: 'Leeds', Shelf: '4' } };
  const edit: SelfMaintainedIntent = { kind: 'edit-self-maintained', profileId, deviceId: 'sm-A', row };
  const base = { content: null, token: null, userId: null, device: was };
  const cases: [string, SelfMaintainedRow | null, string][] = [
    ['as it was, in another order', { ...was, attributes: { Shelf: '4', Site: 'Lyon' } }, 'as-based'],
    ['as it shall be', row, 'wanted'],
    ['otherwise changed', { ...was, manufacturer: 'Honeywell' }, 'changed'],
    ['given to another user', { ...was, userName: 'm.bell' }, 'changed'],
    ['taken out', null, 'gone'],
  ];
  it.each(cases)('%s', (_name, seen, standing) => {
    const db = open({ devices: 1, userId: null });
    writeListed(db, { profileId, reading: 1, first: 0 }, seen ? [{ ...seen, deviceId: 'sm-A' }] : []);
    expect(judgeSelfMaintained(db, edit, base)).toBe(standing);
  });

  it('with its profile gone: there is nothing to change', () => {
    expect(judgeSelfMaintained(open(null), edit, base)).toBe('gone');
  });
});
