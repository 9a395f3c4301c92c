import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readOverlaid } from '../../../../src-main/desk/db/tables/device-overlay.ts';
import { upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { knoxDevice, layOverlay, now, openFilledWorkspace } from '../open-test-workspace.ts';

describe('the waiting changes as row numbers', () => {
  it('are grouped by what is wanted and what the server has', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1),
      knoxDevice(2),
      knoxDevice(3, { profileId: 'p2' as ProfileId }),
      knoxDevice(4),
    ]);
    layOverlay(db, [1, 2, 3, 99], 'p3');
    layOverlay(db, [4], null);
    const groups = readOverlaid(db).map(({ live, wanted, atServer, rows }) => [
      live,
      wanted,
      atServer,
      [...rows].sort(),
    ]);
    expect(groups).toHaveLength(3);
    expect(groups).toEqual(
      expect.arrayContaining([
        [true, 'p3', 'p1', [1, 2]],
        [true, 'p3', 'p2', [3]],
        [false, null, 'p1', [4]],
      ]),
    );
  });

  it('are read again only when changes or devices have changed', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    layOverlay(db, [1], 'p3');
    const first = readOverlaid(db);
    expect(readOverlaid(db)).toBe(first);
    upsertDevices(db, [knoxDevice(1, { profileId: 'p3' as ProfileId })], now);
    expect(readOverlaid(db)[0]?.atServer).toBe('p3');
    layOverlay(db, [1], 'p4');
    expect(readOverlaid(db)[0]?.wanted).toBe('p4');
  });
});
