import { type BaseWorld, baseStanding, type DeviceStanding, mailOf, placeOf } from './base-device.ts';
import type { SimulatorClock } from './clock.ts';
import { createIdentity, type DeviceIdentity } from './device-identity.ts';
import { createIvantiState, type IvantiState } from './ivanti-state.ts';
import { createProfiles, type KmeProfile, type ProfileTransaction, profileIdOf } from './kme-profiles.ts';
import { countStanding, type ProfileCounts } from './profile-counts.ts';
import { type Model, mailDomain, people, seedProfiles, seedResellers } from './seed-data.ts';
import type { SimulatorSwitches } from './switches.ts';
import { planUploads, type Upload, uploadOf } from './upload-plan.ts';

/** A reseller as the tenant knows it. */
export type Reseller = { id: string; name: string; associated: boolean; autoApprove: boolean };

/** A name a reseller may use for a profile, so that its uploads are assigned by themselves. */
export type ProfileAlias = { profileAliasId: string; profileAlias: string; profileId: string; resellerId: string };

/** Something that was accepted and happens later. */
export type ScheduledChange = { at: number; index: number } & (
  | { kind: 'apply'; standing: DeviceStanding }
  | { kind: 'provision'; profile: string }
);

/**
 * All the servers know. Devices 0 to `total - 1` are computed from their number (base-device.ts); only what was changed
 * since is kept in `edits`, `deleted` and `changes`, so a million devices start in no time.
 */
export type World = BaseWorld & {
  baseDevices: number;
  total: number;
  clock: SimulatorClock;
  switches: SimulatorSwitches;
  identity: DeviceIdentity;
  uploads: Upload[];
  edits: Map<number, DeviceStanding>;
  deleted: Set<number>;
  /** Every change since the start: its time and device. */
  changes: { at: number[]; index: number[]; inOrder: boolean };
  /** Devices by profile and state, kept right by every change once it was asked for. */
  counts: ProfileCounts | null;
  scheduled: ScheduledChange[];
  lastDriftAt: number;
  startedAt: number;
  /** The colleague of the switch portalEditAfterMs has been there. */
  editedInPortal: boolean;
  profiles: Map<string, KmeProfile>;
  transactions: ProfileTransaction[];
  resellers: Reseller[];
  aliases: ProfileAlias[];
  ivanti: IvantiState;
  /** Raised by every change, whatever it is. */
  version: number;
};

/** A device as the servers hold it, second IMEI included. */
export type SimulatedDevice = {
  index: number;
  deviceId: string;
  imei: string | null;
  imei2: string | null;
  serial: string;
  model: Model;
  upload: Upload;
  standing: DeviceStanding;
};

export type WorldOptions = { seed: number; devices: number; today: number };

/** The world on its first day: the same seed, size and day give the same world. */
export function createWorld(options: WorldOptions, clock: SimulatorClock, switches: SimulatorSwitches): World {
  const { seed, devices, today } = options;
  const profileIds = seedProfiles.map((profile) => profileIdOf(seed, profile.name));
  return {
    seed,
    today,
    baseDevices: devices,
    total: devices,
    clock,
    switches,
    identity: createIdentity(seed),
    profileIds,
    userNames: people.map(([first, last]) => mailOf(first, last, mailDomain)),
    uploads: planUploads(seed, devices, today),
    edits: new Map(),
    deleted: new Set(),
    changes: { at: [], index: [], inOrder: true },
    counts: null,
    scheduled: [],
    lastDriftAt: clock.now(),
    startedAt: clock.now(),
    editedInPortal: false,
    profiles: createProfiles(profileIds, today),
    transactions: [],
    resellers: seedResellers.map(({ id, name, associated }) => ({ id, name, associated, autoApprove: false })),
    aliases: [],
    ivanti: createIvantiState(seed, profileIds, today),
    version: 0,
  };
}

/** The upload a device came with; throws RangeError outside the world. */
export function uploadAt(world: World, index: number): Upload {
  const upload = index >= 0 && index < world.total ? uploadOf(world.uploads, index) : undefined;
  if (upload === undefined) throw new RangeError(`no device ${index}`);
  return upload;
}

/** How a device stands now. */
export function standingAt(world: World, index: number): DeviceStanding {
  return world.edits.get(index) ?? baseStanding(world, index, uploadAt(world, index));
}

/** Everything about one device. */
export function deviceAt(world: World, index: number): SimulatedDevice {
  const upload = uploadAt(world, index);
  const { identity } = world;
  const place = placeOf(world.seed, index, upload);
  const { model } = place;
  return {
    index,
    deviceId: identity.deviceId(index),
    imei: identity.imei(index, model),
    imei2: identity.secondImei(index, model),
    serial: identity.serial(index),
    model,
    upload,
    standing: world.edits.get(index) ?? baseStanding(world, index, upload, place),
  };
}

/** The number of a device that is still there, from its device id, either IMEI or serial; null when there is none. */
export function findDevice(world: World, identifier: string): number | null {
  const index = world.identity.candidate(identifier);
  if (index === null || index >= world.total || world.deleted.has(index)) return null;
  const { deviceId, imei, imei2, serial } = deviceAt(world, index);
  return [deviceId, imei, imei2, serial].includes(identifier) ? index : null;
}

/** Writes how a device stands now, and remembers that it changed. */
export function writeStanding(world: World, index: number, standing: DeviceStanding): void {
  if (world.counts !== null) {
    countStanding(world.counts, standingAt(world, index), -1);
    countStanding(world.counts, standing, 1);
  }
  world.edits.set(index, standing);
  noteChange(world, index, standing.updatedAt);
}

/** Remembers a device that has just come into the world. */
export function noteArrival(world: World, index: number, at: number): void {
  if (world.counts !== null) countStanding(world.counts, standingAt(world, index), 1);
  noteChange(world, index, at);
}

function noteChange(world: World, index: number, at: number): void {
  const { changes } = world;
  const last = changes.at[changes.at.length - 1];
  if (last !== undefined && last > at) changes.inOrder = false;
  changes.at.push(at);
  changes.index.push(index);
  world.version += 1;
}

/** Takes a device out for good. */
export function eraseDevice(world: World, index: number): void {
  if (world.counts !== null) countStanding(world.counts, standingAt(world, index), -1);
  world.deleted.add(index);
  world.edits.delete(index);
  world.version += 1;
}
