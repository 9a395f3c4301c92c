import { describe, expect, it } from 'vitest';
import { getFilterValues } from '../../../../src-main/desk/features/devices/get-filter-values.ts';
import { knoxDevice, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

describe('what the filters offer', () => {
  it('is what the devices have', async () => {
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(2, { model: 'SM-X', uploadId: 'u2' })]);
    expect(getFilterValues(makeTestServices(db).services, {})).toEqual({
      models: ['SM-G525F', 'SM-X'],
      resellers: ['Telco North'],
      uploads: ['u1', 'u2'],
    });
  });
});
