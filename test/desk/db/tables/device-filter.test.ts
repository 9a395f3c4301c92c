import { describe, expect, it } from 'vitest';
import type { DeviceFilter } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { dependsOnOverlay, matchingRows } from '../../../../src-main/desk/db/tables/device-filter.ts';
import { upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { knoxDevice, layOverlay, openFilledWorkspace } from '../open-test-workspace.ts';

const p1 = 'p1' as ProfileId;

describe('the rows that match a filter', () => {
  it('are all of them, said by null, when the filter has no part', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    for (const filter of [{}, { text: '  ' }, { states: [] }, { waiting: false }]) {
      expect(matchingRows(db, filter), JSON.stringify(filter)).toBeNull();
    }
  });

  it('match every part', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1, { model: 'A', state: 'assigned' }),
      knoxDevice(2, { model: 'A', state: 'provisioned' }),
      knoxDevice(3, { model: 'B', state: 'provisioned' }),
    ]);
    expect(matchingRows(db, { model: 'A', states: ['provisioned', 'pending'] })).toEqual(Uint32Array.of(2));
  });

  it('of a profile are those in it and not leaving, and those arriving', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1, { profileId: p1 }),
      knoxDevice(2, { profileId: p1 }),
      knoxDevice(3, { profileId: null }),
      knoxDevice(4, { profileId: p1 }),
    ]);
    layOverlay(db, [1], 'p2');
    layOverlay(db, [3], 'p1');
    layOverlay(db, [4], null);
    expect(matchingRows(db, { profileId: p1 })).toEqual(Uint32Array.of(2, 3, 4));
    expect(matchingRows(db, { waiting: true })).toEqual(Uint32Array.of(1, 3, 4));
  });

  it('that move to where they are already are counted once', async () => {
    const db = await openFilledWorkspace([knoxDevice(1, { profileId: p1 })]);
    layOverlay(db, [1], 'p1');
    expect(matchingRows(db, { profileId: p1 })).toEqual(Uint32Array.of(1));
  });

  it('are those changed in the portal since a moment, set-up that went on left out', async () => {
    const db = await openFilledWorkspace([1, 2, 3].map((n) => knoxDevice(n, { profileId: p1 })));
    const p2 = 'p2' as ProfileId;
    upsertDevices(db, [knoxDevice(1, { profileId: p2 })], new Date('2026-11-22T11:00:00.000Z'));
    upsertDevices(db, [knoxDevice(2, { profileId: p2 })], new Date('2026-11-22T12:00:00.000Z'));
    upsertDevices(db, [knoxDevice(3, { profileId: p1, state: 'provisioned' })], new Date('2026-11-22T12:00:00.000Z'));
    expect(matchingRows(db, { portalSince: '2026-11-22T11:00:00.000Z' })).toEqual(Uint32Array.of(1, 2));
    expect(matchingRows(db, { portalSince: '2026-11-22T12:00:00.000Z' })).toEqual(Uint32Array.of(2));
  });

  it('are never those of a value that only looks like it', async () => {
    const db = await openFilledWorkspace([knoxDevice(1, { model: 'sm-a' }), knoxDevice(2, { model: 'SM-A' })]);
    expect(matchingRows(db, { model: 'SM-A' })).toEqual(Uint32Array.of(2));
    expect(matchingRows(db, { model: "' OR 1=1 --" })).toEqual(new Uint32Array());
  });
});

describe('a filter', () => {
  const cases: [DeviceFilter, boolean][] = [
    [{}, false],
    [{ text: 'x', states: ['assigned'] }, false],
    [{ profileId: p1 }, true],
    [{ waiting: true }, true],
    [{ waiting: false }, false],
  ];
  for (const [filter, expected] of cases) {
    it(`${JSON.stringify(filter)} ${expected ? 'depends' : 'does not depend'} on waiting changes`, () => {
      expect(dependsOnOverlay(filter)).toBe(expected);
    });
  }
});
