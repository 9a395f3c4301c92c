import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { readChangeWindow } from '../../src-main/desk/db/tables/changes.ts';
import { settleChange } from '../../src-main/desk/features/changes/settle-change.ts';
import { undoChange } from '../../src-main/desk/features/changes/undo-change.ts';
import { deleteDevices } from '../../src-main/desk/features/devices/delete-devices.ts';
import { changeUser } from '../../src-main/desk/features/profiles/change-user.ts';
import { listProfiles } from '../../src-main/desk/features/profiles/list-profiles.ts';
import { updateProfile } from '../../src-main/desk/features/profiles/update-profile.ts';
import { addDevices } from '../../src-main/desk/features/self-maintained/add-devices.ts';
import { createProfile } from '../../src-main/desk/features/self-maintained/create-profile.ts';
import { deleteDevices as removeListed } from '../../src-main/desk/features/self-maintained/delete-devices.ts';
import { editDevice } from '../../src-main/desk/features/self-maintained/edit-device.ts';
import { listDevices } from '../../src-main/desk/features/self-maintained/list-devices.ts';
import { extendTokens } from '../../src-main/desk/features/tokens/extend-tokens.ts';
import { refreshToken } from '../../src-main/desk/features/tokens/refresh-token.ts';
import { approveUploads } from '../../src-main/desk/features/uploads/approve-uploads.ts';
import { holdDevices } from '../../src-main/desk/features/uploads/hold-devices.ts';
import { releaseDevices } from '../../src-main/desk/features/uploads/release-devices.ts';
import { startSimulator } from '../../src-main/simulator/start-simulator.ts';
import { approvedDevices, move, profileIds, startSynced, truthOf } from '../helpers/desk-actions.ts';
import { createFastClock } from '../helpers/fast-clock.ts';
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';
import { create, settingsOf } from '../helpers/profile-actions.ts';
import { stageFile } from '../helpers/stage-file.ts';
import { thrownCode } from '../helpers/thrown-code.ts';
import { CONTESTED, type Step } from './random-steps.ts';

/** A desk with its servers, and what is remembered to judge them by. */
export type World = {
  desk: TestDesk;
  ids: DeviceId[];
  places: ProfileId[];
  /** Profiles with a token of Ivanti's. */
  tokens: ProfileId[];
  own: ProfileId;
  /** Changes that were acknowledged. */
  acknowledged: Set<string>;
  /** The newest change when the portal last touched a device. */
  touched: Map<DeviceId, number>;
  /** Lines of the logs of runs that are over. */
  logged: number;
};

export async function openWorld(): Promise<World> {
  const clock = createFastClock();
  const began = clock.now().getTime() - clock.monotonicMs();
  // The servers have a clock of their own, which nobody sets.
  const simulator = await startSimulator({ devices: 60, now: () => began + clock.monotonicMs() });
  const desk = await openTestDesk({ clock, simulator });
  await startSynced(desk);
  const column = <Cell>(sql: string) => desk.db.prepare(sql).pluck().all() as Cell[];
  const tokens = column<ProfileId>(
    `SELECT p.profile_id FROM cache.profiles p JOIN cache.enrollment_tokens t ON t.profile_name = p.name
     WHERE p.profile_id IN (${profileIds(desk)
       .map((id) => `'${id}'`)
       .join(', ')}) ORDER BY 1`,
  );
  const [own] = column<ProfileId>('SELECT ivanti_profile_id FROM cache.ivanti_profiles WHERE self_maintained = 1');
  const ids = approvedDevices(desk).slice(0, CONTESTED);
  const places = profileIds(desk).slice(0, 3);
  if (own === undefined || tokens.length === 0) throw new Error('the simulator has no tokens, or no such profile');
  return { desk, ids, places, tokens, own, acknowledged: new Set(), touched: new Map(), logged: 0 };
}

/** Carries one step out, whether or not it is refused; refusals are expected ones. */
export async function carryOut(world: World, one: Step): Promise<void> {
  await thrownCode(async () => {
    const asked = commandOf(world, one) ?? (await profileCommandOf(world, one));
    const made = asked ?? (await happeningOf(world, one));
    for (const changeId of made) world.acknowledged.add(changeId);
  });
}

/** What the person asks about devices: the changes it made; null for what is no such command. */
function commandOf({ desk, ids, places }: World, one: Step): readonly string[] | null {
  const { services } = desk;
  const deviceIds = 'devices' in one ? one.devices.flatMap((at) => ids[at] ?? []) : [];
  const selection = { kind: 'named' as const, deviceIds };
  switch (one.do) {
    case 'move':
      return [move(desk, deviceIds, places[one.to] ?? DEFAULT_PROFILE_ID)];
    case 'unassign':
      return [move(desk, deviceIds, DEFAULT_PROFILE_ID)];
    case 'delete':
      return [deleteDevices(services, { selection }).changeId];
    case 'approve':
      return approveUploads(services, { uploadIds: pendingUploads(desk).slice(0, 1) }).changeIds;
    case 'hold':
      if (one.hold) holdDevices(services, { selection, reason: 'screen broken' });
      else releaseDevices(services, { selection });
      return [];
    case 'undo':
      return undoChange(services, { changeIds: [chosen(desk, one.change)] }).reversals;
    case 'settle':
      settleChange(services, { changeId: chosen(desk, one.change), decision: one.mine ? 'mine' : 'theirs' });
      return [];
    default:
      return null;
  }
}

