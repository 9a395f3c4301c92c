import { isObject } from '../read-answer.ts';
import { pick, type RawRecord, readCount, readText, readTime } from '../read-fields.ts';
import type {
  IvantiDevice,
  IvantiEnrollmentToken,
  IvantiProfile,
  IvantiRegistration,
  IvantiUser,
} from './ivanti-client.ts';
import type { IvantiWire } from './wire.ts';

/** A user; null without an id. */
export function readUser(raw: RawRecord, fields: IvantiWire['users']['fields']): IvantiUser | null {
  const userId = readText(raw, fields.userId);
  if (userId === null) return null;
  const email = readText(raw, fields.email) ?? '';
  const parts = [readText(raw, fields.firstName), readText(raw, fields.lastName)].filter((part) => part !== null);
  return { userId, name: readText(raw, fields.name) ?? (parts.join(' ') || email), email };
}

/** A bulk enrolment profile; null without its id. */
export function readProfile(raw: RawRecord, wire: IvantiWire['profiles']): IvantiProfile | null {
  const { fields, selfMaintainedWords } = wire;
  const ivantiProfileId = readText(raw, fields.profileId);
  if (ivantiProfileId === null) return null;
  return {
    ivantiProfileId,
    name: readText(raw, fields.name) ?? '',
    description: readText(raw, fields.description) ?? '',
    selfMaintained: selfMaintainedWords.includes((readText(raw, fields.type) ?? '').toLowerCase()),
    userId: readText(raw, fields.userId),
    devices: readCount(raw, fields.devices) ?? 0,
    updatedAt: readTime(raw, fields.updatedAt),
    enrollmentToken: readEnrollmentToken(raw, fields),
  };
}

/** The enrolment token of a profile, without its value; null when the profile has none. */
export function readEnrollmentToken(
  raw: RawRecord,
  fields: IvantiWire['profiles']['fields'],
): IvantiEnrollmentToken | null {
  const enrollmentTokenId = readText(raw, fields.enrollmentTokenId);
  if (enrollmentTokenId === null) return null;
  const never = pick(raw, fields.neverExpires);
  return {
    enrollmentTokenId,
    profileName: readText(raw, fields.name) ?? '',
    userId: readText(raw, fields.userId),
    issuedAt: readTime(raw, fields.issuedAt),
    expiresAt: never === true || never === 'true' ? 'never' : readTime(raw, fields.expiresAt),
  };
}

/** Whether a device has registered; null without any identifier. */
export function readRegistration(raw: RawRecord, wire: IvantiWire['registrations']): IvantiRegistration | null {
  const { fields, registeredWords } = wire;
  const serial = readText(raw, fields.serial);
  const imei = readText(raw, fields.imei);
  const imei2 = readText(raw, fields.imei2);
  if (serial === null && imei === null && imei2 === null) return null;
  const state = (readText(raw, fields.state) ?? '').toLowerCase();
  const registered = registeredWords.some((word) => word.toLowerCase() === state);
  return { serial, imei, imei2, state: registered ? 'registered' : 'pending' };
}

/** A device of a Self-Maintained profile; null without its id. */
export function readDevice(raw: RawRecord, fields: IvantiWire['selfMaintained']['fields']): IvantiDevice | null {
  const deviceId = readText(raw, fields.deviceId);
  if (deviceId === null) return null;
  const given = pick(raw, fields.attributes);
  const attributes = Object.entries(isObject(given) ? given : {}).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
  );
  return {
    deviceId,
    imei: readText(raw, fields.imei),
    serial: readText(raw, fields.serial),
    manufacturer: readText(raw, fields.manufacturer),
    userName: readText(raw, fields.userName),
    attributes: Object.fromEntries(attributes),
  };
}
