import { describe, expect, it } from 'vitest';
import { readModels, readResellers, readUploadIds } from '../../../../src-main/desk/db/tables/device-values.ts';
import { upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { knoxDevice, now, openFilledWorkspace } from '../open-test-workspace.ts';

describe('what devices can be filtered by', () => {
  it('comes with the most frequent first', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1, { model: 'A', uploadId: 'u1', resellerName: 'North' }),
      knoxDevice(2, { model: 'B', uploadId: 'u2', resellerName: 'South' }),
      knoxDevice(3, { model: 'B', uploadId: 'u2', resellerName: 'South' }),
      knoxDevice(4, { model: '', uploadId: null, resellerName: null }),
    ]);
    expect([readModels(db), readUploadIds(db), readResellers(db)]).toEqual([
      ['B', 'A'],
      ['u2', 'u1'],
      ['South', 'North'],
    ]);
    upsertDevices(
      db,
      [5, 6].map((n) => knoxDevice(n, { model: 'C' })),
      now,
    );
    expect(readModels(db)).toEqual(['B', 'C', 'A']);
  });

  it('names the resellers of uploads when there are any', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    db.exec(
      `INSERT INTO cache.uploads VALUES ('u1', NULL, 'Small', NULL, 3, 'pending'), ('u2', NULL, 'Big', NULL, 30, 'approved')`,
    );
    expect(readResellers(db)).toEqual(['Big', 'Small']);
  });

  it('is at most two hundred', async () => {
    const db = await openFilledWorkspace(Array.from({ length: 250 }, (_, n) => knoxDevice(n, { model: `M${n}` })));
    expect(readModels(db)).toHaveLength(200);
  });
});
