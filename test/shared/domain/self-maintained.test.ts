import { describe, expect, it } from 'vitest';
import {
  deviceFormSchema,
  isSameRow,
  type RegisteringDevice,
  registersAs,
  type SelfMaintainedRow,
} from '#shared/domain/self-maintained.ts';

const IMEI = '353227410022505';
const IMEI2 = '353227410022513';
const OTHER = '490154203237518';

const row: SelfMaintainedRow = {
  imei: IMEI,
  serial: 'R58N12345AB',
  manufacturer: 'Samsung',
  userName: null,
  attributes: {},
};
const device: RegisteringDevice = { imeis: [IMEI], serial: 'R58N12345AB', manufacturer: 'samsung' };

describe('whether a row lets a device register (behaviours 103 to 108)', () => {
  const cases: [string, Partial<SelfMaintainedRow>, Partial<RegisteringDevice>, 'imei' | 'serial' | null][] = [
    ['all right', {}, {}, 'imei'],
    ['right IMEI, wrong serial and manufacturer (105)', { serial: 'X', manufacturer: 'Y' }, {}, 'imei'],
    ['right IMEI and nothing else', { serial: null, manufacturer: null }, {}, 'imei'],
    ['either of two IMEIs', { imei: IMEI2, serial: null }, { imeis: [IMEI, IMEI2] }, 'imei'],
    ['wrong IMEI, right serial and manufacturer (106)', { imei: OTHER }, {}, 'serial'],
    ['no IMEI, right serial and manufacturer (103)', { imei: null }, {}, 'serial'],
    ['a device without an IMEI', {}, { imeis: [] }, 'serial'],
    ['manufacturer in other letters (104)', { imei: OTHER, manufacturer: 'SAMSUNG' }, {}, 'serial'],
    ['wrong IMEI and serial, right manufacturer (107)', { imei: OTHER, serial: 'X' }, {}, null],
    ['wrong IMEI and manufacturer, right serial (108)', { imei: OTHER, manufacturer: 'Y' }, {}, null],
    ['right serial, no manufacturer on either side', { imei: OTHER, manufacturer: null }, { manufacturer: null }, null],
    ['nothing in common but what both lack', { imei: null, serial: null }, { imeis: [], serial: null }, null],
  ];
  it.each(cases)('%s', (_name, ofRow, ofDevice, by) => {
    expect(registersAs({ ...row, ...ofRow }, { ...device, ...ofDevice })).toBe(by);
  });
});

describe('a device given by form (behaviour 111)', () => {
  const blank = { imei: IMEI, serial: '', manufacturer: '', attributes: {} };

  it('has no attribute with an empty value or name (behaviour 115)', () => {
    const accepts = (attributes: Record<string, string>) =>
      deviceFormSchema.safeParse({ ...blank, attributes }).success;
    expect(accepts({ Site: 'Lyon' })).toBe(true);
    expect(accepts({ Site: '  ' })).toBe(false);
    expect(accepts({ ' ': 'Lyon' })).toBe(false);
  });
});

describe('whether two rows say the same', () => {
  const row = {
    imei: null,
    serial: 'A',
    manufacturer: 'Zebra',
    userName: null,
    attributes: { Site: 'Lyon', Shelf: '4' },
  };
  const cases: [string, Partial<SelfMaintainedRow>, boolean][] = [
    ['the same in another order', { attributes: { Shelf: '4', Site: 'Lyon' } }, true],
    ['another IMEI', { imei: '353227410022505' }, false],
    ['another serial number', { serial: 'B' }, false],
    ['another manufacturer', { manufacturer: 'ZEBRA' }, false],
    ['a user', { userName: 'm.bell' }, false],
    ['another value', { attributes: { Site: 'Lyon', Shelf: '5' } }, false],
    ['one attribute less', { attributes: { Site: 'Lyon' } }, false],
    ['another attribute', { attributes: { Site: 'Lyon', toString: '4' } }, false],
  ];
  it.each(cases)('%s', (_name, special, same) => {
    expect(isSameRow(row, { ...row, ...special })).toBe(same);
    expect(isSameRow({ ...row, ...special }, row)).toBe(same);
  });
});
