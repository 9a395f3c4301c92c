import { describe, expect, it } from 'vitest';
import { createRecordReaders } from '../../../../src-main/desk/remote/knox/read-records.ts';
import { usualKnoxWire } from './usual-wire.ts';

const readers = createRecordReaders(await usualKnoxWire());

const raw = {
  id: '5f0c2a',
  mei: '350000000000007',
  serialNumber: 'R58M315CL4T',
  model: 'SM-G556B',
  state: 'Profile assigned',
  profileId: 'p1',
  profileName: 'Couriers FR',
  userName: 'camille@meridian.example',
  tags: 'Lyon,courier',
  tenantName: 'Meridian',
  orderId: 'PO-1',
  uploadId: 'UP1',
  resellerName: 'Norvia',
  createTime: 1_795_341_600_000,
  updateTime: '1795341660000',
  somethingNew: { a: 1 },
};

describe('a device', () => {
  it('is read with all it has', () => {
    expect(readers.device(raw)).toEqual({
      deviceId: '5f0c2a',
      imei: '350000000000007',
      imei2: null,
      serial: 'R58M315CL4T',
      model: 'SM-G556B',
      state: 'assigned',
      rawState: 'Profile assigned',
      profileId: 'p1',
      profileName: 'Couriers FR',
      userName: 'camille@meridian.example',
      tags: 'Lyon, courier',
      uploadId: 'UP1',
      orderId: 'PO-1',
      resellerName: 'Norvia',
      createdAt: '2026-11-22T10:00:00.000Z',
      updatedAt: '2026-11-22T10:01:00.000Z',
    });
  });

  it('is read with nothing but its id, whether the rest is null, empty or absent', () => {
    const bare = readers.device({ id: 'd' });
    expect(bare).toMatchObject({
      deviceId: 'd',
      imei: null,
      profileId: null,
      userName: '',
      tags: '',
      state: 'unknown',
    });
    const empty = Object.fromEntries(Object.keys(raw).map((name) => [name, name === 'id' ? 'd' : '']));
    const nulls = Object.fromEntries(Object.keys(raw).map((name) => [name, name === 'id' ? 'd' : null]));
    expect(readers.device(empty)).toEqual(bare);
    expect(readers.device(nulls)).toEqual(bare);
  });

  it('keeps the words of a state nobody knows', () => {
    expect(readers.device({ id: 'd', state: 'Quarantined (K7)' })).toMatchObject({
      state: 'unknown',
      rawState: 'Quarantined (K7)',
    });
  });

  it('takes numbers where texts are usual', () => {
    expect(readers.device({ id: 17, mei: 350_000_000_000_007 })).toMatchObject({
      deviceId: '17',
      imei: '350000000000007',
    });
  });

  it('is nothing without an id', () => {
    expect(readers.device({ mei: '350000000000007' })).toBeNull();
  });
});

describe('a profile', () => {
  it('is read, named by its id when it has no name', () => {
    expect(
      readers.profile({ id: 'p1', name: 'Couriers FR', description: null, updateTime: 1_795_341_600_000 }),
    ).toEqual({
      profileId: 'p1',
      name: 'Couriers FR',
      description: '',
      customJson: '{}',
      tokenDigest: null,
      systemApps: false,
      updatedAt: '2026-11-22T10:00:00.000Z',
    });
    expect(readers.profile({ id: 'p1' })).toMatchObject({ name: 'p1' });
    expect(readers.profile({ name: 'x' })).toBeNull();
  });

  it('never holds its enrolment token, only what tells it from another', () => {
    const read = (token: string) =>
      readers.profile({
        id: 'p1',
        mdmProfileCustomData: JSON.stringify({ server: 'na1', token }),
        systemAppEnabled: true,
      });
    expect(read('CANARY')).toMatchObject({ customJson: '{"server":"na1"}', systemApps: true });
    expect(JSON.stringify(read('CANARY'))).not.toContain('CANARY');
    expect(read('CANARY')?.tokenDigest).toBe(read('CANARY')?.tokenDigest);
    expect(read('CANARY')?.tokenDigest).not.toBe(read('CANARY2')?.tokenDigest);
  });
});

describe('an upload', () => {
  it('is pending unless the server says approved', () => {
    const upload = (status: unknown) => readers.upload({ uploadId: 'UP1', deviceCount: '12', status })?.approval;
    expect(['Approved', 'APPROVED', 'Pending', 'new word', null].map(upload)).toEqual([
      'approved',
      'approved',
      'pending',
      'pending',
      'pending',
    ]);
    expect(readers.upload({ uploadId: 'UP1', deviceCount: '12' })).toMatchObject({ devices: 12, resellerName: '' });
    expect(readers.upload({ status: 'Approved' })).toBeNull();
  });
});
