import { describe, expect, it } from 'vitest';
import { countUnseen, deleteUnseen, markSeen, startSweep } from '../../../../src-main/desk/db/tables/device-sweep.ts';
import { deviceId, knoxDevice, openFilledWorkspace } from '../open-test-workspace.ts';

const devices = Array.from({ length: 10 }, (_, n) => knoxDevice(n));

describe('a full read', () => {
  it('takes out what the server no longer has', async () => {
    const db = await openFilledWorkspace(devices);
    startSweep(db);
    markSeen(db, [0, 1, 2, 3].map(deviceId));
    markSeen(db, [3, 4, 5, 6, 77].map(deviceId));
    expect(countUnseen(db)).toBe(3);
    expect(deleteUnseen(db)).toBe(3);
    expect(db.prepare('SELECT count(*) FROM cache.devices').pluck().get()).toBe(7);
  });

  it('begun again has seen nothing', async () => {
    const db = await openFilledWorkspace(devices);
    startSweep(db);
    markSeen(db, [0, 1].map(deviceId));
    startSweep(db);
    expect(countUnseen(db)).toBe(10);
  });
});
