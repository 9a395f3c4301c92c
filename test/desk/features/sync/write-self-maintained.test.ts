import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imeiCheckDigit } from '#shared/domain/imei.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { listFacts } from '../../../../src-main/desk/features/changes/list-facts.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { changeUser } from '../../../../src-main/desk/features/profiles/change-user.ts';
import { deleteProfile } from '../../../../src-main/desk/features/profiles/delete-profile.ts';
import { listProfiles } from '../../../../src-main/desk/features/profiles/list-profiles.ts';
import { addDevices } from '../../../../src-main/desk/features/self-maintained/add-devices.ts';
import { createProfile } from '../../../../src-main/desk/features/self-maintained/create-profile.ts';
import { deleteDevices } from '../../../../src-main/desk/features/self-maintained/delete-devices.ts';
import { editDevice } from '../../../../src-main/desk/features/self-maintained/edit-device.ts';
import { listDevices } from '../../../../src-main/desk/features/self-maintained/list-devices.ts';
import { reaches, requestsTo, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { stageFile } from '../../../helpers/stage-file.ts';

const imei = (n: number) => {
  const body = `35322741${String(n).padStart(6, '0')}`;
  return body + imeiCheckDigit(body);
};
const rows = (count: number) => Array.from({ length: count }, (_, n) => `${imei(n)},Lyon`).join('\n');

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

async function create(count: number, special: { userId?: string | null; withoutToken?: boolean; name?: string } = {}) {
  const stagedId = await stageFile(desk, `IMEI,Site\n${rows(count)}\n`);
  return createProfile(desk.services, {
    ...{ stagedId, name: 'Depot handhelds', description: 'By hand', withoutToken: false, userId: null },
    ...{ mode: 'all-or-nothing' as const },
    ...special,
  });
}

const atIvanti = () => desk.simulator.world.ivanti.profiles.filter(({ name }) => name === 'Depot handhelds');
const listed = (name = 'Depot handhelds') => listProfiles(desk.services, {}).profiles.find((one) => one.name === name);
const devicesOf = (profileId: ProfileId, text = '') =>
  listDevices(desk.services, { profileId, text, first: 0, count: 200 });
const profiles = '/ivanti/api/v1/bulkenrollment/profile';
const uploads = () => requestsTo(desk, 'POST', '/profile/upload');

describe('a Self-Maintained profile made of a file (behaviours 101 to 112)', () => {
  it('waits while offline, shows at once, and is made when the servers can be reached', async () => {
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { changeId, profileId } = await create(3);
    expect(listed()).toMatchObject({
      ...{ profileId, type: 'self-maintained', devices: 3, arriving: 3, registered: 0, fate: 'arrives' },
      sync: { state: 'waiting', changeId },
    });
    expect(devicesOf(profileId as ProfileId)).toMatchObject({
      total: 3,
      devices: [{ imei: imei(0), deviceId: null, state: 'arriving', attributes: { Site: 'Lyon' } }, {}, {}],
    });
    expect(uploads()).toBe(0);
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(atIvanti()).toMatchObject([{ description: 'By hand', type: 'SELF_MAINTAINED' }]);
    expect(atIvanti()[0]?.devices).toMatchObject([{ imei: imei(0), attributes: { Site: 'Lyon' } }, {}, {}]);
    const made = atIvanti()[0]?.csvId as ProfileId;
    expect(listed()).toMatchObject({ profileId: made, devices: 3, arriving: 0, fate: 'stays' });
    await desk.until(() => devicesOf(made).total === 3);
    expect(devicesOf(made).devices.map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
    expect(desk.db.prepare('SELECT count(*) FROM main.import_rows').pluck().get()).toBe(0);
  });

  it('keeps the token the upload gave, and nothing of it in a database (behaviour 112)', async () => {
    await startSynced(desk);
    const { changeId } = await create(1);
    await reaches(desk, changeId, 'done');
    const [profile] = atIvanti();
    const value = desk.secrets.values.get(enrollmentTokenSecret(profile?.csvId as ProfileId));
    expect(value).toBe(profile?.token?.value);
    expect(desk.simulator.control.switchOn({ imei: imei(0), enrollmentToken: String(value) })).toMatchObject({
      registered: true,
      attributes: { Site: 'Lyon' },
    });
    await synced(desk);
    expect(listed()).toMatchObject({ registered: 1, withoutToken: false });
    expect(devicesOf(profile?.csvId as ProfileId).devices).toMatchObject([{ state: 'registered' }]);
  });

  it('has no token and no user when it is made without token (behaviour 109)', async () => {
    await startSynced(desk);
    const { changeId } = await create(1, { withoutToken: true, userId: 'u-3' });
    await reaches(desk, changeId, 'done');
    expect(atIvanti()).toMatchObject([{ token: null, userNumber: null }]);
    expect(listed()).toMatchObject({ withoutToken: true, associatedUser: null });
    expect([...desk.secrets.values.keys()].filter((name) => name.startsWith('enrollmentToken'))).toEqual([]);
  });

  it('is given its user after the upload, which takes none (behaviour 101)', async () => {
    await startSynced(desk);
    const { changeId } = await create(1, { userId: 'u-3' });
    await reaches(desk, changeId, 'done');
    expect(atIvanti()).toMatchObject([{ userNumber: 2 }]);
    expect(listed()?.associatedUser).toMatchObject({ userId: 'u-3' });
  });

  it('is refused when somebody made one of that name meanwhile', async () => {
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { changeId } = await create(2);
    const { ivanti } = desk.simulator.world;
    const [theirs] = ivanti.profiles.slice(-1);
    if (theirs) ivanti.profiles.push({ ...theirs, csvId: 'be-9999', name: 'Depot handhelds', devices: [] });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'refused');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('profile_name_taken');
    expect(uploads()).toBe(0);
  });

  it('is sent whole, 200,000 rows in one file (behaviour 102)', async () => {
    await startSynced(desk);
    const { changeId } = await create(200_000, { withoutToken: true });
    await desk.until(() => readChange(desk.db, changeId)?.state === 'done', 60_000);
    expect(atIvanti()[0]?.devices).toHaveLength(200_000);
    const made = atIvanti()[0]?.csvId as ProfileId;
    const isRead = desk.db
      .prepare('SELECT devices_read FROM cache.ivanti_profiles WHERE ivanti_profile_id = ?')
      .pluck();
    await desk.until(() => isRead.get(made) !== null, 60_000);
    expect(devicesOf(made).total).toBe(200_000);
  }, 180_000);
});

describe('when something happens in between', () => {
  it('an upload whose answer was lost is found, not repeated, and its token is asked for', async () => {
    await startSynced(desk);
    desk.simulator.control.setFault({ kind: 'reset-after-apply', match: `POST ${profiles}/upload`, times: 1 });
    const { changeId } = await create(2);
    await reaches(desk, changeId, 'done');
    expect([uploads(), atIvanti().length]).toEqual([1, 1]);
    const secret = enrollmentTokenSecret(atIvanti()[0]?.csvId as ProfileId);
    expect(desk.secrets.values.get(secret)).toBe(atIvanti()[0]?.token?.value);
  });

  it('an upload that never arrived is sent again', async () => {
    await startSynced(desk);
    desk.simulator.control.setFault({ kind: 'reset-before', match: `POST ${profiles}/upload`, times: 1 });
    const { changeId } = await create(2);
    await desk.until(() => readChange(desk.db, changeId)?.state === 'done', 30_000);
    expect(atIvanti()).toHaveLength(1);
  });

  it('a kill between upload and user leaves one profile, which gets its user', async () => {
    await startSynced(desk);
    desk.simulator.control.setFault({ kind: 'hang', match: `PUT ${profiles}/`, times: 1 });
    const { changeId } = await create(2, { userId: 'u-3' });
    await desk.until(() => desk.simulator.control.requests().some(({ fault }) => fault === 'hang'));
    expect(readChange(desk.db, changeId)?.state).toBe('sending');
    desk.kill();
    desk = await desk.reopen();
    desk.loop.begin();
    await desk.until(() => readChange(desk.db, changeId)?.state === 'done', 30_000);
    expect(atIvanti()).toMatchObject([{ userNumber: 2 }]);
    expect(uploads()).toBe(1);
  });

  it('a kill before anything was sent keeps the rows and sends them', async () => {
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { changeId } = await create(5);
    desk.kill();
    desk = await desk.reopen();
    desk.loop.begin();
    desk.loop.workOffline(false);
    await desk.until(() => readChange(desk.db, changeId)?.state === 'done', 30_000);
    expect(atIvanti()[0]?.devices).toHaveLength(5);
  });
});

describe('a Self-Maintained profile that is there', () => {
  it('gets another user, and is deleted, at Ivanti alone (behaviours 72, 91)', async () => {
    await startSynced(desk);
    const profileId = listed('Older handhelds')?.profileId as ProfileId;
    const user = changeUser(desk.services, { profileId, userId: 'u-3' });
    await reaches(desk, String(user.changeId), 'done');
    expect(listed('Older handhelds')?.associatedUser?.userId).toBe('u-3');
    const { changeId } = deleteProfile(desk.services, { profileId });
    expect(listed('Older handhelds')?.fate).toBe('leaves');
    await reaches(desk, changeId, 'done');
    expect(listed('Older handhelds')).toBeUndefined();
    expect(desk.simulator.world.ivanti.profiles.some(({ name }) => name === 'Older handhelds')).toBe(false);
    expect(requestsTo(desk, 'DELETE', '/kme/profiles/')).toBe(0);
  });

  it('that waits to be made is let go by deleting it, and nothing of it is sent', async () => {
    await startSynced(desk);
    desk.loop.workOffline(true);
    const made = await create(2);
    const { changeId } = deleteProfile(desk.services, { profileId: made.profileId as ProfileId });
    expect(changeId).toBe(made.changeId);
    expect(listed()).toBeUndefined();
    desk.loop.workOffline(false);
    await synced(desk);
    expect(uploads()).toBe(0);
  });
});

describe('devices of a Self-Maintained profile (behaviour 111)', () => {
  const form = (more: Partial<Record<'imei' | 'serial' | 'manufacturer', string>>) => ({
    ...{ imei: '', serial: '', manufacturer: '', attributes: { Site: 'Leeds' } },
    ...more,
  });

  it('are added once, even when the answer is lost, and can be added to a profile that waits', async () => {
    await startSynced(desk);
    desk.loop.workOffline(true);
    const made = await create(1);
    const profileId = made.profileId as ProfileId;
    const { changeId } = addDevices(desk.services, { profileId, devices: [form({ imei: imei(9) })] });
    expect(listed()?.devices).toBe(2);
    desk.simulator.control.setFault({ kind: 'reset-after-apply', match: `POST ${profiles}/be-`, times: 1 });
    desk.loop.workOffline(false);
    await desk.until(() => readChange(desk.db, String(changeId))?.state === 'done', 30_000);
    expect(atIvanti()[0]?.devices.map((device) => device.imei)).toEqual([imei(0), imei(9)]);
    expect(listed()).toMatchObject({ devices: 2, arriving: 0 });
  });

  it('are deleted from the profile, and what was not named stays', async () => {
    await startSynced(desk);
    const profileId = listed('Older handhelds')?.profileId as ProfileId;
    const before = devicesOf(profileId);
    expect(before.total).toBe(36);
    expect(before.devices.filter(({ state }) => state === 'registered')).toHaveLength(12);
    const deviceIds = before.devices.slice(0, 5).map(({ deviceId }) => String(deviceId));
    desk.loop.workOffline(true);
    const { changeId } = deleteDevices(desk.services, { profileId, deviceIds });
    expect(devicesOf(profileId).devices.filter(({ state }) => state === 'leaving')).toHaveLength(5);
    expect(listed('Older handhelds')).toMatchObject({ devices: 31, leaving: 5 });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(devicesOf(profileId).total).toBe(31);
    expect(devicesOf(profileId).devices.some(({ deviceId }) => deviceIds.includes(String(deviceId)))).toBe(false);
  });
});

describe('a device of a Self-Maintained profile that is edited (behaviour 111)', () => {
  const name = 'Older handhelds';
  const truth = () => desk.simulator.world.ivanti.profiles.find((one) => one.name === name)?.devices ?? [];
  const idOf = () => listed(name)?.profileId as ProfileId;
  const shown = () => devicesOf(idOf()).devices[1];
  const puts = () => requestsTo(desk, 'PUT', '/devices/');
  const error = (changeId: string) => readChange(desk.db, changeId)?.errorCode;

  /** A desk that works offline. */
  async function open(): Promise<void> {
    await startSynced(desk);
    desk.loop.workOffline(true);
  }

  function edit(attributes: Record<string, string>, special: { imei?: string } = {}): string {
    const { deviceId, imei: own, serial, manufacturer } = devicesOf(idOf()).devices[1] ?? {};
    const device = { imei: own ?? '', serial: serial ?? '', manufacturer: manufacturer ?? '', attributes, ...special };
    const { changeId } = editDevice(desk.services, { profileId: idOf(), deviceId: deviceId ?? '', device });
    return String(changeId);
  }

  /** Somebody edits the same device at Ivanti, which says nothing of it in the profile. */
  function editThere(attributes: Record<string, string>): void {
    const [, device] = truth();
    if (device) device.attributes = attributes;
    desk.simulator.world.version += 1;
  }

  it('shows at once, counts as before, and is sent when the servers can be reached', async () => {
    await open();
    const before = listed(name);
    const changeId = edit({ Site: 'Bergen' });
    expect(shown()).toMatchObject({ state: 'changing', attributes: { Site: 'Bergen' } });
    expect(listed(name)).toMatchObject({ devices: before?.devices, arriving: 0, leaving: 0, sync: { changeId } });
    const [, old] = truth();
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(truth()[1]).toEqual({ ...old, attributes: { Site: 'Bergen' } });
    expect(shown()).toMatchObject({ state: 'pending', attributes: { Site: 'Bergen' } });
    expect(listed(name)?.sync.state).toBe('in-sync');
  });

  it('is one request, even when its answer is lost', async () => {
    await open();
    const changeId = edit({ Site: 'Bergen' });
    desk.simulator.control.setFault({ kind: 'reset-after-apply', match: `PUT ${profiles}/be-`, times: 1 });
    desk.loop.workOffline(false);
    await desk.until(() => readChange(desk.db, changeId)?.state === 'done', 30_000);
    expect([puts(), truth()[1]?.attributes]).toEqual([1, { Site: 'Bergen' }]);
  });

  it('is done without a request when somebody else changed it the same way', async () => {
    await open();
    const changeId = edit({ Site: 'Bergen' });
    editThere({ Site: 'Bergen' });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(puts()).toBe(0);
  });

  it('is a conflict when somebody else changed it: mine goes over what was seen', async () => {
    await open();
    const changeId = edit({ Site: 'Bergen' });
    editThere({ Site: 'Oslo' });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'conflict');
    expect([error(changeId), puts(), shown()?.attributes]).toEqual(['changed_on_server', 0, { Site: 'Oslo' }]);
    expect(listFacts(desk.services, { changeId }).facts).toEqual([
      { kind: 'attribute', key: 'Site', was: 'Rotterdam', seen: 'Oslo', willBe: 'Bergen' },
    ]);
    settleChange(desk.services, { changeId, decision: 'mine' });
    await reaches(desk, changeId, 'done');
    expect(truth()[1]?.attributes).toEqual({ Site: 'Bergen' });
  });

  it('is a conflict when somebody else changed it: theirs stays', async () => {
    await open();
    const changeId = edit({ Site: 'Bergen' });
    editThere({ Site: 'Oslo' });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'conflict');
    settleChange(desk.services, { changeId, decision: 'theirs' });
    await synced(desk);
    expect([readChange(desk.db, changeId)?.state, shown()?.attributes]).toEqual(['skipped', { Site: 'Oslo' }]);
  });

  it('is refused when the device is gone', async () => {
    await open();
    const changeId = edit({ Site: 'Bergen' });
    truth().splice(1, 1);
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'refused');
    expect([error(changeId), puts()]).toEqual(['device_not_listed', 0]);
  });

  it('is refused by Ivanti when another device got its identifiers meanwhile', async () => {
    await open();
    const changeId = edit({}, { imei: imei(7) });
    const [first] = truth();
    if (first) first.imei = imei(7);
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'refused');
    expect([error(changeId), puts()]).toEqual(['device_listed_twice', 1]);
    expect(shown()?.imei).not.toBe(imei(7));
  });

  it('leaves the place to a newer edit, and waits while the device is to be deleted', async () => {
    await open();
    const older = edit({ Site: 'Bergen' });
    const newer = edit({ Site: 'Oslo' });
    expect(shown()?.attributes).toEqual({ Site: 'Oslo' });
    desk.loop.workOffline(false);
    await reaches(desk, newer, 'done');
    expect([readChange(desk.db, older)?.state, puts()]).toEqual(['skipped', 1]);
    desk.loop.workOffline(true);
    const late = edit({ Site: 'Bergen' });
    const deviceIds = [shown()?.deviceId ?? ''];
    const { changeId } = deleteDevices(desk.services, { profileId: idOf(), deviceIds });
    expect(shown()?.state).toBe('leaving');
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    await reaches(desk, late, 'refused');
    expect([error(late), puts()]).toEqual(['device_not_listed', 1]);
  });

  it('is as it was after Undo, and nothing is overwritten when somebody changed it since', async () => {
    await open();
    const changeId = edit({ Site: 'Bergen' });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    const { undone, reversals } = undoChange(desk.services, { changeIds: [changeId] });
    expect(undone).toBe('reversed');
    await reaches(desk, String(reversals[0]), 'done');
    expect(truth()[1]?.attributes).toEqual({ Site: 'Rotterdam' });
    const again = undoChange(desk.services, { changeIds: reversals });
    editThere({ Site: 'Oslo' });
    await reaches(desk, String(again.reversals[0]), 'conflict');
    expect(truth()[1]?.attributes).toEqual({ Site: 'Oslo' });
  });
});
