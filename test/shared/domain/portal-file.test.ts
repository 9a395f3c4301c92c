import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import {
  blockOf,
  mostLinesOf,
  omissionOf,
  type PortalDevice,
  type PortalFile,
  type PortalFileKind,
  portalFileKinds,
  portalFileSchema,
  samsungCell,
  samsungColumnsOf,
  samsungHeaders,
} from '#shared/domain/portal-file.ts';
import type { ProfileId } from '#shared/domain/profile.ts';

const device: PortalDevice = {
  deviceId: 'd1' as DeviceId,
  imei: '353227410000010',
  serial: 'R58N000001A',
  profileId: 'p1' as ProfileId,
  profileName: 'Tablets',
  userName: 'anna',
  tags: 'lyon, floor 2',
  password: null,
  attributes: [],
};

function lineOf(special: Partial<PortalFile>, of = device): (string | null)[] {
  const file = portalFileSchema.parse({ kind: 'assign', ...special });
  return samsungColumnsOf(file).map((column) => samsungCell(of, column, file));
}

describe("the columns of Samsung's files (knox-api 6.2)", () => {
  const cases: [Partial<PortalFile>, (string | null)[]][] = [
    [{ kind: 'assign' }, ['353227410000010', 'Tablets']],
    [{ kind: 'assign', users: true }, ['353227410000010', 'Tablets', 'anna']],
    [{ kind: 'assign', tags: true }, ['353227410000010', 'Tablets', null, null, 'lyon, floor 2']],
    [{ kind: 'assign', users: true, tags: true }, ['353227410000010', 'Tablets', 'anna', null, 'lyon, floor 2']],
    [{ kind: 'assign', passwords: true }, ['353227410000010', 'Tablets', 'anna', null]],
    [{ kind: 'unassign', users: true, tags: true }, ['353227410000010']],
    [{ kind: 'delete', users: true, tags: true }, ['353227410000010']],
    [{ kind: 'credentials' }, ['anna']],
  ];
  for (const [file, cells] of cases) {
    it(`${JSON.stringify(file)}`, () => expect(lineOf(file)).toEqual(cells));
  }

  it('have a password only where one is asked for, never for unassigning or deleting', () => {
    const secret = { ...device, password: 'Pa§§' };
    const withPasswords = portalFileKinds.map((kind) => [
      kind,
      lineOf({ kind, passwords: true }, secret).includes('Pa§§'),
    ]);
    expect(withPasswords.filter(([, has]) => has).map(([kind]) => kind)).toEqual(['assign', 'credentials']);
    for (const kind of portalFileKinds) expect(lineOf({ kind, users: true, tags: true }, secret)).not.toContain('Pa§§');
  });

  it('name a device by its serial number where it has no IMEI', () => {
    expect(lineOf({ kind: 'delete' }, { ...device, imei: null })).toEqual(['R58N000001A']);
  });

  it('can be given names, one for each', () => {
    const file = portalFileSchema.parse({ kind: 'assign', tags: true });
    expect(samsungHeaders(file)).toEqual(['IMEI/MEID/Serial number', 'Profile name', 'User ID', 'Password', 'Tags']);
    expect(samsungHeaders({ ...file, kind: 'credentials', tags: false })).toEqual(['User ID']);
  });

  it('no header, no user, no tag and no password unless they are asked for', () => {
    expect(portalFileSchema.parse({ kind: 'assign' })).toEqual({
      ...{ kind: 'assign', header: false, users: false, tags: false, passwords: false },
      attributes: [],
    });
  });

  it('10,000 lines at most, in a file for Ivanti 200,000', () => {
    expect(portalFileKinds.map(mostLinesOf)).toEqual([10_000, 10_000, 10_000, 10_000, 200_000]);
  });
});

describe('a device is left out of a file', () => {
  const nameless = { ...device, imei: null, serial: null };
  const cases: [string, PortalDevice, Partial<Record<PortalFileKind, string>>][] = [
    ['never when all is known', device, {}],
    [
      'without an identifier',
      nameless,
      { assign: 'no-identifier', unassign: 'no-identifier', delete: 'no-identifier', ivanti: 'no-identifier' },
    ],
    ['without a profile', { ...device, profileId: null, profileName: null }, { assign: 'no-profile' }],
    [
      'in the Default Profile',
      { ...device, profileId: 'default' as ProfileId, profileName: null },
      { assign: 'no-profile' },
    ],
    ['when Samsung has no such profile', { ...device, profileName: null }, { assign: 'profile-not-there' }],
    [
      'when it is to be deleted',
      { ...device, profileId: 'gone' as ProfileId, profileName: null },
      { assign: 'leaving', unassign: 'leaving' },
    ],
    ['without a user', { ...device, userName: '' }, { credentials: 'no-user' }],
  ];
  for (const [name, one, expected] of cases) {
    it(name, () => {
      const found = portalFileKinds.map((kind) => [kind, omissionOf(one, kind)] as const);
      expect(Object.fromEntries(found.filter(([, omission]) => omission !== null))).toEqual(expected);
    });
  }
});

describe('a cell may not stand in a file that is written as it is (S41)', () => {
  for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']) {
    it(`when it begins with ${JSON.stringify(sign)}, blanks before it or not`, () => {
      expect(['', ' ', '\u00a0'].map((blank) => blockOf(`${blank}${sign}1`))).toEqual([
        'formula',
        'formula',
        'formula',
      ]);
    });
  }

  it('when it goes on over several lines', () => {
    expect(blockOf('floor 2\nroom 5')).toBe('lines');
    expect(blockOf('floor 2\r')).toBe('lines');
  });

  it('and may otherwise', () => {
    for (const cell of [null, '', '353227410000010', 'a=b', "'=1", 'R58N-1', 'lyon, "floor" 2'])
      expect(blockOf(cell)).toBeNull();
  });
});
