import { afterEach, describe, expect, it } from 'vitest';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { createProfile } from '../../../../src-main/desk/features/profiles/create-profile.ts';
import {
  devicesOutside,
  move,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  synced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';
import {
  atIvanti,
  atSamsung,
  create,
  disconnectIvanti,
  keysAtSamsung,
  listed,
  listedAs,
  settingsOf,
} from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

const CREATE = 'POST /kcs/v1/kme/profiles/createAsync';
const DAY_MS = 86_400_000;

let desk: TestDesk;
afterEach(() => desk.close());

async function open(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  await startSynced(desk);
}

describe('a new profile (behaviours 41 to 60)', () => {
  it('stands in the list at once, offline, waiting to be sent, and takes devices', async () => {
    await open();
    desk.loop.workOffline(true);
    const settings = settingsOf('Pop-up depot', { description: 'Summer', singleDevice: true });
    const { profileId } = createProfile(desk.services, { settings, days: 30, userId: 'u-3' });
    const deviceIds = devicesOutside(desk, profileId, 12);
    move(desk, deviceIds, profileId);
    expect(listed(desk, 'Pop-up depot')).toMatchObject({
      ...{ profileId, description: 'Summer', type: 'samsung-kme', singleDevice: true, withoutToken: false },
      ...{ devices: 12, arriving: 12, fate: 'arrives', sync: { state: 'waiting', errorCode: null } },
      associatedUser: { userId: 'u-3', name: expect.stringMatching(/\S/) },
    });
    expect(atSamsung(desk, 'Pop-up depot')).toBeUndefined();
    expect(desk.changedTables()).toContain('profiles');
    expect(readActivity(desk.db, 2).map(({ action }) => action)).toContain('profiles.create');
  });

  it('is made at the servers with its Ivanti token and user; the devices follow, under the id Samsung gives it', async () => {
    await open();
    desk.loop.workOffline(true);
    const configuration = [{ group: 'ivanti' as const, name: 'quickStart', value: true }];
    const settings = settingsOf('Pop-up depot', { description: 'Summer', configuration });
    const { profileId, changeId } = createProfile(desk.services, { settings, days: 30, userId: 'u-3' });
    const deviceIds = devicesOutside(desk, profileId, 12);
    const moveId = move(desk, deviceIds, profileId);
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    await reaches(desk, moveId, 'done');
    const made = atSamsung(desk, 'Pop-up depot');
    const issued = atIvanti(desk, 'Pop-up depot');
    expect(made).toMatchObject({ description: 'Summer' });
    expect(issued).toMatchObject({ type: 'SAMSUNG_KME', knoxProfileId: made?.profileId, userNumber: 2 });
    expect(keysAtSamsung(desk, 'Pop-up depot')).toEqual({ quickStart: true, token: issued?.token?.value });
    const days = ((issued?.token?.endsAt ?? 0) - (issued?.token?.issuedAt ?? 0)) / DAY_MS;
    expect(days).toBeCloseTo(30, 3);
    for (const deviceId of deviceIds) expect(truthOf(desk, deviceId)).toBe(made?.profileId);
    expect(listed(desk, 'Pop-up depot')).toMatchObject({
      ...{ profileId: made?.profileId, devices: 12, arriving: 0, fate: 'stays' },
      sync: { state: 'in-sync', changeId: null },
    });
  });

  it('keeps its token in the secret store under that id, and what neither server keeps', async () => {
    await open();
    const { changeId, profileId } = create(desk, 'Pop-up depot', { singleDevice: true });
    await reaches(desk, changeId, 'done');
    await synced(desk);
    const { profileId: samsungs, singleDevice } = listed(desk, 'Pop-up depot');
    expect(singleDevice).toBe(true);
    expect(desk.secrets.values.get(enrollmentTokenSecret(samsungs))).toBe(atIvanti(desk, 'Pop-up depot')?.token?.value);
    expect(desk.secrets.values.has(enrollmentTokenSecret(profileId))).toBe(false);
  });

  it('without a token asks Ivanti for nothing (behaviours 45, 46)', async () => {
    await open();
    const settings = settingsOf('Pop-up depot', { withoutToken: true });
    const { changeId } = createProfile(desk.services, { settings, days: null, userId: null });
    await reaches(desk, changeId, 'done');
    await synced(desk);
    expect(keysAtSamsung(desk, 'Pop-up depot')).toEqual({});
    expect(atIvanti(desk, 'Pop-up depot')).toBeUndefined();
    expect(listed(desk, 'Pop-up depot')).toMatchObject({ withoutToken: true, enrollmentTokenExpiresAt: null });
  });

  it('in a workspace without Ivanti is made without a value: the token is kept by hand later', async () => {
    await open();
    disconnectIvanti(desk);
    const { changeId } = create(desk, 'Pop-up depot');
    await reaches(desk, changeId, 'done');
    expect(keysAtSamsung(desk, 'Pop-up depot')).toEqual({});
    expect(atIvanti(desk, 'Pop-up depot')).toBeUndefined();
    expect(listed(desk, 'Pop-up depot').withoutToken).toBe(false);
  });

  it('needs a life for its token where Ivanti issues it, and a name that Samsung allows', async () => {
    await open();
    const of = (name: string, days: number | null) => () =>
      createProfile(desk.services, { settings: settingsOf(name), days, userId: null });
    expect(await thrownCode(of('Pop-up depot', null))).toBe('input_invalid');
    expect(await thrownCode(of('50 % off', 7))).toBe('profile_name_wrong');
    expect(await thrownCode(of('couriers fr', 7))).toBe('profile_name_taken');
    of('Pop-up depot', 7)();
    expect(await thrownCode(of('POP-UP depot', 7))).toBe('profile_name_taken');
  });
});

describe('a new profile whose name somebody takes meanwhile', () => {
  it('is refused, shown beside theirs, and not sent', async () => {
    await open();
    desk.loop.workOffline(true);
    const { changeId, profileId } = create(desk, 'Pop-up depot');
    desk.simulator.control.portalEdit({ kind: 'profile', profileId: null, name: 'Pop-up depot' });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'refused');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('profile_name_taken');
    expect(requestsTo(desk, 'POST', '/profiles/createAsync')).toBe(0);
    const mine = listedAs(desk, 'Pop-up depot').find((one) => one.profileId === profileId);
    expect(mine).toMatchObject({ fate: 'arrives', sync: { state: 'failed', errorCode: 'profile_name_taken' } });
    expect(listedAs(desk, 'Pop-up depot')).toHaveLength(2);
  });

  it('between the last reading and the request is refused by Samsung, with the same word', async () => {
    await open({
      wrapKnox: (client) => ({
        ...client,
        createProfile: (draft, signal) => {
          desk.simulator.control.portalEdit({ kind: 'profile', profileId: null, name: draft.name });
          return client.createProfile(draft, signal);
        },
      }),
    });
    const { changeId } = create(desk, 'Pop-up depot');
    await reaches(desk, changeId, 'refused');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('profile_name_taken');
  });

  it('as a Self-Maintained one at Ivanti is refused as well: its token is not ours to take', async () => {
    await open();
    desk.loop.workOffline(true);
    const { changeId } = create(desk, 'Older handhelds II');
    desk.simulator.world.ivanti.profiles.push({
      ...{ csvId: 'be-9', name: 'Older handhelds II', description: '', type: 'SELF_MAINTAINED', knoxProfileId: null },
      ...{ modifiedAt: 0, userNumber: null, token: null, devices: [] },
    });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'refused');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('profile_name_taken');
    expect(atIvanti(desk, 'Older handhelds II')?.token).toBeNull();
  });
});

