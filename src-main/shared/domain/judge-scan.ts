import type { DeviceRow } from './device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from './profile.ts';
import { GONE_PROFILE_ID } from './queued-change.ts';
import type { ScanCodes } from './read-scan.ts';
import type { ScanVerdict } from './scan-verdict.ts';

const MOST_IMEIS = 2;

/** What a device is known by, at Samsung or on a delivery note. */
export type KnownCodes = ScanCodes;

/** A device of this tenant as a scan is judged by it, with the waiting changes laid over. */
export type ScannedDevice = Pick<DeviceRow, 'imei' | 'imei2' | 'serial' | 'state' | 'profileId'>;

/** All that a scan is judged by. */
export type ScanFacts = {
  codes: ScanCodes;
  /** Of this tenant, those that one of the codes names. */
  devices: readonly ScannedDevice[];
  /** Lines of the batch's delivery note, alike. */
  lines: readonly KnownCodes[];
  hasNote: boolean;
  /** It was scanned before: into this batch, or another that is not closed. */
  scanned: boolean;
  /** The batch's. */
  profileId: ProfileId | null;
};

/** The verdict on a label that could be read; of several faults the one that says most of what to do with the device. */
export function judgeScan({ codes, devices, lines, hasNote, scanned, profileId }: ScanFacts): ScanVerdict {
  const [device] = devices;
  if (devices.length > 1 || (device && contradicts(codes, device))) return 'swapped';
  if (lines.length > 0 && lines.every((line) => contradicts(codes, line))) return 'swapped';
  if (scanned) return 'already-scanned';
  if (hasNote && lines.length === 0) return 'not-expected';
  if (!device || device.profileId === GONE_PROFILE_ID) return 'not-in-tenant';
  if (device.state === 'pending' && device.profileId === null) return 'not-approved';
  const elsewhere = device.profileId !== null && device.profileId !== DEFAULT_PROFILE_ID;
  return profileId !== null && elsewhere && device.profileId !== profileId ? 'wrong-profile' : 'good';
}

/** Whether the codes of a label cannot all belong to a device; a code nobody told of contradicts nothing. */
export function contradicts(codes: ScanCodes, known: KnownCodes): boolean {
  if (codes.serial !== null && known.serial !== null && codes.serial !== known.serial.toUpperCase()) return true;
  const own = imeisOf(known);
  const strange = imeisOf(codes).filter((code) => !own.some((one) => isSameImei(one, code)));
  return strange.length > MOST_IMEIS - own.length;
}

/** Both together, what is known first. */
export function joinCodes(known: KnownCodes, codes: ScanCodes): ScanCodes {
  const imeis = imeisOf(known);
  for (const code of imeisOf(codes)) if (!imeis.some((one) => isSameImei(one, code))) imeis.push(code);
  const [imei = null, imei2 = null] = imeis;
  return { imei, imei2, serial: known.serial ?? codes.serial };
}

/** Whether two texts are the same IMEI: servers keep it with or without its check digit (knox-api 6.1). */
export function isSameImei(a: string, b: string): boolean {
  return a.slice(0, 14).toUpperCase() === b.slice(0, 14).toUpperCase();
}

function imeisOf({ imei, imei2 }: ScanCodes): string[] {
  return [imei, imei2].filter((code) => code !== null);
}
