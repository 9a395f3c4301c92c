import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isImei } from '#shared/domain/imei.ts';
import { createClock } from '../../src-main/simulator/clock.ts';
import { pageOfDevices } from '../../src-main/simulator/device-pages.ts';
import { defaultSwitches } from '../../src-main/simulator/switches.ts';
import { createWorld, deviceAt, eraseDevice, findDevice, type World } from '../../src-main/simulator/world.ts';
import { setDeviceState, settle } from '../../src-main/simulator/world-operations.ts';

const TODAY = Date.UTC(2026, 5, 15);

function worldOf(devices: number, seed = 7): World {
  return createWorld(
    { seed, devices, today: TODAY },
    createClock(() => TODAY + 36_000_000),
    { ...defaultSwitches },
  );
}

const everything = (world: World) => Array.from({ length: world.total }, (_, index) => deviceAt(world, index));

describe('the simulated world', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(everything(worldOf(300))).toEqual(everything(worldOf(300)));
    expect(deviceAt(worldOf(300, 8), 0).deviceId).not.toBe(deviceAt(worldOf(300), 0).deviceId);
    expect(deviceAt(worldOf(300, 8), 0).serial).not.toBe(deviceAt(worldOf(300), 0).serial);
  });

  it('gives every device identifiers of its own, with valid check digits', () => {
    const devices = everything(worldOf(2400));
    const identifiers = devices.flatMap(({ deviceId, imei, imei2, serial }) => [deviceId, imei, imei2, serial]);
    const given = identifiers.filter((identifier) => identifier !== null);
    expect(new Set(given).size).toBe(given.length);
    const imeis = devices.flatMap(({ imei, imei2 }) => [imei, imei2]).filter((imei) => imei !== null);
    expect(imeis.filter((imei) => !isImei(imei))).toEqual([]);
    expect(devices.every(({ serial }) => /^R[0-9A-Z]{10}$/.test(serial))).toBe(true);
  });

  it('leads from each identifier back to its device, up to the last of many millions', () => {
    const world = worldOf(30_000_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: world.total - 1 }), (index) => {
        const { deviceId, imei, imei2, serial } = deviceAt(world, index);
        for (const identifier of [deviceId, imei, imei2, serial]) {
          if (identifier !== null) expect(findDevice(world, identifier)).toBe(index);
        }
      }),
    );
  });

  it('knows no device by a text that is nobody', () => {
    const world = worldOf(100);
    const known = new Set(
      everything(world).flatMap(({ deviceId, imei, imei2, serial }) => [deviceId, imei, imei2, serial]),
    );
    const texts = fc.oneof(fc.stringMatching(/^3[0-9]{14}$/), fc.stringMatching(/^R[0-9A-Z]{10}$/), fc.string());
    fc.assert(fc.property(texts, (text) => known.has(text) || findDevice(world, text) === null));
  });

  it('is a believable depot: every state, three uploads to approve, tablets without an IMEI', () => {
    const world = worldOf(2400);
    const devices = everything(world);
    expect(new Set(devices.map(({ standing }) => standing.state)).size).toBe(9);
    expect(world.uploads.map(({ count }) => count)).toEqual([900, 812, 464, 212, 12]);
    expect(world.uploads.filter(({ approved }) => !approved)).toHaveLength(3);
    expect(devices.filter(({ imei }) => imei === null).length).toBeGreaterThan(50);
    const tags = new Set(devices.map(({ standing }) => standing.tags?.split(', ')[0]));
    expect([...tags].sort()).toEqual(['Leeds', 'Lyon', 'Rotterdam']);
    expect(world.userNames).toHaveLength(40);
  });

  it('holds together at any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), (size) => {
        const world = worldOf(size);
        expect(world.uploads.reduce((sum, { count }) => sum + count, 0)).toBe(size);
        let next = 0;
        for (const { first, count } of world.uploads) {
          expect(first).toBe(next);
          next += count;
        }
        if (size >= 10) expect(world.uploads.length).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps unassigned and pending devices out of every profile, and all others in one', () => {
    for (const { standing } of everything(worldOf(2400))) {
      const outside = standing.state === 'pending' || standing.state === 'unassigned';
      expect([standing.state, standing.profile === null]).toEqual([standing.state, outside]);
      expect(standing.updatedAt).toBeLessThan(TODAY);
    }
  });

  it('pages over what is left, whatever was deleted', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 199 })), fc.integer({ min: 1, max: 60 }), (gone, size) => {
        const world = worldOf(200);
        for (const index of gone) eraseDevice(world, index);
        const left = Array.from({ length: 200 }, (_, index) => index).filter((index) => !gone.includes(index));
        const paged: number[] = [];
        for (let first = 0; first < 200 + size; first += size) paged.push(...pageOfDevices(world, first, size).indexes);
        expect(paged).toEqual(left);
      }),
      { numRuns: 60 },
    );
  });

  it('has a million devices at once, and any page of them soon', () => {
    const begun = performance.now();
    const world = worldOf(1_000_000);
    expect(world.uploads.length).toBeGreaterThan(2000);
    eraseDevice(world, 17);
    const last = pageOfDevices(world, 999_900, 100);
    expect([last.total, last.indexes.at(-1)]).toEqual([999_999, 999_999]);
    expect(deviceAt(world, 999_999).deviceId).toMatch(/^[0-9a-f]{24}$/);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it('lets a colleague move a few devices in the portal, once, when told so', () => {
    let now = TODAY;
    const switches = { ...defaultSwitches, portalEditAfterMs: 120_000 };
    const clock = createClock(() => now);
    const world = createWorld({ seed: 7, devices: 2400, today: TODAY }, clock, switches);
    const before = everything(world);
    const moved = () =>
      everything(world).filter((device, at) => device.standing.profile !== before[at]?.standing.profile);
    now += 119_000;
    settle(world);
    expect(moved()).toEqual([]);
    now += 2_000;
    settle(world);
    const first = moved();
    expect(first).toHaveLength(6);
    const unassigned = before.filter(({ standing, imei }) => standing.state === 'unassigned' && imei !== null);
    const lowest = unassigned.map(({ imei }) => imei ?? '').sort();
    expect(first.map(({ imei }) => imei)).toEqual(expect.arrayContaining(lowest.slice(0, 3)));
    now += 600_000;
    settle(world);
    expect(moved()).toEqual(first);
  });

  it('lets devices be set up by themselves when told so', () => {
    let now = TODAY;
    const world = createWorld(
      { seed: 7, devices: 2400, today: TODAY },
      createClock(() => now),
      {
        ...defaultSwitches,
        stateChangeMs: 1000,
      },
    );
    const provisioned = () => everything(world).filter(({ standing }) => standing.state === 'provisioned').length;
    const before = provisioned();
    now += 5500;
    settle(world);
    expect(provisioned()).toBe(before + 5);
    setDeviceState(world, 0, 'cancelled');
    expect(deviceAt(world, 0).standing.updatedAt).toBe(now);
  });
});
