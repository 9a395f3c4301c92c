import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { keepCredentials } from '../../../src-main/desk/db/keep-credentials.ts';
import { readCredentials } from '../../../src-main/desk/db/read-credentials.ts';
import { readChange } from '../../../src-main/desk/db/tables/changes.ts';
import { countWaiting } from '../../../src-main/desk/db/tables/device-credentials.ts';
import { removeOrphans } from '../../../src-main/desk/db/wipe-passwords.ts';
import { approvedDevices, move, profileAt, startSynced } from '../../helpers/desk-actions.ts';
import { credentialsOf, keepFor, slicesOf } from '../../helpers/keep-credentials.ts';
import { openTestDesk, type TestDesk } from '../../helpers/open-test-desk.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ undoMs: 3_600_000 });
  await startSynced(desk);
});
afterEach(() => desk.close());

const unassigned = () => approvedDevices(desk, DEFAULT_PROFILE_ID);

function sealedFiles(): string[] {
  const folder = join(desk.folder, 'passwords');
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function waitingOf(deviceIds: readonly DeviceId[]) {
  const found = [];
  for await (const slice of readCredentials(desk.services, deviceIds)) found.push(...slice);
  return found;
}

describe('users and passwords of a file (behaviours 5, 6)', () => {
  it('are kept whole, passwords sealed in a file of their own', async () => {
    const rows = unassigned()
      .slice(0, 20)
      .map((deviceId) => credentialsOf(deviceId, { tags: 'depot, blue' }));
    const kept = await keepFor(desk, rows);
    expect(kept).toMatchObject({ devices: 20, passwords: 20, left: 0, changeIds: [] });
    expect(await waitingOf(rows.map(({ deviceId }) => deviceId))).toEqual(rows);
    const [file, ...others] = sealedFiles();
    expect(others).toEqual([]);
    const bytes = readFileSync(join(desk.folder, 'passwords', file ?? ''));
    expect(bytes.includes('Pa§§')).toBe(false);
    expect(bytes.includes(rows[0]?.deviceId ?? '')).toBe(false);
  });

  it('are of the later line where a file names a device twice', async () => {
    const [deviceId] = unassigned() as [DeviceId];
    const later = credentialsOf(deviceId, { password: 'later' });
    expect(await keepFor(desk, [credentialsOf(deviceId), later])).toMatchObject({ devices: 1, passwords: 1 });
    expect(await waitingOf([deviceId])).toEqual([later]);
  });

  it('make no file where there is no password', async () => {
    const [deviceId] = unassigned() as [DeviceId];
    expect(await keepFor(desk, [credentialsOf(deviceId, { password: null })])).toMatchObject({ passwords: 0 });
    expect(sealedFiles()).toEqual([]);
    expect(await waitingOf([deviceId])).toEqual([credentialsOf(deviceId, { password: null })]);
  });

  it('leave devices as they are that have a user at Samsung or here, unless told to overwrite', async () => {
    const [first, second] = unassigned() as [DeviceId, DeviceId];
    desk.db.prepare("UPDATE cache.devices SET user_name = '' WHERE device_id IN (?, ?)").run(first, second);
    await keepFor(desk, [credentialsOf(first)]);
    const again = [first, second].map((deviceId) => credentialsOf(deviceId, { userName: 'other' }));
    expect(await keepFor(desk, again, { overwrite: false })).toMatchObject({ devices: 1, left: 1 });
    expect((await waitingOf([first, second])).map(({ userName }) => userName)).toEqual([`user-${first}`, 'other']);
    expect(await keepFor(desk, again)).toMatchObject({ devices: 2, left: 0 });
    expect((await waitingOf([first, second])).map(({ userName }) => userName)).toEqual(['other', 'other']);
    desk.db.prepare("UPDATE cache.devices SET user_name = 'there' WHERE device_id = ?").run(unassigned()[2]);
    const third = [credentialsOf(unassigned()[2] as DeviceId)];
    expect(await thrownCode(() => keepFor(desk, third, { overwrite: false }))).toBe('nothing_to_do');
  });

  it.each(['locked', 'absent', 'unreadable'] as const)(
    'are refused before anything is kept while the keychain is %s',
    async (state) => {
      desk.secrets.set(state);
      const [deviceId] = unassigned() as [DeviceId];
      const code = { locked: 'keychain_locked', absent: 'keychain_absent', unreadable: 'secrets_unreadable' }[state];
      expect(await thrownCode(() => keepFor(desk, [credentialsOf(deviceId)]))).toBe(code);
      expect(countWaiting(desk.db)).toEqual({ devices: 0, passwords: 0 });
      expect(sealedFiles()).toEqual([]);
      desk.secrets.set('ok');
    },
  );

  it('leave nothing when they are cancelled, cut off or too long to be sent', async () => {
    const rows = unassigned()
      .slice(0, 30)
      .map((deviceId) => credentialsOf(deviceId));
    const controller = new AbortController();
    const report = (done: number) => {
      if (done > 20) controller.abort();
    };
    expect(await thrownCode(() => keepFor(desk, rows, { signal: controller.signal, report }))).toBe('cancelled');
    rows[25] = credentialsOf(rows[25]?.deviceId as DeviceId, { password: 'é'.repeat(123) });
    expect(await thrownCode(() => keepFor(desk, rows))).toBe('input_invalid');
    expect(countWaiting(desk.db)).toEqual({ devices: 0, passwords: 0 });
    expect(sealedFiles()).toEqual([]);
    rows[25] = credentialsOf(rows[25]?.deviceId as DeviceId, { password: 'é'.repeat(122) });
    expect(await keepFor(desk, rows)).toMatchObject({ devices: 30 });
  });

  it('leave nothing behind of a run that was killed while it kept them', async () => {
    const rows = unassigned()
      .slice(0, 30)
      .map((deviceId) => credentialsOf(deviceId));
    async function* killed() {
      yield* slicesOf(rows.slice(0, 20));
      desk.kill();
      throw new Error('killed');
    }
    const options = { overwrite: true, queue: true, fileName: '', signal: new AbortController().signal };
    await expect(keepCredentials(desk.services, killed(), options)).rejects.toThrow();
    desk = await desk.reopen();
    removeOrphans(desk.services);
    expect(countWaiting(desk.db)).toEqual({ devices: 0, passwords: 0 });
    expect(sealedFiles()).toEqual([]);
  });

  it('queue an assignment to their own profile for devices that stay, and none for those that move or are in no profile', async () => {
    const here = profileAt(desk, 0);
    const there = profileAt(desk, 1);
    const [stays, moves] = approvedDevices(desk, here) as [DeviceId, DeviceId];
    const [free] = unassigned() as [DeviceId];
    move(desk, [moves], there);
    const { changeIds, editId } = await keepFor(
      desk,
      [stays, moves, free].map((one) => credentialsOf(one)),
    );
    expect(changeIds).toHaveLength(1);
    const change = readChange(desk.db, changeIds[0] ?? '');
    expect(change).toMatchObject({ intent: { kind: 'credentials', profileId: here, editId }, devices: 1 });
  });

  it('are 100,000 without ever being in memory together', { timeout: 180_000 }, async () => {
    const devices = 100_000;
    const slice = 5_000;
    let peak = 0;
    const used = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    const before = used();
    async function* many() {
      for (let first = 0; first < devices; first += slice) {
        yield Array.from({ length: slice }, (_, n) => credentialsOf(`KD${first + n}` as DeviceId));
        peak = Math.max(peak, used());
      }
    }
    const options = { overwrite: true, queue: true, fileName: '', signal: new AbortController().signal };
    expect(await keepCredentials(desk.services, many(), options)).toMatchObject({ devices, passwords: devices });
    expect(peak - before).toBeLessThan(150_000_000);
    const last = `KD${devices - 1}` as DeviceId;
    expect(await waitingOf([last])).toEqual([credentialsOf(last)]);
  });
});
