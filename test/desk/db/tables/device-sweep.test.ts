import { describe, expect, it } from 'vitest';
import { countUnseen, deleteUnseen, markSeen, startSweep } from '../../../../src-main/desk/db/tables/device-sweep.ts';
import { countPortalEdits } from '../../../../src-main/desk/db/tables/portal-edits.ts';
import { deviceId, knoxDevice, openFilledWorkspace } from '../open-test-workspace.ts';

const devices = Array.from({ length: 10 }, (_, n) => knoxDevice(n));

describe('a full read', () => {
  it('takes out what the server no longer has', async () => {
    const db = await openFilledWorkspace(devices);
    startSweep(db);
    markSeen(db, [0, 1, 2, 3].map(deviceId));
    markSeen(db, [3, 4, 5, 6, 77].map(deviceId));
    expect(countUnseen(db)).toBe(3);
    expect(deleteUnseen(db, '2026-11-22T11:00:00.000Z')).toBe(3);
    expect(db.prepare('SELECT count(*) FROM cache.devices').pluck().get()).toBe(7);
    expect(countPortalEdits(db, { event: 0 })).toMatchObject({ changed: 0, deleted: 3 });
  });

  it('begun again has seen nothing', async () => {
    const db = await openFilledWorkspace(devices);
    startSweep(db);
    markSeen(db, [0, 1].map(deviceId));
    startSweep(db);
    expect(countUnseen(db)).toBe(10);
  });
});
