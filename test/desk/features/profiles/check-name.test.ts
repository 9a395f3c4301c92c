import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { AppError } from '#shared/errors.ts';
import { checkName } from '../../../../src-main/desk/features/profiles/check-name.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { addProfile, openTestWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

function openExample() {
  const db = openTestWorkspace();
  addProfile(db, 'p1', 'Couriers');
  return makeTestServices(db).services;
}

describe('checking a profile’s name', () => {
  it('lets a name through that nobody has, and a profile’s own', async () => {
    const services = openExample();
    expect(() => checkName(services, 'Kiosks', null)).not.toThrow();
    expect(() => checkName(services, 'COURIERS', 'p1' as ProfileId)).not.toThrow();
    expect(await thrownCode(() => checkName(services, 'COURIERS', null))).toBe('profile_name_taken');
  });

  it('says which sign is at fault', () => {
    const services = openExample();
    try {
      checkName(services, 'Depot #7', null);
      expect.unreachable();
    } catch (error) {
      expect((error as AppError).code).toBe('profile_name_wrong');
      expect((error as AppError).details).toMatchObject({ problem: 'forbidden', sign: '#' });
    }
  });

  it('refuses an empty name', async () => {
    expect(await thrownCode(() => checkName(openExample(), ' ', null))).toBe('profile_name_wrong');
  });
});
