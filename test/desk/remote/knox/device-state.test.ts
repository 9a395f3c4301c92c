import { describe, expect, it } from 'vitest';
import { createStateReader } from '../../../../src-main/desk/remote/knox/device-state.ts';
import { usualKnoxWire } from './usual-wire.ts';

describe('the reading of device states', () => {
  it.each([
    ['Pending', 'pending'],
    ['Unassigned', 'unassigned'],
    ['Registered', 'unassigned'],
    ['IN_PROGRESS', 'assigning'],
    ['Profile assigned', 'assigned'],
    ['PROFILE_ASSIGNED', 'assigned'],
    ['Failed to assign', 'assignFailed'],
    ['Profile assignment failed', 'assignFailed'],
    ['Cancelled by user', 'cancelled'],
    ['Canceled by user', 'cancelled'],
    ['Enroll failed', 'provisionFailed'],
    ['FAILED_TO_PROVISION', 'provisionFailed'],
    ['Provisioned', 'provisioned'],
    ['enrolled', 'provisioned'],
    ['Provisioned (restricted)', 'provisionedRestricted'],
    ['Licence expired', 'licenseExpired'],
    ['Quarantined (K7)', 'unknown'],
    ['', 'unknown'],
  ])('takes %j for %s', async (raw, state) => {
    const stateOf = createStateReader((await usualKnoxWire()).states);
    expect(stateOf(raw)).toBe(state);
    expect(stateOf(raw)).toBe(state);
  });
});
