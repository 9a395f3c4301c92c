import { describe, expect, it } from 'vitest';
import type { DeviceProblem } from '#shared/domain/self-maintained.ts';
import {
  type EnteredDevice,
  emptyDevice,
  enteredOf,
  isHalfEntered,
  nextDevice,
  problemAt,
  toDeviceForm,
} from '../../../../src-renderer/features/self-maintained/device-form.ts';

const attribute = (name: string, value: string, key = 1) => ({ key, name, value });
const entered: EnteredDevice = {
  ...{ imei: '1', serial: '2', manufacturer: 'Zebra' },
  attributes: [attribute('Site', ' Lyon '), attribute('', '', 2)],
};

describe('a device as it is entered (behaviours 111, 115)', () => {
  it('is asked for with its attributes, without those that were only begun', () => {
    expect(toDeviceForm(entered)).toEqual({
      imei: '1',
      serial: '2',
      manufacturer: 'Zebra',
      attributes: { Site: 'Lyon' },
    });
    expect(toDeviceForm(emptyDevice)).toEqual({ imei: '', serial: '', manufacturer: '', attributes: {} });
  });

  it('begins with what a device has, and asks for the same again when nothing was touched', () => {
    const attributes = { Site: 'Lyon', Shelf: '4' };
    const row = { imei: null, serial: 'A', manufacturer: 'Zebra', userName: 'm.bell', attributes };
    expect(enteredOf(row).attributes).toEqual([attribute('Site', 'Lyon', 1), attribute('Shelf', '4', 2)]);
    expect(toDeviceForm(enteredOf(row))).toEqual({ imei: '', serial: 'A', manufacturer: 'Zebra', attributes });
  });

  it('leaves maker and attributes for the next one of the carton', () => {
    expect(nextDevice(entered)).toEqual({ ...entered, imei: '', serial: '' });
  });

  it('has no attribute with a name and no value, nor the other way round (behaviour 115)', () => {
    expect(isHalfEntered(attribute('Site', ' '))).toBe(true);
    expect(isHalfEntered(attribute(' ', 'Lyon'))).toBe(true);
    expect(isHalfEntered(attribute('', ''))).toBe(false);
    expect(isHalfEntered(attribute('Site', 'Lyon'))).toBe(false);
    expect(isHalfEntered(attribute('Site', 'x'.repeat(256)))).toBe(true);
  });

  it('shows what is wrong at its field, and what is about the whole device at the first', () => {
    const serial: DeviceProblem = { device: 0, field: 'serial', reason: 'serial-signs', detail: null };
    const whole: DeviceProblem = { device: 0, field: null, reason: 'already-there', detail: null };
    expect(problemAt([serial, whole], 'serial')).toBe(serial);
    expect(problemAt([serial, whole], 'imei')).toBe(whole);
    expect(problemAt([serial], 'manufacturer')).toBeNull();
  });
});
