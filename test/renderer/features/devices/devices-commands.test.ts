import { describe, expect, it } from 'vitest';
import { leftOut } from '../../../../src-renderer/features/devices/devices-commands.ts';

describe('a plan of a move', () => {
  it('leaves out those already there and those that cannot move', () => {
    expect(leftOut({ profileName: 'Couriers FR', move: 12, alreadyThere: 3, cannot: [] })).toBe(3);
    expect(
      leftOut({
        profileName: 'Couriers FR',
        move: 12,
        alreadyThere: 3,
        cannot: [
          { code: 'device_pending', devices: 2 },
          { code: 'device_not_found', devices: 1 },
        ],
      }),
    ).toBe(6);
  });
});
