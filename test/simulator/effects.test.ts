import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KME, type KnoxCaller, openSimulator } from './knox-caller.ts';

let knox: KnoxCaller;
beforeEach(async () => {
  knox = await openSimulator();
});
afterEach(() => knox.simulator.close());

async function ivanti(method: string, path: string, body: unknown = {}): Promise<number> {
  const { user, password } = knox.simulator.credentials.ivanti;
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  const sent = { headers, body: JSON.stringify(body) };
  return (await knox.send(method, `/ivanti/api/v1/bulkenrollment${path}`, sent)).status;
}
const effects = () => knox.simulator.control.effects();
const atIvanti = (name: string) => knox.simulator.control.listIvantiProfiles().find((one) => one.name === name);

describe('what the servers count as done', () => {
  it('is told of Samsung’s profiles by name, and not of what was refused', async () => {
    const draft = { name: 'Night shift', doEnabled: true, supportedMDM: 'MobileIron' };
    await knox.call('POST', `${KME}/profiles/createAsync`, draft);
    expect((await knox.call('POST', `${KME}/profiles/createAsync`, draft)).status).toBe(409);
    const id = knox.simulator.control.listProfiles().find(({ name }) => name === draft.name)?.profileId;
    await knox.call('PUT', `${KME}/profiles/${id}`, { ...draft, description: 'Lyon' });
    await knox.call('DELETE', `${KME}/profiles/${id}`);
    expect(effects()).toEqual({ 'Night shift': { create: 1, update: 1, remove: 1 } });
  });

  it('is told of Ivanti’s profiles and tokens by the name of the profile', async () => {
    const { csvId, token } = atIvanti('Couriers FR') ?? {};
    await ivanti('POST', `/token/${token?.id}/refresh`);
    await ivanti('POST', `/token/${token?.id}/extend`, { days: 900 });
    expect(await ivanti('POST', `/token/${token?.id}/extend`, { days: 1 })).toBe(400);
    await ivanti('PUT', `/profile/${csvId}/user`, { userId: 'u-2' });
    await ivanti('POST', '/profile', { name: 'Night shift', type: 'SAMSUNG_KME', days: 30 });
    await ivanti('DELETE', `/profile/${atIvanti('Night shift')?.csvId}`);
    expect(effects()).toEqual({
      'Couriers FR': { refreshToken: 1, extendToken: 1, changeUser: 1 },
      'Night shift': { createAtIvanti: 1, removeAtIvanti: 1 },
    });
  });

  it('is told of devices of a Self-Maintained profile one by one, and not of those that are there already', async () => {
    const csv = 'IMEI Number,Serial Number,Manufacturer\n,Z-1,Zebra\n';
    await ivanti('POST', '/profile/upload', { name: 'Scanners', description: '', withoutToken: true, 'csv-data': csv });
    const csvId = atIvanti('Scanners')?.csvId;
    const devices = ['Z-1', 'Z-2'].map((serialNumber) => ({ serialNumber, manufacturer: 'Zebra' }));
    await ivanti('POST', `/profile/${csvId}/devices`, { devices });
    const deviceIds = atIvanti('Scanners')?.devices.map(({ id }) => id);
    await ivanti('POST', `/profile/${csvId}/devices/delete`, { deviceIds });
    expect(effects()).toEqual({
      Scanners: { upload: 1 },
      'Z-1/zebra': { remove: 1 },
      'Z-2/zebra': { add: 1, remove: 1 },
    });
  });
});
