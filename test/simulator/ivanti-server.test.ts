import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type KnoxCaller, openSimulator } from './knox-caller.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 10);
let knox: KnoxCaller;
beforeEach(async () => {
  knox = await openSimulator();
});
afterEach(() => knox.simulator.close());

async function ivanti(method: string, path: string, body?: unknown, password?: string): Promise<Answer> {
  const { user, password: right } = knox.simulator.credentials.ivanti;
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${password ?? right}`).toString('base64')}` };
  return knox.send(method, `/ivanti/api/v1${path}`, {
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

type Rows = { totalCount: number; searchResults: Record<string, unknown>[] };
const rows = async (path: string) => (await ivanti('GET', path)).body.result as Rows;
const result = (answer: Answer) => answer.body.result as Record<string, unknown>;
const profileNamed = async (name: string) => {
  const { searchResults } = await rows('/bulkenrollment/profile');
  return searchResults.find(({ csvName }) => csvName === name) ?? {};
};

describe('Ivanti users', () => {
  it('are forty, paged and searched', async () => {
    const page = await rows('/account?rows=15&start=30');
    expect([page.totalCount, page.searchResults.length]).toEqual([40, 10]);
    const found = await rows('/account?q=lefevre');
    expect(found.searchResults).toMatchObject([
      { displayName: 'Camille Lefèvre', email: 'camille.lefevre@meridian-fieldservice.example' },
    ]);
  });

  it('are shown to nobody with a wrong password', async () => {
    const answer = await ivanti('GET', '/account', undefined, 'wrong');
    expect(answer).toMatchObject({ status: 401, body: { result: null, errors: [{ code: 'UNAUTHORIZED' }] } });
  });
});

describe('Ivanti profiles and their tokens', () => {
  it('hold a dead token, one that ends tomorrow, one for ever, and a profile without', async () => {
    const { searchResults } = await rows('/bulkenrollment/profile');
    expect(searchResults).toHaveLength(8);
    const end = async (name: string) => Number((await profileNamed(name)).tokenExpiry);
    expect(await end('Kiosk tablets')).toBeLessThan(NOW);
    expect((await end('Warehouse scanners')) - NOW).toBeLessThan(2 * DAY_MS);
    expect(await profileNamed('Executives')).toMatchObject({ tokenExpiry: null, tokenNeverExpires: true });
    expect(await profileNamed('Loan pool NL')).toMatchObject({ withoutToken: true, enrollmentTokenId: null });
    expect(await profileNamed('Older handhelds')).toMatchObject({ type: 'SELF_MAINTAINED', knoxProfileId: null });
  });

  it('show the value of a token for one profile, never in the list', async () => {
    const listed = await profileNamed('Couriers FR');
    expect(listed).not.toHaveProperty('enrollmentToken');
    const one = result(await ivanti('GET', `/bulkenrollment/profile/${listed.csvId}`));
    expect(one.enrollmentToken).toMatch(/^[\w-]{24}$/);
  });

  it('issue a token of 7 to 999 days, or for ever, to a profile without a living one', async () => {
    const { csvId } = await profileNamed('Loan pool NL');
    const issue = (body: unknown) => ivanti('POST', `/bulkenrollment/profile/${csvId}/token`, body);
    for (const days of [6, 1000, 7.5, '30']) expect((await issue({ days })).status).toBe(400);
    const issued = result(await issue({ days: 999 }));
    expect(issued).toMatchObject({ tokenExpiry: NOW + 999 * DAY_MS, withoutToken: false });
    expect((await issue({ neverExpires: true })).status).toBe(409);
    const dead = await profileNamed('Kiosk tablets');
    expect((await ivanti('POST', `/bulkenrollment/profile/${dead.csvId}/token`, { neverExpires: true })).status).toBe(
      200,
    );
  });

  it('refresh a token to a new value, and extend one without changing it', async () => {
    const { csvId, enrollmentTokenId } = await profileNamed('Couriers FR');
    const value = async () => result(await ivanti('GET', `/bulkenrollment/profile/${csvId}`)).enrollmentToken;
    const first = await value();
    const path = `/bulkenrollment/token/${enrollmentTokenId}`;
    const extended = result(await ivanti('POST', `${path}/extend`, { days: 90 }));
    expect(extended.tokenExpiry).toBe(NOW + 90 * DAY_MS);
    expect(await value()).toBe(first);
    const refreshed = result(await ivanti('POST', `${path}/refresh`, {}));
    expect(refreshed).toMatchObject({ enrollmentTokenId, tokenExpiry: NOW + 7 * DAY_MS });
    expect(await value()).not.toBe(first);
    expect(await value()).toBe(refreshed.enrollmentToken);
    const dated = result(
      await ivanti('POST', `${path}/extend`, { tokenExpiry: new Date(NOW + 20 * DAY_MS).toISOString() }),
    );
    expect(dated.tokenExpiry).toBe(NOW + 20 * DAY_MS);
    expect(result(await ivanti('POST', `${path}/extend`, { neverExpires: true }))).toMatchObject({
      tokenNeverExpires: true,
    });
    expect((await ivanti('POST', `${path}/extend`, { days: 3 })).status).toBe(400);
    expect((await ivanti('POST', '/bulkenrollment/token/et-0/refresh', {})).status).toBe(404);
  });

  it('count an extension from the end it had, when the switch says so', async () => {
    knox.simulator.control.setSwitches({ extendCountsFrom: 'expiry', refreshResetsExpiry: false });
    const { enrollmentTokenId, tokenExpiry } = await profileNamed('Couriers FR');
    const path = `/bulkenrollment/token/${enrollmentTokenId}`;
    const refreshed = result(await ivanti('POST', `${path}/refresh`, {}));
    expect(refreshed.tokenExpiry).toBe(tokenExpiry);
    const extended = result(await ivanti('POST', `${path}/extend`, { days: 10 }));
    expect(extended.tokenExpiry).toBe(Number(tokenExpiry) + 10 * DAY_MS);
  });

  it('change their user, and can be made and deleted', async () => {
    const made = result(await ivanti('POST', '/bulkenrollment/profile', { name: 'Pop-up depot', days: 14 }));
    expect(made).toMatchObject({ type: 'SELF_MAINTAINED', tokenExpiry: NOW + 14 * DAY_MS });
    const changed = result(await ivanti('PUT', `/bulkenrollment/profile/${made.csvId}/user`, { userId: 'u-2' }));
    expect(changed).toMatchObject({
      userName: 'Julien Moreau',
      userEmailAddress: 'julien.moreau@meridian-fieldservice.example',
    });
    expect((await ivanti('PUT', `/bulkenrollment/profile/${made.csvId}/user`, { userId: 'u-99' })).status).toBe(404);
    expect((await ivanti('POST', '/bulkenrollment/profile', { name: 'Pop-up depot' })).status).toBe(409);
    expect((await ivanti('DELETE', `/bulkenrollment/profile/${made.csvId}`)).status).toBe(200);
    const { csvId } = await profileNamed('Couriers FR');
    expect((await ivanti('DELETE', `/bulkenrollment/profile/${csvId}`)).status).toBe(409);
    expect((await ivanti('DELETE', `/bulkenrollment/profile/${csvId}/token`)).status).toBe(200);
    expect(await profileNamed('Couriers FR')).toMatchObject({ withoutToken: true });
  });
});

describe('an Ivanti profile made for one of Samsung KME', () => {
  it('is of that type before Samsung has its own, and knows it once it appears and until it is gone', async () => {
    const body = { name: 'Pop-up depot', days: 14, type: 'SAMSUNG_KME' };
    const made = result(await ivanti('POST', '/bulkenrollment/profile', body));
    expect(made).toMatchObject({ type: 'SAMSUNG_KME', knoxProfileId: null });
    knox.simulator.control.portalEdit({ kind: 'profile', profileId: null, name: 'Pop-up depot' });
    const { knoxProfileId } = await profileNamed('Pop-up depot');
    const profiles = knox.simulator.control.listProfiles();
    expect(profiles.find(({ profileId }) => profileId === knoxProfileId)?.name).toBe('Pop-up depot');
    knox.simulator.control.portalEdit({ kind: 'delete-profile', profileId: String(knoxProfileId) });
    expect(await profileNamed('Pop-up depot')).toMatchObject({ type: 'SAMSUNG_KME', knoxProfileId: null });
  });

  it('is never of a type nobody knows, nor bound to a profile that only has its name', async () => {
    const other = { name: 'Pop-up depot', type: 'APPLE' };
    expect((await ivanti('POST', '/bulkenrollment/profile', other)).status).toBe(400);
    await ivanti('POST', '/bulkenrollment/profile', { ...other, type: 'SELF_MAINTAINED' });
    knox.simulator.control.portalEdit({ kind: 'profile', profileId: null, name: 'Pop-up depot' });
    expect(await profileNamed('Pop-up depot')).toMatchObject({ type: 'SELF_MAINTAINED', knoxProfileId: null });
  });
});

describe('Ivanti registrations', () => {
  it('carry both IMEIs and follow what happens to the device', async () => {
    const phone = knox.simulator.control
      .listDevices({ state: 'assigned', limit: 100 })
      .devices.find(({ imei2 }) => imei2 !== null);
    const state = async () => (await rows(`/bulkenrollment/device?q=${phone?.serial}`)).searchResults;
    expect(await state()).toMatchObject([{ imei: phone?.imei, imei2: phone?.imei2, registrationState: 'PENDING' }]);
    knox.simulator.control.portalEdit({ kind: 'state', deviceIds: [String(phone?.deviceId)], state: 'provisioned' });
    expect(await state()).toMatchObject([{ registrationState: 'REGISTERED', profileName: phone?.profileName }]);
    const since = await rows(`/bulkenrollment/device?modifiedSince=${NOW}`);
    expect(since.searchResults.map(({ serialNumber }) => serialNumber)).toEqual([phone?.serial]);
  });

  it('cover every approved device and the registered ones that Samsung does not know, page by page', async () => {
    const pending = knox.simulator.control.listDevices({ state: 'pending' }).total;
    const ownRegistered = 12;
    const all = 240 - pending + ownRegistered;
    const first = await rows('/bulkenrollment/device?rows=120');
    const second = await rows('/bulkenrollment/device?rows=120&start=120');
    expect(first.totalCount).toBe(all);
    const serials = [...first.searchResults, ...second.searchResults].map(({ serialNumber }) => serialNumber);
    expect(new Set(serials).size).toBe(all);
    expect((await ivanti('GET', '/bulkenrollment/device?rows=none')).status).toBe(400);
  });

  it('can be narrowed to one profile', async () => {
    const { csvId, devicesCount } = await profileNamed('Couriers FR');
    expect((await rows(`/bulkenrollment/device?csvId=${csvId}`)).totalCount).toBe(devicesCount);
  });
});
