import { describe, expect, it } from 'vitest';
import { resolveSelection } from '../../../../src-main/desk/features/devices/select-devices.ts';
import { deviceId, knoxDevice, openFilledWorkspace } from '../../db/open-test-workspace.ts';

describe('what a selection means', () => {
  it('is the named devices, or those that match less the exceptions', async () => {
    const db = await openFilledWorkspace([1, 2, 3].map((n) => knoxDevice(n)));
    expect(resolveSelection(db, { kind: 'named', deviceIds: [deviceId(3), deviceId(3)] })).toEqual([deviceId(3)]);
    expect(resolveSelection(db, { kind: 'matching', filter: { text: '3532' }, except: [deviceId(2)] })).toEqual([
      deviceId(1),
      deviceId(3),
    ]);
  });
});
