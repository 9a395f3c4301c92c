import { describe, expect, it } from 'vitest';
import { getDetails } from '../../../../src-main/desk/features/devices/get-details.ts';
import { deviceId, knoxDevice, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

describe('the details of a device', () => {
  it('are told for a device the cache knows', async () => {
    const { services } = makeTestServices(await openFilledWorkspace([knoxDevice(1)]));
    expect(getDetails(services, { deviceId: deviceId(1) })).toMatchObject({
      serial: 'R58N000001A',
      registration: null,
    });
  });

  it('are not_found for any other', async () => {
    const { services } = makeTestServices(await openFilledWorkspace([]));
    expect(() => getDetails(services, { deviceId: deviceId(1) })).toThrowError(
      expect.objectContaining({ code: 'not_found', details: { deviceId: 'device-1' } }),
    );
  });
});
