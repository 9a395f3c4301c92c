import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registrationShare } from '../../../../src-renderer/features/profiles/registration-share.ts';

describe('the bar of a profile', () => {
  it('counts registrations when Ivanti is connected, else what Samsung has provisioned', () => {
    expect(registrationShare({ devices: 10, registered: 4, provisioned: 6, failed: 1 })).toEqual({
      by: 'registered',
      done: 4,
      pending: 5,
      failed: 1,
    });
    expect(registrationShare({ devices: 10, registered: null, provisioned: 6, failed: 1 }).by).toBe('provisioned');
  });

  it('always adds up to the devices of the profile, whatever waiting changes do to them', () => {
    const count = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(count, fc.option(count), count, count, (devices, registered, provisioned, failed) => {
        const share = registrationShare({ devices, registered, provisioned, failed });
        expect(share.done + share.pending + share.failed).toBe(devices);
        expect(Math.min(share.done, share.pending, share.failed)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
