import type { DeviceId } from './device.ts';

/** Samsung's key encrypts so many bytes at most: a longer user name, or password, cannot be sent (knox-api 4). */
export const LONGEST_CREDENTIAL_BYTES = 245;

/** What a file says of one device: what is null stays at Samsung as it is. */
export type DeviceCredentials = {
  deviceId: DeviceId;
  userName: string | null;
  password: string | null;
  tags: string | null;
};

/** What waits here for the next assignment of a device; its password is never among it. */
export type WaitingCredentials = {
  userName: string | null;
  tags: string | null;
  hasPassword: boolean;
  keptAt: string;
  /** An assignment with them is on its way: they cannot be taken back any more. */
  underWay: boolean;
};

/** How many devices have something waiting here, and how many passwords are among it. */
export type CredentialCounts = { devices: number; passwords: number };

/** What an import kept. `left`: devices that have something already and were not to be overwritten. */
export type KeptCredentials = {
  editId: number;
  devices: number;
  passwords: number;
  left: number;
  /** Changes that send them to devices that stay in their profile. */
  changeIds: string[];
};

/** Whether Samsung's key can encrypt a text, as UTF-8. */
export function fitsEncryption(text: string): boolean {
  let bytes = 0;
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes <= LONGEST_CREDENTIAL_BYTES;
}
