import type { SimulatedState } from './base-device.ts';
import { pageOfMatches } from './device-pages.ts';
import { type FaultRule, readyFault } from './faults.ts';
import type { IvantiProfile } from './ivanti-state.ts';
import type { KmeProfile } from './kme-profiles.ts';
import { settleTransactions } from './knox-profiles.ts';
import type { RequestRecord, Simulation } from './simulation.ts';
import { type SwitchedOn, type SwitchedOnResult, switchOn } from './switch-on.ts';
import { applySwitches, type SimulatorSwitches } from './switches.ts';
import { deviceAt, findDevice, type SimulatedDevice, standingAt, type World } from './world.ts';
import {
  addUpload,
  approveUpload,
  assignDevice,
  deleteDevice,
  setDeviceState,
  settle,
  unassignDevice,
} from './world-operations.ts';
import { editProfile, type ProfileEdit } from './world-profiles.ts';
import { editToken, isTokenEdit, type TokenEdit } from './world-tokens.ts';

/** Something done in Samsung's portal or Ivanti's, behind the back of every client. Devices by device id, IMEI or serial. */
export type PortalEdit =
  | { kind: 'assign'; deviceIds: string[]; profileId: string; userName?: string; tags?: string }
  | { kind: 'unassign' | 'delete'; deviceIds: string[] }
  /** What set-up on the device, or its failure, leads to. */
  | { kind: 'state'; deviceIds: string[]; state: SimulatedState }
  /** A reseller uploads new devices. */
  | { kind: 'add'; count: number; resellerId?: string; approved?: boolean }
  | ProfileEdit
  | TokenEdit;

/** What an edit did: the devices it touched, and the upload it made. */
export type PortalEditResult = { deviceIds: string[]; uploadId: string | null };

/** Which devices to list; every part given must hold. `first` and `limit` (100) choose the rows. */
export type DeviceQuery = {
  identifier?: string;
  state?: SimulatedState;
  /** Empty text: in no profile. */
  profileId?: string;
  profileName?: string;
  uploadId?: string;
  first?: number;
  limit?: number;
};

/** A device as it truly stands on the server. Times in milliseconds since 1970. */
export type DeviceTruth = {
  deviceId: string;
  imei: string | null;
  imei2: string | null;
  serial: string;
  model: string;
  state: SimulatedState;
  profileId: string | null;
  profileName: string | null;
  userName: string | null;
  tags: string | null;
  uploadId: string;
  updatedAt: number;
  processing: boolean;
};

/** A profile as Samsung holds it; the enrolment token is in its Custom JSON. */
export type ProfileTruth = {
  profileId: string;
  name: string;
  description: string;
  customData: string;
  systemApps: boolean;
};

/** What tests and demonstrations may do to the servers; the HTTP control port offers the same. */
export type SimulatorControl = {
  setFault(rule: FaultRule): void;
  clearFaults(): void;
  /** Moves the server's time forward: tokens age, what was due happens. */
  advanceClock(ms: number): void;
  /** Makes the server's clock wrong by so much, without anything happening. */
  setClockSkew(ms: number): void;
  /** Both portals take every credential back; undone by restoreCredentials. */
  revokeCredentials(): void;
  restoreCredentials(): void;
  portalEdit(edit: PortalEdit): PortalEditResult;
  /** Approves an upload in the portal; answers how many devices that let in. */
  approveUpload(uploadId: string): number;
  /** Switches a device on that Self-Maintained profiles may know; answers whether it registers, and with what. */
  switchOn(device: SwitchedOn): SwitchedOnResult;
  requests(): RequestRecord[];
  clearRequests(): void;
  /** How often each device and each profile, by its name, was changed through the API, by kind, since the start. */
  effects(): Record<string, Record<string, number>>;
  /** The newest password that came for each device, decrypted. */
  userTokens(): Record<string, string>;
  setSwitches(change: Partial<SimulatorSwitches>): void;
  listDevices(query?: DeviceQuery): { total: number; devices: DeviceTruth[] };
  listProfiles(): ProfileTruth[];
  /** Ivanti's bulk enrolment profiles, with the values of their tokens. */
  listIvantiProfiles(): IvantiProfile[];
  listUploads(): { uploadId: string; approved: boolean; devices: number }[];
};