/** The same about profiles, their tokens and the devices of a Self-Maintained one. */
async function profileCommandOf({ desk, tokens, own }: World, one: Step): Promise<readonly string[] | null> {
  const { services } = desk;
  const profileId = 'profile' in one ? (tokens[one.profile % tokens.length] as ProfileId) : own;
  switch (one.do) {
    case 'extend':
      return extendTokens(services, { profileIds: [profileId], life: one.days }).changeIds;
    case 'refresh':
      return [refreshToken(services, { profileId, life: null }).changeId];
    case 'create':
      return [create(desk, `New ${one.name}`, { withoutToken: one.withoutToken }).changeId];
    case 'update':
      return [describe(desk, profileId)];
    case 'user': {
      const userId = one.user === 0 ? null : `u-${one.user}`;
      return [changeUser(services, { profileId, userId }).changeId].flatMap((id) => id ?? []);
    }
    case 'add': {
      const form = { imei: '', serial: `ZQ-${one.device}`, manufacturer: 'Zebra', attributes: {} };
      return [addDevices(services, { profileId, devices: [form] }).changeId].flatMap((id) => id ?? []);
    }
    case 'edit':
    case 'remove': {
      const { devices } = listDevices(services, { profileId, text: '', first: one.device, count: 1 });
      const deviceId = devices[0]?.deviceId ?? 'none';
      if (one.do === 'remove') return [removeListed(services, { profileId, deviceIds: [deviceId] }).changeId];
      const form = { imei: '', serial: `ZE-${newestSequence(desk)}`, manufacturer: 'Zebra', attributes: {} };
      return [editDevice(services, { profileId, deviceId, device: form }).changeId].flatMap((id) => id ?? []);
    }
    case 'import':
      return [await importFile(desk, one.file)];
    default:
      return null;
  }
}

/** What happens to the desk: to its network, its clock, its process and the servers. */
async function happeningOf(world: World, one: Step): Promise<readonly string[]> {
  const { desk } = world;
  const { control } = desk.simulator;
  switch (one.do) {
    case 'portal':
      editInPortal(world, one);
      break;
    case 'sync':
      desk.loop.start(one.full);
      break;
    case 'pause':
      desk.loop.pauseSending(one.paused);
      break;
    case 'send now':
      desk.loop.sendNow();
      break;
    case 'offline':
    case 'online':
      desk.loop.workOffline(one.do === 'offline');
      break;
    case 'restart':
    case 'kill':
      await beginAnew(world, one.do === 'kill');
      break;
    case 'advance':
      desk.clock.advance(one.ms);
      break;
    case 'set wall clock':
      desk.clock.setWall(one.ms);
      break;
    case 'fault':
      control.setFault({ match: one.where, kind: one.kind, times: one.times, status: 503, retryAfter: 2, delayMs: 5 });
      break;
    case 'no faults':
      control.clearFaults();
      break;
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, one.realMs));
  }
  return [];
}

async function beginAnew(world: World, killed: boolean): Promise<void> {
  if (killed) world.desk.kill();
  world.logged += world.desk.log.length;
  world.desk = await world.desk.reopen();
  world.desk.loop.begin();
}

function editInPortal({ desk, ids, places, touched }: World, one: Extract<Step, { do: 'portal' }>): void {
  const deviceId = ids[one.device] as DeviceId;
  if (truthOf(desk, deviceId) === undefined) return;
  const profileId = places[one.to];
  if (profileId === undefined) desk.simulator.control.portalEdit({ kind: 'unassign', deviceIds: [deviceId] });
  else desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [deviceId], profileId });
  touched.set(deviceId, newestSequence(desk));
}

/** New settings that no other change has given it. */
function describe(desk: TestDesk, profileId: ProfileId): string {
  const profile = listProfiles(desk.services, {}).profiles.find((one) => one.profileId === profileId);
  if (!profile) throw new Error(`no profile ${profileId}`);
  const description = `Text ${newestSequence(desk)}`;
  const settings = settingsOf(profile.name, { description, withoutToken: profile.withoutToken });
  return updateProfile(desk.services, { profileId, settings }).changeId;
}

async function importFile(desk: TestDesk, file: number): Promise<string> {
  const stagedId = await stageFile(desk, `IMEI,Serial Number,Manufacturer\n,F${file}-1,Zebra\n,F${file}-2,Zebra\n`);
  const profile = { name: `Counter ${file}`, description: '', withoutToken: file === 0, userId: null };
  return createProfile(desk.services, { stagedId, ...profile, mode: 'good-rows' }).changeId;
}

function newestSequence({ db }: TestDesk): number {
  return readChangeWindow(db, { which: 'all', first: 0, count: 1 })[0]?.sequence ?? 0;
}

function chosen({ db }: TestDesk, at: number): string {
  const changes = readChangeWindow(db, { which: 'all', first: 0, count: 200 });
  return changes[at % Math.max(1, changes.length)]?.changeId ?? 'none';
}

function pendingUploads({ db }: TestDesk): string[] {
  return db
    .prepare(
      "SELECT DISTINCT upload_id FROM cache.devices WHERE state = 'pending' AND upload_id IS NOT NULL ORDER BY 1",
    )
    .pluck()
    .all() as string[];
}
