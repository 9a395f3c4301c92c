import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId, ProfileSettings } from '#shared/domain/profile.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { findProfileContent } from '../../../../src-main/desk/db/tables/profiles.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { createProfile } from '../../../../src-main/desk/features/profiles/create-profile.ts';
import { deleteProfile } from '../../../../src-main/desk/features/profiles/delete-profile.ts';
import { listProfiles } from '../../../../src-main/desk/features/profiles/list-profiles.ts';
import { updateProfile } from '../../../../src-main/desk/features/profiles/update-profile.ts';
import { extendTokens } from '../../../../src-main/desk/features/tokens/extend-tokens.ts';
import { refreshToken } from '../../../../src-main/desk/features/tokens/refresh-token.ts';
import {
  devicesOutside,
  move,
  outcomesOf,
  reaches,
  requestsTo,
  startSynced,
  synced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { tokenAtIvanti, tokenAtSamsung } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const settings: ProfileSettings = {
  name: 'Night shift',
  description: 'Depot Lyon',
  configuration: [{ group: 'ivanti', name: 'quickStart', value: true }],
  systemApps: false,
  withoutToken: false,
  singleDevice: false,
};

const make = (changes: Partial<ProfileSettings> = {}) =>
  createProfile(desk.services, { settings: { ...settings, ...changes }, days: 30, userId: 'u-3' });
const listed = (name: string) => listProfiles(desk.services, {}).profiles.find((profile) => profile.name === name);
const stateOf = (changeId: string): ChangeState | undefined => readChange(desk.db, changeId)?.state;
const named = (name: string) => desk.simulator.control.listProfiles().filter((profile) => profile.name === name);

describe('a new profile', () => {
  it('is made at Samsung with the token of Ivanti in it, and goes by Samsung’s id from then on', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const { changeId, profileId } = make();
    expect(listed('Night shift')).toMatchObject({ profileId, fate: 'arrives', sync: { state: 'waiting', changeId } });
    await reaches(desk, changeId, 'done');
    const content = findProfileContent(desk.db, 'Night shift');
    expect(content).toMatchObject({ description: 'Depot Lyon', customJson: '{"quickStart":true}' });
    const value = await desk.secrets.read(enrollmentTokenSecret(content?.profileId as ProfileId));
    expect(content?.tokenDigest).toBe(desk.services.remote.digestToken(value ?? ''));
    expect(listed('Night shift')).toMatchObject({ fate: 'stays', type: 'samsung-kme', sync: { state: 'in-sync' } });
  });

  it('takes devices before Samsung knows it, and they follow once it does', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { profileId, changeId } = make();
    const deviceIds = devicesOutside(desk, profileId as ProfileId, 5);
    const moved = move(desk, deviceIds, profileId as ProfileId);
    expect(listed('Night shift')).toMatchObject({ devices: 5, arriving: 5 });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    await reaches(desk, moved, 'done');
    const [made] = named('Night shift');
    expect(deviceIds.map((deviceId) => truthOf(desk, deviceId))).toEqual(Array(5).fill(made?.profileId));
    expect(readChange(desk.db, moved)?.profileId).toBe(made?.profileId);
  });

  it('is refused when its name is in use at Samsung by then, and says so', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { changeId } = make();
    desk.simulator.control.portalEdit({ kind: 'profile', profileId: null, name: 'Night shift' });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'refused');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('profile_name_taken');
    expect(named('Night shift')).toHaveLength(1);
  });

  it('is made after all once it was given another name, and its devices with it', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { changeId, profileId } = make();
    const [deviceId] = devicesOutside(desk, profileId as ProfileId, 1);
    const moved = move(desk, [deviceId as DeviceId], profileId as ProfileId);
    desk.simulator.control.portalEdit({ kind: 'profile', profileId: null, name: 'Night shift' });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'refused');
    expect(stateOf(moved)).toBe('waiting');
    updateProfile(desk.services, { profileId: profileId as ProfileId, settings: { ...settings, name: 'Late shift' } });
    await reaches(desk, changeId, 'done');
    await reaches(desk, moved, 'done');
    expect(truthOf(desk, deviceId as DeviceId)).toBe(named('Late shift')[0]?.profileId);
  });

  it('that is taken back takes the moves to it along: nothing of either is ever sent', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { changeId, profileId } = make();
    const moved = move(desk, devicesOutside(desk, profileId as ProfileId, 3), profileId as ProfileId);
    undoChange(desk.services, { changeIds: [changeId] });
    expect([stateOf(changeId), stateOf(moved)]).toEqual(['undone', 'undone']);
    expect(listed('Night shift')).toBeUndefined();
    desk.loop.workOffline(false);
    await synced(desk);
    expect(requestsTo(desk, 'PUT', '/assignProfile') + requestsTo(desk, 'POST', '/profiles/')).toBe(0);
  });

  it('is refused when Samsung fails to work it off', async () => {
    desk = await openTestDesk({ switches: { failsProfiles: true } });
    await startSynced(desk);
    const { changeId } = make();
    await reaches(desk, changeId, 'refused');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('profile_refused');
  });

  it('is made once, although the answer is lost and the desk dies', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.simulator.control.setFault({
      match: 'POST /kcs/v1/kme/profiles/createAsync',
      kind: 'reset-after-apply',
      times: 1,
    });
    const { changeId } = make();
    await desk.until(() => stateOf(changeId) === 'unconfirmed' || stateOf(changeId) === 'done');
    desk.kill();
    desk = await desk.reopen();
    desk.loop.begin();
    await reaches(desk, changeId, 'done');
    expect(named('Night shift')).toHaveLength(1);
    expect(requestsTo(desk, 'POST', '/profiles/createAsync')).toBe(1);
  });
});

