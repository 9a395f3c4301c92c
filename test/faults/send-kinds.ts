import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { deleteDevices } from '../../src-main/desk/features/devices/delete-devices.ts';
import { changeUser } from '../../src-main/desk/features/profiles/change-user.ts';
import { deleteProfile } from '../../src-main/desk/features/profiles/delete-profile.ts';
import { listProfiles } from '../../src-main/desk/features/profiles/list-profiles.ts';
import { updateProfile } from '../../src-main/desk/features/profiles/update-profile.ts';
import { addDevices } from '../../src-main/desk/features/self-maintained/add-devices.ts';
import { createProfile } from '../../src-main/desk/features/self-maintained/create-profile.ts';
import { deleteDevices as removeListed } from '../../src-main/desk/features/self-maintained/delete-devices.ts';
import { editDevice } from '../../src-main/desk/features/self-maintained/edit-device.ts';
import { listDevices } from '../../src-main/desk/features/self-maintained/list-devices.ts';
import { extendTokens } from '../../src-main/desk/features/tokens/extend-tokens.ts';
import { refreshToken } from '../../src-main/desk/features/tokens/refresh-token.ts';
import { devicesOutside, move, profileAt, startSynced } from '../helpers/desk-actions.ts';
import { createFastClock, type FastClock } from '../helpers/fast-clock.ts';
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';
import { create, settingsOf } from '../helpers/profile-actions.ts';
import { stageFile } from '../helpers/stage-file.ts';
import { approve, largestPending } from '../helpers/upload-actions.ts';

/** One kind of change: queues one of it, answers its id. */
export type SendKind = { name: string; queue(desk: TestDesk): string | null | Promise<string | null> };

const scanner = { imei: '', serial: 'ZQ-2119', manufacturer: 'Zebra', attributes: {} };

function ownProfile(desk: TestDesk): ProfileId {
  const own = listProfiles(desk.services, {}).profiles.find(({ type }) => type === 'self-maintained');
  if (!own) throw new Error('the simulator has no Self-Maintained profile');
  return own.profileId;
}

/** A profile of Samsung's with a token of Ivanti's. */
function withToken(desk: TestDesk): { profileId: ProfileId; name: string } {
  const found = listProfiles(desk.services, {}).profiles.find(
    ({ type, enrollmentTokenExpiresAt }) => type === 'samsung-kme' && enrollmentTokenExpiresAt !== null,
  );
  if (!found) throw new Error('the simulator has no profile with a token');
  return found;
}

async function upload(desk: TestDesk): Promise<string> {
  const stagedId = await stageFile(desk, 'IMEI,Serial Number,Manufacturer\n,ZQ-1,Zebra\n,ZQ-2,Zebra\n');
  const settings = {
    name: 'Counter devices',
    description: '',
    withoutToken: false,
    userId: 'u-2',
    mode: 'good-rows' as const,
  };
  return createProfile(desk.services, { stagedId, ...settings }).changeId;
}

/** Every kind of change that is sent. */
export const sendKinds: readonly SendKind[] = [
  {
    name: 'a move',
    queue: (desk) => move(desk, devicesOutside(desk, profileAt(desk, 1), 6), profileAt(desk, 1)),
  },
  {
    name: 'an unassignment',
    queue: (desk) => move(desk, devicesOutside(desk, DEFAULT_PROFILE_ID, 6), DEFAULT_PROFILE_ID),
  },
  {
    name: 'a deletion',
    queue: (desk) => {
      const deviceIds = devicesOutside(desk, DEFAULT_PROFILE_ID, 6);
      return deleteDevices(desk.services, { selection: { kind: 'named', deviceIds } }).changeId;
    },
  },
  { name: 'an approval', queue: (desk) => approve(desk, largestPending(desk).uploadId) },
  { name: 'a new profile', queue: (desk) => create(desk, 'Night shift').changeId },
  {
    name: 'new settings of a profile',
    queue: (desk) => {
      const { profileId, name } = withToken(desk);
      return updateProfile(desk.services, { profileId, settings: settingsOf(name, { description: 'Mine' }) }).changeId;
    },
  },
  {
    name: 'the deletion of a profile',
    queue: (desk) => deleteProfile(desk.services, { profileId: withToken(desk).profileId }).changeId,
  },
  {
    name: 'another user of a profile',
    queue: (desk) => changeUser(desk.services, { profileId: withToken(desk).profileId, userId: 'u-5' }).changeId,
  },
  {
    name: 'a new token value',
    queue: (desk) => refreshToken(desk.services, { profileId: withToken(desk).profileId, life: null }).changeId,
  },
  {
    name: 'a later end of a token',
    queue: (desk) => {
      const profileIds = [withToken(desk).profileId];
      return extendTokens(desk.services, { profileIds, life: 900 }).changeIds[0] ?? null;
    },
  },
  { name: 'a Self-Maintained profile of a file', queue: upload },
  {
    name: 'more devices of a Self-Maintained profile',
    queue: (desk) => addDevices(desk.services, { profileId: ownProfile(desk), devices: [scanner] }).changeId,
  },
  {
    name: 'other words for a device of a Self-Maintained profile',
    queue: (desk) => {
      const profileId = ownProfile(desk);
      const deviceId =
        listDevices(desk.services, { profileId, text: '', first: 0, count: 1 }).devices[0]?.deviceId ?? '';
      return editDevice(desk.services, { profileId, deviceId, device: scanner }).changeId;
    },
  },
  {
    name: 'fewer devices of a Self-Maintained profile',
    queue: (desk) => {
      const profileId = ownProfile(desk);
      const { devices } = listDevices(desk.services, { profileId, text: '', first: 0, count: 2 });
      const deviceIds = devices.flatMap(({ deviceId }) => deviceId ?? []);
      return removeListed(desk.services, { profileId, deviceIds }).changeId;
    },
  },
];

/** A workspace with one change that waits, as it lies on disk; a copy of it is sent from as often as wanted. */
export type Waiting = { folder: string; changeId: string; clock: FastClock };

/** The world of every run: its servers are started anew each time, and always alike. */
export const WORLD_DEVICES = 120;

/** Reads everything once, queues one change and leaves it waiting. */
export async function leaveWaiting(kind: SendKind): Promise<Waiting> {
  const clock = createFastClock();
  const folder = mkdtempSync(join(tmpdir(), 'muster-waiting-'));
  const synced = await openTestDesk({ devices: WORLD_DEVICES, clock, folder });
  await startSynced(synced);
  const desk = await synced.reopen();
  const changeId = await kind.queue(desk);
  if (changeId === null) throw new Error(`${kind.name} was not queued`);
  desk.kill();
  await desk.simulator.close();
  writeFileSync(`${folder}/kept.json`, JSON.stringify(Object.fromEntries(desk.secrets.values)));
  return { folder, changeId, clock };
}