describe('a new profile that Samsung works off later', () => {
  it('is unconfirmed until it shows, once in every list', async () => {
    await open({ switches: { profileAsyncMs: 4_000 } });
    const { changeId } = create(desk, 'Pop-up depot');
    await reaches(desk, changeId, 'unconfirmed');
    expect(listed(desk, 'Pop-up depot').sync.state).toBe('unconfirmed');
    const seen = new Set<number>();
    await desk.until(() => {
      seen.add(listedAs(desk, 'Pop-up depot').length);
      return readChange(desk.db, changeId)?.state === 'done';
    });
    expect([...seen]).toEqual([1]);
  });

  it('is refused with a sentence when that fails; taking it back lets its devices go', async () => {
    await open({ switches: { profileAsyncMs: 2_000, failsProfiles: true } });
    const { changeId, profileId } = create(desk, 'Pop-up depot');
    const moveId = move(desk, devicesOutside(desk, profileId, 3), profileId);
    await reaches(desk, changeId, 'refused');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('profile_refused');
    expect(listed(desk, 'Pop-up depot')).toMatchObject({ fate: 'arrives', sync: { state: 'failed' } });
    expect(readChange(desk.db, moveId)?.state).toBe('waiting');
    undoChange(desk.services, { changeIds: [changeId] });
    expect(readChange(desk.db, changeId)?.state).toBe('skipped');
    expect(readChange(desk.db, moveId)?.state).toBe('undone');
    expect(listedAs(desk, 'Pop-up depot')).toEqual([]);
  });
});

