import type { IvantiProfile } from './ivanti-state.ts';
import { issueToken } from './ivanti-tokens.ts';
import { findIvantiProfile, IvantiRefusal, newProfileId, readRows, showProfile } from './ivanti-wire.ts';
import { assertComplete, readUploadedCsv } from './self-maintained-csv.ts';
import { makeDevices, type SelfMaintainedDevice, type UploadedRow } from './self-maintained-devices.ts';
import { type Effects, noteEffect, type Simulation } from './simulation.ts';

/** POST …/profile/upload: a profile made of a CSV file (mission 2.5). */
export function uploadProfile(simulation: Simulation, body: Record<string, unknown>, effects: Effects): unknown {
  const { world, credentials } = simulation;
  const { name, description, withoutToken } = body;
  const csv = body['csv-data'];
  if (typeof name !== 'string' || name.trim() === '' || typeof csv !== 'string')
    throw new IvantiRefusal(400, 'BAD_REQUEST', 'name and csv-data are needed');
  if (world.ivanti.profiles.some((one) => one.name === name))
    throw new IvantiRefusal(409, 'NAME_IN_USE', 'A profile with this name exists');
  const profile: IvantiProfile = {
    csvId: newProfileId(world),
    name,
    description: typeof description === 'string' ? description : '',
    type: 'SELF_MAINTAINED',
    knoxProfileId: null,
    modifiedAt: world.clock.serverNow(),
    userNumber: null,
    token: null,
    devices: makeDevices(world.ivanti, readUploadedCsv(csv)),
  };
  world.ivanti.profiles.push(profile);
  world.version += 1;
  noteEffect(simulation, effects, 'upload', name);
  if (withoutToken !== true) issueToken(simulation, [profile.csvId], { days: 7 });
  return {
    csvId: profile.csvId,
    tenantId: credentials.customerId,
    enrollmentToken: profile.token?.value ?? null,
    tokenExpiry: profile.token?.endsAt ?? null,
    userName: null,
    userEmailAddress: null,
    userId: null,
    serverUrl: credentials.ivanti.baseUrl,
    errorMessage: null,
    deviceCount: profile.devices.length,
    provisioningConfig: null,
  };
}

/** GET …/profile/{csvId}/devices?q&rows&start: its devices, in the order they came (inferred). */
export function listProfileDevices(simulation: Simulation, params: readonly string[], query: URLSearchParams): unknown {
  const profile = findIvantiProfile(simulation, params);
  const { text, first, count } = readRows(query);
  const found =
    text === ''
      ? profile.devices
      : profile.devices.filter(({ imei, serial }) => `${imei} ${serial}`.toLowerCase().includes(text));
  return { totalCount: found.length, searchResults: found.slice(first, first + count).map(showDevice) };
}

/** A call about the devices of a profile. */
type DevicesCall = {
  simulation: Simulation;
  params: readonly string[];
  body: Record<string, unknown>;
  effects: Effects;
};

/** POST …/profile/{csvId}/devices { devices }: *Add More Devices*; what is there already stays as it is (inferred). */
export function addProfileDevices({ simulation, params, body, effects }: DevicesCall): unknown {
  const { world } = simulation;
  const profile = findSelfMaintained(simulation, params);
  const given = Array.isArray(body.devices) ? (body.devices as Record<string, unknown>[]) : [];
  const rows = given.map(readGiven);
  for (const [at, row] of rows.entries()) assertComplete(row, at + 1);
  const known = new Set(profile.devices.map(identityOf));
  const added = rows.filter((row) => !known.has(identityOf(row)));
  profile.devices.push(...makeDevices(world.ivanti, added));
  for (const row of added) noteEffect(simulation, effects, 'add', identityOf(row));
  return touched(simulation, profile);
}

/** PUT …/profile/{csvId}/devices/{deviceId}: *Edit devices*, the whole of one device; what is left out is taken away (inferred). */
export function editProfileDevice({ simulation, params, body, effects }: DevicesCall): unknown {
  const profile = findSelfMaintained(simulation, params);
  const device = profile.devices.find(({ id }) => id === params[1]);
  if (device === undefined) throw new IvantiRefusal(404, 'DEVICE_NOT_FOUND', 'No such device in this profile');
  const row = readGiven(body);
  assertComplete(row, 1);
  if (profile.devices.some((other) => other !== device && identityOf(other) === identityOf(row)))
    throw new IvantiRefusal(409, 'DEVICE_IN_PROFILE', 'Another device of the profile has these identifiers');
  noteEffect(simulation, effects, 'edit', identityOf(device));
  Object.assign(device, row);
  return touched(simulation, profile);
}

/** POST …/profile/{csvId}/devices/delete { deviceIds }: *Delete devices* (inferred). */
export function deleteProfileDevices({ simulation, params, body, effects }: DevicesCall): unknown {
  const profile = findSelfMaintained(simulation, params);
  const ids = new Set(Array.isArray(body.deviceIds) ? body.deviceIds : []);
  const removed = profile.devices.filter(({ id }) => ids.has(id));
  profile.devices = profile.devices.filter(({ id }) => !ids.has(id));
  for (const device of removed) noteEffect(simulation, effects, 'remove', identityOf(device));
  return touched(simulation, profile);
}

function touched(simulation: Simulation, profile: IvantiProfile): unknown {
  profile.modifiedAt = simulation.world.clock.serverNow();
  simulation.world.version += 1;
  return showProfile(simulation, profile, false);
}

function findSelfMaintained(simulation: Simulation, params: readonly string[]): IvantiProfile {
  const profile = findIvantiProfile(simulation, params);
  if (profile.type === 'SELF_MAINTAINED') return profile;
  throw new IvantiRefusal(409, 'WRONG_TYPE', 'The devices of this profile are Samsung’s');
}

function showDevice(device: SelfMaintainedDevice): Record<string, unknown> {
  const { id, imei, serial, manufacturer, userName, attributes, registeredAt } = device;
  return {
    deviceId: id,
    imei,
    serialNumber: serial,
    manufacturer,
    userName,
    customAttributes: attributes,
    registrationState: registeredAt === null ? 'PENDING' : 'REGISTERED',
  };
}

function readGiven(given: Record<string, unknown>): UploadedRow {
  const text = (name: string) => (typeof given[name] === 'string' && given[name] !== '' ? String(given[name]) : null);
  const { customAttributes } = given;
  const attributes = typeof customAttributes === 'object' && customAttributes !== null ? customAttributes : {};
  return {
    imei: text('imei'),
    serial: text('serialNumber'),
    manufacturer: text('manufacturer'),
    userName: text('userName'),
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)])),
  };
}

function identityOf({ imei, serial, manufacturer }: UploadedRow): string {
  return imei ?? `${serial}/${manufacturer?.toLowerCase()}`;
}