/** The control of a running simulation. */
export function createControl(simulation: Simulation): SimulatorControl {
  const { world } = simulation;
  return {
    setFault: (rule) => {
      simulation.faults.push(readyFault(rule));
    },
    clearFaults: () => {
      simulation.faults.length = 0;
    },
    advanceClock: (ms) => {
      world.clock.advance(ms);
      settle(world);
      world.version += 1;
    },
    setClockSkew: (ms) => world.clock.setSkew(ms),
    revokeCredentials: () => {
      simulation.revoked = true;
    },
    restoreCredentials: () => {
      simulation.revoked = false;
    },
    portalEdit: (edit) => editInPortal(world, edit),
    approveUpload: (uploadId) => {
      const approved = approveUpload(world, uploadId);
      if (approved === null) throw new Error(`no upload is called ${uploadId}`);
      return approved;
    },
    switchOn: (device) => switchOn(world, device),
    requests: () => [...simulation.requests],
    clearRequests: () => {
      simulation.requests.length = 0;
    },
    effects: () => Object.fromEntries(simulation.effects),
    userTokens: () => Object.fromEntries(simulation.userTokens),
    setSwitches: (change) => applySwitches(world.switches, change),
    listDevices: (query = {}) => listTruth(world, query),
    listProfiles: () => {
      settleTransactions(world);
      return [...world.profiles.values()].map(profileTruth);
    },
    listIvantiProfiles: () => structuredClone(world.ivanti.profiles),
    listUploads: () => world.uploads.map(({ uploadId, approved, count }) => ({ uploadId, approved, devices: count })),
  };
}

function editInPortal(world: World, edit: PortalEdit): PortalEditResult {
  settle(world);
  if (edit.kind === 'add') {
    const upload = addUpload(world, edit.count, edit.resellerId ?? '', edit.approved === true);
    const deviceIds = Array.from({ length: edit.count }, (_, row) => world.identity.deviceId(upload.first + row));
    return { deviceIds, uploadId: upload.uploadId };
  }
  if (isTokenEdit(edit)) {
    editToken(world, edit);
    return { deviceIds: [], uploadId: null };
  }
  if (isProfileEdit(edit)) {
    const touched = editProfile(world, edit);
    return { deviceIds: touched.map((index) => world.identity.deviceId(index)), uploadId: null };
  }
  const indexes = edit.deviceIds.map((identifier) => {
    const index = findDevice(world, identifier);
    if (index === null) throw new Error(`no device is called ${identifier}`);
    return index;
  });
  if (edit.kind === 'assign' && !world.profiles.has(edit.profileId)) throw new Error('no such profile');
  const deviceIds = indexes.map((index) => world.identity.deviceId(index));
  for (const index of indexes) editDevice(world, index, edit);
  return { deviceIds, uploadId: null };
}

function isProfileEdit(edit: PortalEdit): edit is ProfileEdit {
  return edit.kind === 'profile' || edit.kind === 'delete-profile';
}

type DeviceEdit = Exclude<PortalEdit, ProfileEdit | TokenEdit | { kind: 'add' }>;

function editDevice(world: World, index: number, edit: DeviceEdit): void {
  switch (edit.kind) {
    case 'assign': {
      const { userName, tags } = edit;
      const user = userName === undefined ? {} : { userName };
      assignDevice(world, index, { profile: edit.profileId, ...user, ...(tags === undefined ? {} : { tags }) });
      return;
    }
    case 'unassign':
      unassignDevice(world, index);
      return;
    case 'delete':
      deleteDevice(world, index);
      return;
    case 'state':
      setDeviceState(world, index, edit.state);
  }
}

function listTruth(world: World, query: DeviceQuery): { total: number; devices: DeviceTruth[] } {
  settle(world);
  const { identifier, state, profileName, uploadId, first = 0, limit = 100 } = query;
  const named = profileName === undefined ? undefined : profileIdOf(world, profileName);
  const profileId = query.profileId ?? named;
  if (identifier !== undefined) {
    const index = findDevice(world, identifier);
    return index === null ? { total: 0, devices: [] } : { total: 1, devices: [truthOf(world, deviceAt(world, index))] };
  }
  const upload = world.uploads.find((one) => one.uploadId === uploadId);
  const test = (index: number) => {
    if (upload !== undefined && (index < upload.first || index >= upload.first + upload.count)) return false;
    const standing = standingAt(world, index);
    if (state !== undefined && standing.state !== state) return false;
    return profileId === undefined || (standing.profile ?? '') === profileId;
  };
  const range = pageOfMatches(world, { name: `truth:${state}:${profileId}:${uploadId}`, test }, first, limit);
  return { total: range.total, devices: range.indexes.map((index) => truthOf(world, deviceAt(world, index))) };
}

function profileTruth({ id, name, description, customData, systemAppEnabled }: KmeProfile): ProfileTruth {
  return { profileId: id, name, description, customData, systemApps: systemAppEnabled };
}

function profileIdOf(world: World, name: string): string {
  const profile = [...world.profiles.values()].find((one) => one.name === name);
  if (profile === undefined) throw new Error(`no profile is called ${name}`);
  return profile.id;
}

function truthOf(world: World, device: SimulatedDevice): DeviceTruth {
  const { deviceId, imei, imei2, serial } = device;
  const { state, profile, userName, tags, updatedAt, processing } = device.standing;
  return {
    deviceId,
    imei,
    imei2,
    serial,
    model: device.model.code,
    state,
    profileId: profile,
    profileName: profile === null ? null : (world.profiles.get(profile)?.name ?? null),
    userName,
    tags,
    uploadId: device.upload.uploadId,
    updatedAt,
    processing,
  };
}
