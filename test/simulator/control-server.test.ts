import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KnoxCaller, openSimulator } from './knox-caller.ts';

let knox: KnoxCaller;
beforeEach(async () => {
  knox = await openSimulator();
});
afterEach(() => knox.simulator.close());

const control = (name: string, input?: unknown, headers: Record<string, string> = {}) =>
  knox.send('POST', `/control/${name}`, { headers, ...(input === undefined ? {} : { body: JSON.stringify(input) }) });

describe('the control port', () => {
  it('does what the control in the program does', async () => {
    const listed = await control('listDevices', { state: 'assigned', limit: 2 });
    expect(listed.body).toMatchObject({ ok: true });
    const { devices } = listed.body.value as { devices: { deviceId: string }[] };
    const deviceIds = devices.map(({ deviceId }) => deviceId);
    const edited = await control('portalEdit', { kind: 'unassign', deviceIds });
    expect(edited.body.value).toEqual({ deviceIds, uploadId: null });
    expect(knox.simulator.control.listDevices({ identifier: String(deviceIds[0]) }).devices[0]?.state).toBe(
      'unassigned',
    );
    await control('setSwitches', { totalsAsText: true });
    expect(knox.simulator.world.switches.totalsAsText).toBe(true);
    await control('setFault', { match: '* /kcs', kind: 'status', status: 502, times: 1 });
    expect((await knox.call('GET', '/kcs/v1/kme/devices/list')).status).toBe(502);
    expect((await control('requests')).body.value).toMatchObject([{ path: '/ams/v1/oauth2/token' }, { status: 502 }]);
  });

  it('edits, makes and deletes profiles as the portal does', async () => {
    const { control: at } = knox.simulator;
    const named = (name: string) => at.listProfiles().find((profile) => profile.name === name);
    const { profileId = '' } = named('Couriers FR') ?? {};
    await control('portalEdit', { kind: 'profile', profileId, description: 'Vans', customData: '{"a":1}' });
    expect(named('Couriers FR')).toMatchObject({ profileId, description: 'Vans', customData: '{"a":1}' });
    await control('portalEdit', { kind: 'profile', profileId: null, name: 'Pop-up depot', description: 'Summer' });
    expect(named('Pop-up depot')).toMatchObject({ description: 'Summer' });
    const inIt = at.listDevices({ profileId, limit: 1000 }).devices.map(({ deviceId }) => deviceId);
    const gone = await control('portalEdit', { kind: 'delete-profile', profileId });
    expect(gone.body.value).toEqual({ deviceIds: inIt, uploadId: null });
    expect(named('Couriers FR')).toBeUndefined();
    expect(at.listDevices({ identifier: String(inIt[0]) }).devices[0]?.profileId).toBeNull();
    const again = await control('portalEdit', { kind: 'delete-profile', profileId });
    expect(again.body.error).toBe('no such profile');
  });

  it('refreshes, extends and takes away enrolment tokens as a person does in Ivanti’s portal', async () => {
    const profileName = 'Couriers FR';
    const token = () => knox.simulator.control.listIvantiProfiles().find(({ name }) => name === profileName)?.token;
    const now = knox.simulator.world.clock.serverNow();
    const before = token();
    await control('portalEdit', { kind: 'extend-token', profileName, days: null });
    expect(token()).toEqual({ ...before, endsAt: null });
    await control('portalEdit', { kind: 'refresh-token', profileName, days: -2 });
    expect(token()).toMatchObject({ id: before?.id, issuedAt: now, endsAt: now - 2 * 86_400_000 });
    expect(token()?.value).not.toBe(before?.value);
    await control('portalEdit', { kind: 'remove-token', profileName });
    expect(token()).toBeNull();
    expect((await control('portalEdit', { kind: 'extend-token', profileName, days: 9 })).body.error).toBe(
      'Couriers FR has no token',
    );
  });

  it('takes numbers and ids bare or by name', async () => {
    const before = knox.simulator.world.clock.serverNow();
    await control('advanceClock', 1000);
    await control('advanceClock', { ms: 500 });
    await control('setClockSkew', { ms: -200 });
    expect(knox.simulator.world.clock.serverNow() - before).toBe(1300);
    const upload = knox.simulator.control.listUploads().find(({ approved }) => !approved);
    const approved = await control('approveUpload', { uploadId: upload?.uploadId });
    expect(approved.body.value).toBe(upload?.devices);
    const listed = await control('listDevices', { uploadId: upload?.uploadId });
    expect((listed.body.value as { total: number }).total).toBe(upload?.devices);
  });

  it('tells what it is and how it stands', async () => {
    const state = await knox.send('GET', '/control/state');
    expect(state.body.value).toMatchObject({
      label: 'Simulator, built from public documentation',
      seed: 11,
      devices: 240,
    });
    const credentials = await knox.send('GET', '/control/credentials');
    expect(credentials.body.value).toEqual(knox.simulator.credentials);
    expect((await knox.send('GET', '/')).text).toBe('Simulator, built from public documentation');
  });

  it('names what is wrong with a command', async () => {
    expect(await control('explode')).toMatchObject({ status: 404, body: { ok: false } });
    expect(await control('constructor')).toMatchObject({ status: 404 });
    expect((await control('setSwitches', { noSuchSwitch: true })).body.error).toBe('no switch is called noSuchSwitch');
    expect((await control('setSwitches', { latencyMs: 'long' })).body.error).toBe('switch latencyMs wants a number');
    expect((await control('portalEdit', { kind: 'delete', deviceIds: ['nobody'] })).body.error).toBe(
      'no device is called nobody',
    );
  });

  it('answers no web page', async () => {
    expect(await control('requests', undefined, { origin: 'https://example.test' })).toMatchObject({
      status: 403,
      body: { ok: false },
    });
  });
});
