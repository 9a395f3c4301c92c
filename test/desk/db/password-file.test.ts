import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import {
  type PasswordPlace,
  type PasswordSeal,
  passwordPath,
  readPasswords,
  wipePlaces,
  writePasswords,
} from '../../../src-main/desk/db/password-file.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';

let folder: string;
let seal: PasswordSeal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-passwords-'));
  seal = { folder, workspaceId: 'w1', file: 'a.sealed', key: randomBytes(32) };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ids = ['KD1', 'KD2', 'KD3'] as DeviceId[];
const passwordOf = (deviceId: string) => `Geheim-${deviceId}-ÄÖ€`;

async function write(): Promise<(PasswordPlace & { deviceId: DeviceId })[]> {
  const writer = await writePasswords(seal);
  const first = await writer.add(ids.slice(0, 2).map((deviceId) => ({ deviceId, password: passwordOf(deviceId) })));
  const second = await writer.add(ids.slice(2).map((deviceId) => ({ deviceId, password: passwordOf(deviceId) })));
  expect(existsSync(passwordPath(folder, seal.file))).toBe(false);
  await writer.finish();
  return [...first, ...second].map((place, at) => ({ ...place, deviceId: ids[at] as DeviceId }));
}

describe('a file of passwords', () => {
  it('gives every password back, and shows none of them', async () => {
    const places = await write();
    expect([...(await readPasswords(seal, places)).values()]).toEqual(ids.map(passwordOf));
    const bytes = readFileSync(passwordPath(folder, seal.file));
    for (const text of ['Geheim', ...ids]) expect(bytes.includes(text)).toBe(false);
    if (process.platform !== 'win32') expect(statSync(passwordPath(folder, seal.file)).mode & 0o077).toBe(0);
  });

  it('says as little of lengths as it can', async () => {
    const writer = await writePasswords(seal);
    const places = await writer.add(
      ['a', 'a'.repeat(60)].map((password, at) => ({ deviceId: ids[at] as DeviceId, password })),
    );
    expect(places[0]?.bytes).toBe(places[1]?.bytes);
    await writer.discard();
    expect(readdirSync(join(folder, 'passwords'))).toEqual([]);
  });

  it('opens for no other key, workspace, import or device', async () => {
    const [place] = (await write()) as [PasswordPlace & { deviceId: DeviceId }];
    const read = async (other: Partial<PasswordSeal>, deviceId = place.deviceId) =>
      [...(await readPasswords({ ...seal, ...other }, [{ ...place, deviceId }])).values()][0];
    expect(await read({})).toBe(passwordOf('KD1'));
    expect(await read({ key: randomBytes(32) })).toBeNull();
    expect(await read({ workspaceId: 'w2' })).toBeNull();
    expect(await read({}, 'KD2' as DeviceId)).toBeNull();
    writeFileSync(passwordPath(folder, 'b.sealed'), readFileSync(passwordPath(folder, seal.file)));
    expect(await read({ file: 'b.sealed' })).toBeNull();
    expect(await read({ file: 'gone.sealed' })).toBeNull();
  });

  it('forgets what is wiped out of it and keeps the rest', async () => {
    const places = await write();
    await wipePlaces(folder, seal.file, places.slice(1, 2));
    const read = [...(await readPasswords(seal, places)).values()];
    expect(read).toEqual([passwordOf('KD1'), null, passwordOf('KD3')]);
    const { at = 0, bytes = 0 } = places[1] ?? {};
    expect(
      readFileSync(passwordPath(folder, seal.file))
        .subarray(at, at + bytes)
        .every((byte) => byte === 0),
    ).toBe(true);
    await wipePlaces(folder, 'gone.sealed', places);
  });

  it('is not begun where the folder cannot be written', async () => {
    writeFileSync(join(folder, 'passwords'), 'in the way');
    expect(await thrownCode(() => writePasswords(seal))).toBe('file_not_writable');
  });
});
