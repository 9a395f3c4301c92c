import { describe, expect, it } from 'vitest';
import {
  identifierGroups,
  matchIdentifier,
  matchName,
} from '../../../../src-renderer/features/devices/match-identifier.ts';

const device = { imei: '353227410022505', imei2: '353227410522504', serial: 'R5CT30ABCDE' };

describe('what a typed text found', () => {
  it('is the IMEI that begins with it, however it was spaced', () => {
    expect(matchIdentifier(device, '35 3227-4')).toEqual({ value: device.imei, stretch: { start: 0, end: 7 } });
  });

  it('is the identifier that ends with it', () => {
    expect(matchIdentifier(device, '2505')).toEqual({ value: device.imei, stretch: { start: 11, end: 15 } });
    expect(matchIdentifier(device, 'bcde')).toEqual({ value: device.serial, stretch: { start: 7, end: 11 } });
    expect(matchIdentifier(device, '2504')).toEqual({ value: device.imei2, stretch: { start: 11, end: 15 } });
  });

  it('is none of the identifiers when a name was typed', () => {
    expect(matchIdentifier(device, 'camille')).toBeNull();
    expect(matchIdentifier(device, '   ')).toBeNull();
    expect(matchIdentifier({ imei: null, imei2: null, serial: null }, '35')).toBeNull();
  });

  it('is found in a name whatever its case', () => {
    expect(matchName('Couriers FR', 'fr')).toEqual({ start: 9, end: 11 });
    expect(matchName('Couriers FR', 'uk')).toBeNull();
    expect(matchName('Couriers FR', ' ')).toBeNull();
  });
});

describe('groups of an identifier', () => {
  it('are those of an IMEI, and one for everything else', () => {
    expect(identifierGroups('353227410022505')).toEqual(['35', '322741', '002250', '5']);
    expect(identifierGroups('R5CT30ABCDE')).toEqual(['R5CT30ABCDE']);
  });
});