describe('a new profile while Ivanti cannot be reached', () => {
  it('waits, and holds back nothing that goes to Samsung alone', async () => {
    await open();
    desk.simulator.control.setFault({ match: '* /ivanti/api/v1/bulkenrollment/profile', kind: 'status', status: 503 });
    const { changeId } = create(desk, 'Pop-up depot');
    const to = profileAt(desk, 1);
    const [deviceId] = devicesOutside(desk, to, 1);
    const moveId = move(desk, deviceId ? [deviceId] : [], to);
    const { changeId: bareId } = create(desk, 'Bare depot', { withoutToken: true });
    await reaches(desk, moveId, 'done');
    await reaches(desk, bareId, 'done');
    expect(readChange(desk.db, changeId)?.state).toBe('waiting');
    expect(desk.loop.status().error?.code).toBe('server_failed');
    desk.simulator.control.clearFaults();
    desk.loop.nudge('asked');
    await reaches(desk, changeId, 'done');
  });
});

describe('a new profile and a hard end', () => {
  it('in the middle of sending is made once', async () => {
    await open({
      wrapKnox: (client) => ({
        ...client,
        createProfile: async (draft, signal) => {
          await client.createProfile(draft, signal);
          desk.kill();
          throw new Error('killed');
        },
      }),
    });
    const { changeId } = create(desk, 'Pop-up depot');
    await desk.until(() => !desk.db.open);
    const issued = atIvanti(desk, 'Pop-up depot')?.token?.value;
    desk = await desk.reopen({ wrapKnox: (client) => client });
    expect(listed(desk, 'Pop-up depot').sync.state).toBe('sending');
    await startSynced(desk);
    await reaches(desk, changeId, 'done');
    expect(requestsTo(desk, 'POST', '/profiles/createAsync')).toBe(1);
    expect(keysAtSamsung(desk, 'Pop-up depot')).toEqual({ token: issued });
  });

  it('between Ivanti and Samsung gets no second token', async () => {
    await open();
    desk.simulator.control.setFault({ match: CREATE, kind: 'reset-before', times: 1 });
    const { changeId } = create(desk, 'Pop-up depot');
    await reaches(desk, changeId, 'done');
    expect(desk.simulator.control.listIvantiProfiles().filter(({ name }) => name === 'Pop-up depot')).toHaveLength(1);
    expect(keysAtSamsung(desk, 'Pop-up depot')).toEqual({ token: atIvanti(desk, 'Pop-up depot')?.token?.value });
    expect(requestsTo(desk, 'POST', '/bulkenrollment/profile')).toBe(1);
  });
});
