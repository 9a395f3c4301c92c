import { describe, expect, it } from 'vitest';
import { registrationSum } from '../../../../src-renderer/features/profiles/registration-sum.ts';

describe('registered and pending (behaviour 83)', () => {
  it('make up the devices, or it is said by how many they do not', () => {
    const sum = (registered: number | null, pendingRegistration: number | null, devices: number) =>
      registrationSum({ registered, pendingRegistration, devices });
    expect(sum(3, 2, 5)).toMatchObject({ kind: 'equal', missing: 0, registered: 3, pending: 2 });
    expect(sum(3, 2, 7)).toMatchObject({ kind: 'fewer', missing: 2 });
    expect(sum(3, 2, 4)).toMatchObject({ kind: 'more', missing: 1 });
    expect(sum(0, 0, 0)?.kind).toBe('equal');
  });

  it('are not added up where nobody counts registrations', () => {
    expect(registrationSum({ registered: null, pendingRegistration: null, devices: 5 })).toBeNull();
  });
});
