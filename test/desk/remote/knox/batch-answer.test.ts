import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { readBatchAnswer, unconfirmedReport } from '../../../../src-main/desk/remote/knox/batch-answer.ts';
import { usualKnoxWire } from './usual-wire.ts';

const wire = (await usualKnoxWire()).unassign;
const ids = ['a', 'b', 'c', 'd'] as DeviceId[];
const asked = new Map(ids.map((deviceId) => [deviceId, deviceId]));
const outcomes = (answer: unknown) =>
  readBatchAnswer(wire, answer, asked).outcomes.map((one) =>
    'code' in one ? `${one.outcome} ${one.code}` : one.outcome,
  );

describe('readBatchAnswer', () => {
  it('gives each device the outcome of the list that names it, unconfirmed for none', () => {
    const answer = { successDeviceList: ['a'], notFoundDeviceList: ['b'], failedDeviceList: ['c'] };
    expect(outcomes(answer)).toEqual(['done', 'refused device_not_found', 'refused device_invalid', 'unconfirmed']);
  });

  it('reads other names of the lists, objects in them and their reasons', () => {
    const answer = {
      successList: [{ deviceId: 'a', reason: null }],
      notFoundList: [{ id: 'b' }],
      failedList: [
        { imeiOrSerial: 'x', id: 'c', reason: 'BULK_ENROLL_PROFILE_NOT_FOUND' },
        { deviceId: 'd', code: 4040300 },
      ],
    };
    expect(outcomes(answer)).toEqual([
      'done',
      'refused device_not_found',
      'refused profile_not_found',
      'refused device_not_found',
    ]);
  });

  it('is unconfirmed throughout when the answer has no lists at all', () => {
    const strange = { successDeviceList: [['a'], [{ toString: false }]] };
    for (const answer of [
      {},
      { totalCount: 4, processingCount: 0 },
      null,
      'ok',
      [],
      { successDeviceList: null },
      strange,
    ]) {
      expect(outcomes(answer)).toEqual(['unconfirmed', 'unconfirmed', 'unconfirmed', 'unconfirmed']);
    }
  });

  it('does not believe a success that another list denies', () => {
    expect(outcomes({ successDeviceList: ['a'], failedDeviceList: ['a'] })[0]).toBe('refused device_invalid');
  });

  it('finds a device by the identifier it was asked for by, too', () => {
    const byImei = new Map(ids.map((deviceId) => [deviceId, `imei-${deviceId}`]));
    const answer = { successDeviceList: ['imei-b'], notFoundDeviceList: ['c'] };
    const found = readBatchAnswer(wire, answer, byImei).outcomes.map(({ outcome }) => outcome);
    expect(found).toEqual(['unconfirmed', 'done', 'refused', 'unconfirmed']);
  });

  it('names every device asked for exactly once and no other, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.constantFrom('a', 'b', 'z')), (noise, list) => {
        const answer = { successDeviceList: list, failedDeviceList: noise, notFoundDeviceList: [noise] };
        expect(readBatchAnswer(wire, answer, asked).outcomes.map(({ deviceId }) => deviceId)).toEqual(ids);
      }),
    );
  });
});

describe('unconfirmedReport', () => {
  it('leaves every device to be read back', () => {
    expect(unconfirmedReport(['a'] as DeviceId[])).toEqual({ outcomes: [{ deviceId: 'a', outcome: 'unconfirmed' }] });
  });
});
