import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { connect, openSimulator, traffic } from '../desk/remote/connect-to-simulator.ts';
import { expectAppError, never } from '../desk/remote/expect-app-error.ts';

const tokenPath = { kca: '/ams/v1/users/accesstoken', oauth: '/ams/v1/oauth2/token' };
const list = 'GET /kcs/v1/kme/devices/list';

/** What Samsung's two ways in have to do alike (knox-api 1). */
describe.each(['kca', 'oauth'] as const)('signing in by %s', (scheme) => {
  const token = `POST ${tokenPath[scheme]}`;

  it('fetches one access token and uses it for every kind of call', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme);
    const { items } = await client.listDevices({ page: 0, pageSize: 100 }, never);
    const profiles = await client.listProfiles(never);
    await client.listUploads(never);
    const approved = items.find(({ state }) => state === 'unassigned')?.deviceId as DeviceId;
    await client.assignProfile(profiles[0]?.profileId as ProfileId, [approved], never);
    await client.unassignProfile([approved], never);
    expect(traffic(simulator)).toEqual([
      `${token} 200`,
      `${list} 200`,
      'GET /kcs/v1/kme/profiles/list 200',
      'GET /kcs/v1/kme/devices/uploads/list 200',
      'PUT /kcs/v1/kme/devices/assignProfile 200',
      'PUT /kcs/v2/kme/devices/unassignProfile 200',
    ]);
  });

  it('fetches one access token for parallel calls', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme);
    await Promise.all([0, 1, 2, 3, 4, 5].map((page) => client.listDevices({ page, pageSize: 40 }, never)));
    expect(traffic(simulator).filter((line) => line.startsWith(token))).toHaveLength(1);
  });

  it('signs in alone for a connection test, and does not do it twice', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme);
    await client.signIn(never);
    await client.listDevices({ page: 0, pageSize: 1 }, never);
    expect(traffic(simulator)).toEqual([`${token} 200`, `${list} 200`]);
  });

  it('renews once for parallel calls whose access token ran out early, and loses none of them', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme);
    await client.signIn(never);
    simulator.control.setFault({ match: list, kind: 'expire-access-token', times: 1 });
    const pages = await Promise.all([0, 1, 2, 3].map((page) => client.listDevices({ page, pageSize: 60 }, never)));
    expect(new Set(pages.flatMap(({ items }) => items.map(({ deviceId }) => deviceId))).size).toBe(240);
    expect(traffic(simulator).filter((line) => line.startsWith(token))).toHaveLength(2);
    expect(traffic(simulator)).toContain(`${list} 403`);
  });

  it.each([0, 1, 4])('goes on when the access token ends after %i calls', async (skip) => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme);
    simulator.control.setFault({ match: '* /kcs', kind: 'expire-access-token', times: 1, skip });
    for (let page = 0; page < 6; page += 1) {
      expect((await client.listDevices({ page, pageSize: 40 }, never)).items).toHaveLength(40);
    }
  });

  it('renews before the end of the life the server gave', async () => {
    const simulator = await openSimulator({ oauthLifeSeconds: 600 });
    const { client, clock } = await connect(simulator, scheme);
    await client.signIn(never);
    const almostOver = scheme === 'kca' ? 29 * 60_000 : 9 * 60_000;
    const pass = (ms: number) => {
      clock.advance(ms);
      simulator.control.advanceClock(ms);
    };
    pass(almostOver - 5_000);
    await client.signIn(never);
    expect(traffic(simulator)).toHaveLength(1);
    pass(5_000);
    await client.signIn(never);
    expect(traffic(simulator)).toEqual([`${token} 200`, `${token} 200`]);
  });

  it('repeats a change whose access token was refused, as it was not carried out', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme);
    const { items } = await client.listDevices({ page: 0, pageSize: 100 }, never);
    const deviceId = items.find(({ state }) => state === 'unassigned')?.deviceId as DeviceId;
    const profileId = (await client.listProfiles(never))[0]?.profileId as ProfileId;
    simulator.control.setFault({ match: 'PUT /kcs', kind: 'expire-access-token', times: 1 });
    await client.assignProfile(profileId, [deviceId], never);
    expect(simulator.control.effects()[deviceId]).toEqual({ assign: 1 });
  });

  it('says which step failed when credentials were taken back, with Samsung’s words, and asks once', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme);
    simulator.control.revokeCredentials();
    const error = await expectAppError(client.signIn(never), 'credentials_refused');
    expect(error.details).toMatchObject({ step: 'accessToken', httpStatus: 401 });
    expect(error.details.samsungMessage).toBe(scheme === 'kca' ? 'IDP_AUTHORIZATION_FAIL' : 'invalid_client');
    expect(traffic(simulator)).toHaveLength(1);
  });

  it('stops after one renewal when credentials are taken back in the middle of the work', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme);
    await client.signIn(never);
    simulator.control.revokeCredentials();
    await expectAppError(client.listDevices({ page: 0, pageSize: 1 }, never), 'credentials_refused');
    expect(traffic(simulator)).toEqual([`${token} 200`, `${list} 403`, `${token} 401`]);
    simulator.control.restoreCredentials();
    await client.listDevices({ page: 0, pageSize: 1 }, never);
  });

  it('tells a token endpoint that fails, sends pages or asks for a pause from one that refuses', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme);
    const match = `${token}`;
    simulator.control.setFault({ match, kind: 'status', status: 503, times: 1 });
    expect((await expectAppError(client.signIn(never), 'server_failed')).details.step).toBe('accessToken');
    simulator.control.setFault({ match, kind: 'html', times: 1 });
    expect((await expectAppError(client.signIn(never), 'not_json')).details.step).toBe('accessToken');
    simulator.control.setFault({ match, kind: 'truncate', times: 1 });
    await expectAppError(client.signIn(never), 'answer_incomplete');
    simulator.control.setFault({ match, kind: 'rate-limit', retryAfter: 30, times: 1 });
    const limited = await expectAppError(client.listDevices({ page: 0, pageSize: 1 }, never), 'rate_limited');
    expect(limited.details).toMatchObject({ retryAfterMs: 30_000, step: 'accessToken' });
    const asked = traffic(simulator).length;
    await expectAppError(client.listDevices({ page: 0, pageSize: 1 }, never), 'rate_limited');
    expect(traffic(simulator)).toHaveLength(asked);
  });

  it('works with a clock that is hours off, and knows by how much', async () => {
    for (const hours of [-26, -2, 5, 24 * 365]) {
      const simulator = await openSimulator();
      simulator.control.setClockSkew(hours * 3_600_000);
      const { client, clock } = await connect(simulator, scheme);
      expect((await client.listDevices({ page: 0, pageSize: 10 }, never)).items).toHaveLength(10);
      const moment = { wallMs: clock.now().getTime(), monotonicMs: clock.monotonicMs() };
      const offset = client.serverTimeAt(moment).getTime() - moment.wallMs;
      expect(Math.abs(offset - hours * 3_600_000)).toBeLessThan(5_000);
    }
  });

  it.each([-86_400_000, 86_400_000, 12 * 365 * 86_400_000])(
    'goes on with one more access token at most when a clock is set by %s ms in mid-run (F20)',
    async (ms) => {
      const simulator = await openSimulator({ clockToleranceMs: 60_000 });
      const { client } = await connect(simulator, scheme);
      await client.listDevices({ page: 0, pageSize: 1 }, never);
      simulator.control.setClockSkew(ms);
      const asked = traffic(simulator).length;
      expect((await client.listDevices({ page: 0, pageSize: 10 }, never)).items).toHaveLength(10);
      // At most the refused call, a new access token and the call anew.
      expect(traffic(simulator).length - asked).toBeLessThanOrEqual(3);
    },
  );

  it('notices a wrong customer id and does not blame the credentials', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme, { settings: { customerId: '4999999999' } });
    const error = await expectAppError(client.listDevices({ page: 0, pageSize: 1 }, never), 'customer_id_wrong');
    expect(error.details).toMatchObject({ samsungCode: '4000904', samsungMessage: 'TENANT_MISMATCH' });
    expect(error.details.errorId).toBeTruthy();
  });

  it('never lets a secret into an error', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, scheme);
    simulator.control.revokeCredentials();
    const error = await expectAppError(client.listDevices({ page: 0, pageSize: 1 }, never), 'credentials_refused');
    const { keysFile, clientIdentifier, oauth } = simulator.credentials;
    for (const secret of [keysFile.Private.slice(0, 40), clientIdentifier, oauth.clientSecret]) {
      expect(error.message + error.stack + JSON.stringify(error.details)).not.toContain(secret);
    }
  });
});