describe('new settings of a profile', () => {
  it('reach Samsung and leave the token in place', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const { changeId } = make();
    await reaches(desk, changeId, 'done');
    const before = findProfileContent(desk.db, 'Night shift');
    const next = { ...settings, description: 'Depot Leeds', configuration: [] };
    const update = updateProfile(desk.services, { profileId: before?.profileId as ProfileId, settings: next });
    await reaches(desk, update.changeId, 'done');
    expect(findProfileContent(desk.db, 'Night shift')).toEqual({
      ...before,
      description: 'Depot Leeds',
      customJson: '{}',
    });
  });

  it('are a conflict when somebody changed the profile in the portal meanwhile', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const before = findProfileContent(desk.db, 'Executives');
    desk.loop.workOffline(true);
    const mine = { ...settings, name: 'Executives', description: 'Mine' };
    const update = updateProfile(desk.services, { profileId: before?.profileId as ProfileId, settings: mine });
    desk.simulator.control.portalEdit({ kind: 'profile', profileId: before?.profileId ?? '', description: 'Theirs' });
    desk.loop.workOffline(false);
    await reaches(desk, update.changeId, 'conflict');
    expect(requestsTo(desk, 'PUT', '/kcs/v1/kme/profiles/')).toBe(0);
    expect(listed('Executives')).toMatchObject({ description: 'Theirs', sync: { state: 'conflict' } });
    settleChange(desk.services, { changeId: update.changeId, decision: 'mine' });
    await reaches(desk, update.changeId, 'done');
    expect(listed('Executives')).toMatchObject({ description: 'Mine', sync: { state: 'in-sync' } });
  });

  it('go into the making of a profile that is not made yet', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { profileId, changeId } = make();
    const next = { ...settings, name: 'Late shift', description: 'Renamed' };
    const update = updateProfile(desk.services, { profileId: profileId as ProfileId, settings: next });
    expect(update.changeId).toBe(changeId);
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(named('Night shift')).toHaveLength(0);
    expect(named('Late shift')).toHaveLength(1);
  });
});

describe('deleting a profile', () => {
  it('takes it away and leaves its devices in the Default Profile', async () => {
    desk = await openTestDesk({ devices: 2_400 });
    await startSynced(desk);
    const profile = listed('Executives');
    const { changeId } = deleteProfile(desk.services, { profileId: profile?.profileId as ProfileId });
    expect(listed('Executives')?.fate).toBe('leaves');
    await reaches(desk, changeId, 'done');
    expect(named('Executives')).toHaveLength(0);
    expect(listed('Executives')).toBeUndefined();
    expect(outcomesOf(desk, changeId)).toEqual({ done: 1 });
  });
});

describe('several changes of one profile', () => {
  /** Queued while nothing can be sent, then sent to a Samsung that works them off so much later. */
  async function sendAll(queue: (profileId: ProfileId) => string[], profileAsyncMs = 0): Promise<ChangeState[]> {
    desk = await openTestDesk({ switches: { profileAsyncMs } });
    await startSynced(desk);
    desk.loop.workOffline(true);
    const changeIds = queue(listed('Couriers FR')?.profileId as ProfileId);
    desk.loop.workOffline(false);
    await desk.until(() => changeIds.every((changeId) => ['done', 'skipped'].includes(stateOf(changeId) ?? '')));
    return changeIds.flatMap((changeId) => stateOf(changeId) ?? []);
  }
  const refresh = (profileId: ProfileId) => refreshToken(desk.services, { profileId, life: null }).changeId;
  const extend = (profileId: ProfileId, life: number) =>
    extendTokens(desk.services, { profileIds: [profileId], life }).changeIds[0] ?? '';

  it('do not wait for one another: a value, a later end and another value', async () => {
    expect(await sendAll((token) => [refresh(token), extend(token, 900), refresh(token)])).toEqual([
      ...['skipped', 'done', 'done'],
    ]);
    expect(desk.simulator.control.effects()['Couriers FR']).toMatchObject({ refreshToken: 1, extendToken: 1 });
  });

  it('do not wait for one another: a later end, a value and a still later end', async () => {
    expect(await sendAll((token) => [extend(token, 400), refresh(token), extend(token, 900)])).toEqual([
      ...['skipped', 'done', 'done'],
    ]);
  });

  const describeIt = (profileId: ProfileId) =>
    updateProfile(desk.services, { profileId, settings: { ...settings, name: 'Couriers FR', description: 'Mine' } });
  for (const profileAsyncMs of [0, 5_000]) {
    it(`undo nothing of one another: settings, then a token value, ${profileAsyncMs} ms of work for Samsung`, async () => {
      const both = (profileId: ProfileId) => [describeIt(profileId).changeId, refresh(profileId)];
      expect(await sendAll(both, profileAsyncMs)).toEqual(['done', 'done']);
      expect(named('Couriers FR')[0]?.description).toBe('Mine');
      expect(tokenAtSamsung(desk, 'Couriers FR')).toBe(tokenAtIvanti(desk, 'Couriers FR')?.value);
    });

    it(`undo nothing of one another: a token value, then settings, ${profileAsyncMs} ms of work for Samsung`, async () => {
      const both = (profileId: ProfileId) => [refresh(profileId), describeIt(profileId).changeId];
      expect(await sendAll(both, profileAsyncMs)).toEqual(['done', 'done']);
      expect(named('Couriers FR')[0]?.description).toBe('Mine');
      expect(tokenAtSamsung(desk, 'Couriers FR')).toBe(tokenAtIvanti(desk, 'Couriers FR')?.value);
    });
  }
});
