import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { newestEvent } from '../../../../src-main/desk/db/tables/device-events.ts';
import { deleteUnseen, markSeen, startSweep } from '../../../../src-main/desk/db/tables/device-sweep.ts';
import { deleteDevices, upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { countPortalEdits } from '../../../../src-main/desk/db/tables/portal-edits.ts';
import { deviceId, knoxDevice, now, openFilledWorkspace } from '../open-test-workspace.ts';

const at = '2026-11-22T11:00:00.000Z';
const elsewhere = { profileId: 'p2' as ProfileId };

describe('what was done in Samsung’s portal (behaviour 16)', () => {
  it('is counted from a number or a time on, set-up and what resellers do left out', async () => {
    const db = await openFilledWorkspace([1, 2, 3, 4, 5].map((n) => knoxDevice(n)));
    upsertDevices(db, [knoxDevice(1, elsewhere)], new Date(at));
    const number = newestEvent(db);
    const later = '2026-11-22T12:00:00.000Z';
    const others = [
      knoxDevice(2, elsewhere),
      knoxDevice(3, { state: 'provisioned' }),
      knoxDevice(4, { uploadId: 'u2' }),
    ];
    upsertDevices(db, [...others, knoxDevice(5, { userName: 'ada' })], new Date(later));
    expect(countPortalEdits(db, { event: 0 })).toEqual({ changed: 3, deleted: 0, firstAt: at, lastAt: later });
    expect(countPortalEdits(db, { event: number })).toMatchObject({ changed: 2, firstAt: later });
    expect(countPortalEdits(db, { at })).toMatchObject({ changed: 2, lastAt: later });
    expect(countPortalEdits(db, { at: later })).toMatchObject({ changed: 0, lastAt: null });
  });

  it('counts a device that was changed and then deleted once, as deleted', async () => {
    const db = await openFilledWorkspace([1, 2].map((n) => knoxDevice(n)));
    upsertDevices(db, [knoxDevice(1, elsewhere)], now);
    startSweep(db);
    markSeen(db, [deviceId(2)]);
    deleteUnseen(db, at);
    expect(countPortalEdits(db, { event: 0 })).toMatchObject({ changed: 0, deleted: 1 });
  });

  it('is not what became of a device that was moved in the portal and then deleted by us', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    upsertDevices(db, [knoxDevice(1, elsewhere)], now);
    deleteDevices(db, [deviceId(1)]);
    expect(countPortalEdits(db, { event: 0 })).toMatchObject({ changed: 0, deleted: 0 });
  });
});
