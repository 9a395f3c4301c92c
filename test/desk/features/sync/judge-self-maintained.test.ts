import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { SelfMaintainedIntent } from '#shared/domain/queued-change.ts';
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
    expect(judgeSelfMaintained(open(ivanti), upload)).toBe(standing);
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
    expect([judgeSelfMaintained(db, add), judgeSelfMaintained(db, remove)]).toEqual([adding, removing]);
  });

  it('when the profile is gone: nothing can be added, and nothing is left to delete', () => {
    const db = open(null);
    expect([judgeSelfMaintained(db, add), judgeSelfMaintained(db, remove)]).toEqual(['gone', 'wanted']);
  });
});
