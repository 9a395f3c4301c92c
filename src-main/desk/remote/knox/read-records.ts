import type { DeviceId } from '#shared/domain/device.ts';
import type { KnoxDevice, KnoxProfile, KnoxUpload } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { pick, type RawRecord, readCount, readTags, readText, readTime } from '../read-fields.ts';
import { digestToken, takeOutToken } from './custom-json.ts';
import { createStateReader } from './device-state.ts';
import type { KnoxWire } from './wire.ts';

/** Makes records of what Samsung sends; null for one without its id. */
export type RecordReaders = {
  device(raw: RawRecord): KnoxDevice | null;
  profile(raw: RawRecord): KnoxProfile | null;
  upload(raw: RawRecord): KnoxUpload | null;
};

/** Readers for a dialect. */
export function createRecordReaders(wire: KnoxWire): RecordReaders {
  const stateOf = createStateReader(wire.states);
  const approved = new Set(wire.uploads.approvedWords.map((word) => word.toLowerCase()));
  return {
    device: (raw) => readDevice(raw, wire.devices.fields, stateOf),
    profile: (raw) => readProfile(raw, wire.profiles),
    upload: (raw) => readUpload(raw, wire.uploads.fields, approved),
  };
}

function readDevice(
  raw: RawRecord,
  fields: KnoxWire['devices']['fields'],
  stateOf: ReturnType<typeof createStateReader>,
): KnoxDevice | null {
  const deviceId = readText(raw, fields.deviceId);
  if (deviceId === null) return null;
  const rawState = readText(raw, fields.state) ?? '';
  return {
    deviceId: deviceId as DeviceId,
    imei: readText(raw, fields.imei),
    imei2: readText(raw, fields.imei2),
    serial: readText(raw, fields.serial),
    model: readText(raw, fields.model) ?? '',
    state: stateOf(rawState),
    rawState,
    profileId: readText(raw, fields.profileId) as ProfileId | null,
    profileName: readText(raw, fields.profileName),
    userName: readText(raw, fields.userName) ?? '',
    tags: readTags(raw, fields.tags),
    uploadId: readText(raw, fields.uploadId),
    orderId: readText(raw, fields.orderId),
    resellerName: readText(raw, fields.resellerName),
    createdAt: readTime(raw, fields.createdAt),
    updatedAt: readTime(raw, fields.updatedAt),
  };
}

function readProfile(raw: RawRecord, wire: KnoxWire['profiles']): KnoxProfile | null {
  const { fields } = wire;
  const profileId = readText(raw, fields.profileId);
  if (profileId === null) return null;
  const { customJson, value } = takeOutToken(readText(raw, fields.customJson) ?? '{}', wire.enrollmentTokenKey);
  const systemApps = pick(raw, fields.systemApps);
  return {
    customJson,
    tokenDigest: value === null ? null : digestToken(value),
    systemApps: systemApps === true || systemApps === 'true',
    profileId: profileId as ProfileId,
    name: readText(raw, fields.name) ?? profileId,
    description: readText(raw, fields.description) ?? '',
    updatedAt: readTime(raw, fields.updatedAt),
  };
}

function readUpload(
  raw: RawRecord,
  fields: KnoxWire['uploads']['fields'],
  approved: ReadonlySet<string>,
): KnoxUpload | null {
  const uploadId = readText(raw, fields.uploadId);
  if (uploadId === null) return null;
  return {
    uploadId,
    orderId: readText(raw, fields.orderId),
    resellerName: readText(raw, fields.resellerName) ?? '',
    uploadedAt: readTime(raw, fields.uploadedAt),
    devices: readCount(raw, fields.devices) ?? 0,
    approval: approved.has((readText(raw, fields.approval) ?? '').toLowerCase()) ? 'approved' : 'pending',
  };
}
