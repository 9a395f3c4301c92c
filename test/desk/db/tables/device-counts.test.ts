import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { countByProfile, noCounts } from '../../../../src-main/desk/db/tables/device-counts.ts';
import { insertDevicesBulk, upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { knoxDevice, layOverlay, now, openFilledWorkspace, openTestWorkspace } from '../open-test-workspace.ts';

const id = (name: string) => name as ProfileId;

describe('counting devices by profile', () => {
  it('tells those provisioned, failed and registered', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1, { state: 'provisioned' }),
      knoxDevice(2, { state: 'provisionedRestricted' }),
      knoxDevice(3, { state: 'provisionFailed' }),
      knoxDevice(4, { state: 'assignFailed' }),
      knoxDevice(5, { state: 'pending', profileId: null }),
      knoxDevice(6, { state: 'unassigned', profileId: null }),
    ]);
    db.exec("INSERT INTO cache.registrations VALUES ('R58N000001A', 'registered'), ('R58N000002A', 'pending')");
    expect(countByProfile(db)).toEqual(
      new Map([
        [
          'p1',
          { devices: 4, arriving: 0, leaving: 0, provisioned: 2, registered: 1, pendingRegistration: 1, failed: 2 },
        ],
        ['default', { ...noCounts(), devices: 1 }],
      ]),
    );
  });

  it('counts nobody in the Default Profile while nothing is approved (behaviours 23, 24)', async () => {
    const pending = { state: 'pending', profileId: null } as const;
    const db = await openFilledWorkspace([knoxDevice(1, pending), knoxDevice(2, pending)]);
    expect(countByProfile(db).get(id('default'))).toBeUndefined();
    upsertDevices(db, [knoxDevice(1, { state: 'unassigned', profileId: null })], now);
    expect(countByProfile(db).get(id('default'))?.devices).toBe(1);
  });

  it('moves a device from one profile’s numbers to the other’s', async () => {
    const db = await openFilledWorkspace([knoxDevice(1, { state: 'provisioned' }), knoxDevice(2), knoxDevice(3)]);
    db.exec("INSERT INTO cache.registrations VALUES ('R58N000001A', 'registered')");
    countByProfile(db);
    layOverlay(db, [1], 'p2');
    layOverlay(db, [2], 'p1');
    layOverlay(db, [3], null);
    const counts = countByProfile(db);
    expect(counts.get(id('p1'))).toEqual({ ...noCounts(), devices: 2, leaving: 1 });
    expect(counts.get(id('p2'))).toEqual({ ...noCounts(), devices: 1, arriving: 1, registered: 1 });
  });

  it('loses and doubles no device, whatever moves wait', async () => {
    const places = fc.constantFrom('p1', 'p2', 'p3', 'default');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(places, fc.option(places)), { maxLength: 20 }), async (moves) => {
        const db = await openFilledWorkspace(
          moves.map(([from], n) => knoxDevice(n, { profileId: from === 'default' ? null : id(from) })),
        );
        moves.forEach(([, to], n) => {
          if (to !== null) layOverlay(db, [n], to);
        });
        const counts = countByProfile(db);
        for (const place of ['p1', 'p2', 'p3', 'default']) {
          const devices = moves.filter(([from, to]) => (to ?? from) === place).length;
          expect(counts.get(id(place))?.devices ?? 0).toBe(devices);
        }
        db.close();
      }),
      { numRuns: 30 },
    );
  });

  it('follows changes of the devices', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    expect(countByProfile(db).get(id('p1'))?.devices).toBe(1);
    upsertDevices(db, [knoxDevice(2)], now);
    expect(countByProfile(db).get(id('p1'))?.devices).toBe(2);
  });

  it('counts again in a first sync only when a fifth has been added', () => {
    const db = openTestWorkspace();
    const page = (from: number, count: number) => Array.from({ length: count }, (_, n) => knoxDevice(from + n));
    insertDevicesBulk(db, page(0, 100), now);
    expect(countByProfile(db).get(id('p1'))?.devices).toBe(100);
    insertDevicesBulk(db, page(100, 10), now);
    expect(countByProfile(db).get(id('p1'))?.devices).toBe(100);
    insertDevicesBulk(db, page(110, 10), now);
    expect(countByProfile(db).get(id('p1'))?.devices).toBe(120);
  });
});
