import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DeviceId } from '#shared/domain/device.ts';
import { LONGEST_CREDENTIAL_BYTES } from '#shared/domain/device-credentials.ts';
import { asFileError, discardFile, putInPlace, temporaryBeside } from './replace-file.ts';

/** What one file of passwords is sealed with: it opens only under the same key, in the same workspace. */
export type PasswordSeal = { folder: string; workspaceId: string; file: string; key: Buffer };

/** Where a password lies in its file. */
export type PasswordPlace = { at: number; bytes: number };

/** A file that is being written; nothing is there under its name before `finish`. */
export type PasswordWriter = {
  add(passwords: readonly { deviceId: DeviceId; password: string }[]): Promise<PasswordPlace[]>;
  finish(): Promise<void>;
  discard(): Promise<void>;
};

const format = 'muster-passwords/1';
const head = Buffer.from(`${format}\n`, 'utf8');
const ivBytes = 12;
const tagBytes = 16;
/** Lengths of passwords are hidden in steps of so many bytes. */
const blockBytes = 64;
const lengthBytes = 2;
const LONGEST_STRETCH = 262_144;

/** Where a file of passwords lies. */
export function passwordPath(folder: string, file: string): string {
  return join(folder, 'passwords', file);
}

/** Begins a file beside its place; slices may be as large as they like, and none is kept in memory. */
export async function writePasswords(seal: PasswordSeal): Promise<PasswordWriter> {
  const target = passwordPath(seal.folder, seal.file);
  const temporary = temporaryBeside(target);
  const handle = await guarded(async () => {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    return open(temporary, 'wx', 0o600);
  });
  let end = 0;
  const append = (data: Buffer) => guarded(() => writeAll(handle, data));
  await append(head);
  end = head.length;
  return {
    async add(passwords) {
      const records = passwords.map(({ deviceId, password }) => sealRecord(seal, deviceId, password));
      const places = records.map((record) => {
        const place = { at: end, bytes: record.length };
        end += record.length;
        return place;
      });
      await append(Buffer.concat(records));
      return places;
    },
    async finish() {
      await handle.close();
      await guarded(async () => putInPlace(temporary, target));
    },
    async discard() {
      await handle.close().catch(() => undefined);
      discardFile(temporary);
      discardFile(target);
    },
  };
}

type Wanted = PasswordPlace & { deviceId: DeviceId };

/** Passwords from their places, null for one that cannot be opened: wiped out, damaged, or another device's. */
export async function readPasswords(
  seal: PasswordSeal,
  wanted: readonly Wanted[],
): Promise<Map<DeviceId, string | null>> {
  const found = new Map<DeviceId, string | null>(wanted.map(({ deviceId }) => [deviceId, null]));
  const handle = await open(passwordPath(seal.folder, seal.file), 'r').catch(() => null);
  if (handle === null) return found;
  try {
    for (const stretch of stretchesOf(wanted)) {
      const bytes = Buffer.alloc(stretch.bytes);
      const read = await handle.read(bytes, 0, stretch.bytes, stretch.at).catch(() => null);
      const data = bytes.subarray(0, read?.bytesRead ?? 0);
      for (const { deviceId, at, bytes: length } of stretch.places) {
        const record = data.subarray(at - stretch.at, at - stretch.at + length);
        found.set(deviceId, record.length === length ? openRecord(seal, deviceId, record) : null);
      }
    }
  } finally {
    await handle.close();
  }
  return found;
}

/** Writes nothings over passwords where they lie, on the disk when it answers. A file that is gone needs no wiping. */
export async function wipePlaces(folder: string, file: string, places: readonly PasswordPlace[]): Promise<void> {
  const path = passwordPath(folder, file);
  const handle = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw asFileError(error);
  });
  if (handle === null) return;
  try {
    await guarded(async () => {
      for (const { at, bytes } of stretchesOf(places)) await handle.write(Buffer.alloc(bytes), 0, bytes, at);
      await handle.datasync();
    });
  } finally {
    await handle.close();
  }
}

type Stretch<Place> = PasswordPlace & { places: Place[] };

/** Places that lie side by side, together: they are read and written at one go. */
function stretchesOf<Place extends PasswordPlace>(places: readonly Place[]): Stretch<Place>[] {
  const stretches: Stretch<Place>[] = [];
  for (const place of places.toSorted((one, other) => one.at - other.at)) {
    const last = stretches.at(-1);
    if (last !== undefined && last.at + last.bytes === place.at && last.bytes < LONGEST_STRETCH) {
      last.bytes += place.bytes;
      last.places.push(place);
    } else stretches.push({ at: place.at, bytes: place.bytes, places: [place] });
  }
  return stretches;
}

function sealRecord({ key, ...seal }: PasswordSeal, deviceId: DeviceId, password: string): Buffer {
  const text = Buffer.from(password, 'utf8');
  if (text.length > LONGEST_CREDENTIAL_BYTES) throw new RangeError('the password is longer than can be sent');
  const plain = Buffer.alloc(Math.ceil((lengthBytes + text.length) / blockBytes) * blockBytes);
  plain.writeUInt16BE(text.length);
  text.copy(plain, lengthBytes);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(seal, deviceId));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

function openRecord({ key, ...seal }: PasswordSeal, deviceId: DeviceId, record: Buffer): string | null {
  try {
    const iv = record.subarray(0, ivBytes);
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
    decipher.setAAD(boundTo(seal, deviceId)).setAuthTag(record.subarray(ivBytes, ivBytes + tagBytes));
    const plain = Buffer.concat([decipher.update(record.subarray(ivBytes + tagBytes)), decipher.final()]);
    return plain.toString('utf8', lengthBytes, lengthBytes + plain.readUInt16BE());
  } catch {
    return null;
  }
}

function boundTo({ workspaceId, file }: Pick<PasswordSeal, 'workspaceId' | 'file'>, deviceId: DeviceId): Buffer {
  return Buffer.from(`${format}/${workspaceId}/${file}/${deviceId}`, 'utf8');
}

async function writeAll(handle: FileHandle, data: Buffer): Promise<void> {
  await handle.writeFile(data);
}

async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw asFileError(error);
  }
}
