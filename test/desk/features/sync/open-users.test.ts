import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { passwordKeySecret } from '#shared/domain/secret.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { countWaiting, findWaiting } from '../../../../src-main/desk/db/tables/device-credentials.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import {
  approvedDevices,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  synced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { credentialsOf, keepFor } from '../../../helpers/keep-credentials.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function openSynced(options: TestDeskOptions = {}, scheme: 'kca' | 'oauth' = 'oauth'): Promise<void> {
  desk = await openTestDesk(options);
  if (scheme === 'kca') {
    const { keysFile, clientIdentifier } = desk.simulator.credentials;
    desk.secrets.values.set('knox.privateKey', JSON.stringify(keysFile));
    desk.secrets.values.set('knox.clientIdentifier', clientIdentifier);
    desk.db.prepare("UPDATE main.integration SET scheme = 'kca'").run();
  }
  await startSynced(desk);
}

/** What came to Samsung for a device: its user as it lists it, and the password as it decrypted it. */
function arrived(deviceId: DeviceId) {
  const userName = desk.simulator.control.listDevices({ identifier: deviceId }).devices[0]?.userName ?? null;
  return { userName, password: desk.simulator.control.userTokens()[deviceId] ?? null };
}

/** The files of a folder, logs of SQLite and all, that hold a text. */
function filesHolding(folder: string, text: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return names.map((entry) => join(entry.parentPath, entry.name)).filter((path) => readFileSync(path).includes(text));
}

function expectArrived(deviceIds: readonly DeviceId[]): void {
  for (const deviceId of deviceIds) {
    const { userName, password } = credentialsOf(deviceId);
    expect(arrived(deviceId)).toEqual({ userName, password });
  }
}

describe('users and passwords with an assignment (behaviours 5, 6)', () => {
  it.each(['kca', 'oauth'] as const)(
    'arrive as they were in the file, under %s, and are gone here then',
    async (scheme) => {
      await openSynced({}, scheme);
      const deviceIds = approvedDevices(desk, DEFAULT_PROFILE_ID).slice(0, 25);
      await keepFor(
        desk,
        deviceIds.map((one) => credentialsOf(one, { tags: 'depot-7' })),
      );
      expect(requestsTo(desk, 'PUT', 'assignProfile')).toBe(0);
      const changeId = move(desk, deviceIds, profileAt(desk, 0));
      await reaches(desk, changeId, 'done');
      expectArrived(deviceIds);
      const [device] = desk.simulator.control.listDevices({ identifier: deviceIds[0] as string }).devices;
      expect(device?.tags).toContain('depot-7');
      expect(countWaiting(desk.db)).toEqual({ devices: 0, passwords: 0 });
      await synced(desk);
      expect(readdirSync(join(desk.folder, 'passwords'))).toEqual([]);
    },
  );

  it('are in no file in clear, neither while they wait nor once they were sent', async () => {
    await openSynced();
    const deviceIds = approvedDevices(desk, DEFAULT_PROFILE_ID).slice(0, 40);
    const secrets = deviceIds.map((deviceId) => credentialsOf(deviceId).password ?? '');
    await keepFor(
      desk,
      deviceIds.map((one) => credentialsOf(one)),
    );
    expect(filesHolding(desk.folder, 'user-')).not.toEqual([]);
    for (const text of ['Pa§§', ...secrets]) expect(filesHolding(desk.folder, text)).toEqual([]);
    const changeId = move(desk, deviceIds, profileAt(desk, 0));
    await reaches(desk, changeId, 'unconfirmed');
    expect(filesHolding(desk.folder, 'Pa§§')).toEqual([]);
    await reaches(desk, changeId, 'done');
    expectArrived(deviceIds);
    for (const text of ['Pa§§', ...secrets]) expect(filesHolding(desk.folder, text)).toEqual([]);
    expect(desk.log.join()).not.toContain('Pa§§');
    expect(JSON.stringify(desk.events)).not.toContain('Pa§§');
  });

  it('go to devices that stay in their profile by assigning it once more, and to no other device', async () => {
    await openSynced();
    const profileId = profileAt(desk, 0);
    const [first, second, bystander] = approvedDevices(desk, profileId) as [DeviceId, DeviceId, DeviceId];
    const { changeIds } = await keepFor(
      desk,
      [first, second].map((one) => credentialsOf(one)),
    );
    await reaches(desk, changeIds[0] ?? '', 'done');
    expectArrived([first, second]);
    expect(truthOf(desk, first)).toBe(profileId);
    expect(effectsOn(desk, first)).toBe(1);
    expect(effectsOn(desk, bystander)).toBe(0);
  });

  it.each([
    [{ assign: { form: 'details' } }, {}],
    [{ assign: { details: 'one' } }, { deviceDetails: 'object' }],
    [{ assign: { details: 'list' } }, { deviceDetails: 'array' }],
  ] as const)('arrive in the dialect %j', async (wire, switches) => {
    await openSynced({ wire: { knox: wire }, switches });
    const deviceIds = approvedDevices(desk, DEFAULT_PROFILE_ID).slice(0, 6);
    await keepFor(
      desk,
      deviceIds.slice(2).map((one) => credentialsOf(one)),
    );
    await reaches(desk, move(desk, deviceIds, profileAt(desk, 0)), 'done');
    expectArrived(deviceIds.slice(2));
    expect(arrived(deviceIds[0] as DeviceId).password).toBeNull();
    expect(truthOf(desk, deviceIds[0] as DeviceId)).toBe(profileAt(desk, 0));
  });

  it('are only over once the server has worked them off, when it takes its time', async () => {
    await openSynced({ switches: { assignAppliesAfterMs: 120_000 } });
    const [deviceId] = approvedDevices(desk, profileAt(desk, 0)) as [DeviceId];
    const { changeIds } = await keepFor(desk, [credentialsOf(deviceId)]);
    await reaches(desk, changeIds[0] ?? '', 'unconfirmed');
    expect(findWaiting(desk.db, deviceId)).toMatchObject({ hasPassword: true, underWay: true });
    await reaches(desk, changeIds[0] ?? '', 'done');
    expect(findWaiting(desk.db, deviceId)).toBeNull();
  });

  it('are sent again when nobody knows whether they arrived', async () => {
    await openSynced();
    const [deviceId] = approvedDevices(desk, profileAt(desk, 0)) as [DeviceId];
    desk.simulator.control.setFault({ match: 'PUT /kcs/v1/kme/devices/assignProfile', kind: 'reset-before', times: 1 });
    const { changeIds } = await keepFor(desk, [credentialsOf(deviceId)]);
    await reaches(desk, changeIds[0] ?? '', 'done');
    expectArrived([deviceId]);
  });

  it('that Samsung cannot decrypt are refused alone, and kept', async () => {
    await openSynced({ encryptionPublicKey: 'published' });
    const [withUser, without] = approvedDevices(desk, DEFAULT_PROFILE_ID) as [DeviceId, DeviceId];
    await keepFor(desk, [credentialsOf(withUser)]);
    const changeId = move(desk, [withUser, without], profileAt(desk, 0));
    await reaches(desk, changeId, 'refused');
    expect(outcomesOf(desk, changeId)).toEqual({ done: 1, refused: 1 });
    expect(readChange(desk.db, changeId)?.errorCode).toBe('encryption_key_wrong');
    expect(findWaiting(desk.db, withUser)).toMatchObject({ hasPassword: true, underWay: false });
  });

  it('wait, and the move with them, while the keychain is locked', async () => {
    await openSynced();
    const [deviceId] = approvedDevices(desk, DEFAULT_PROFILE_ID) as [DeviceId];
    await keepFor(desk, [credentialsOf(deviceId)]);
    desk.secrets.set('locked');
    const changeId = move(desk, [deviceId], profileAt(desk, 0));
    await desk.until(() => desk.loop.status().error?.code === 'keychain_locked');
    expect(outcomesOf(desk, changeId)).toEqual({ waiting: 1 });
    expect(requestsTo(desk, 'PUT', 'assignProfile')).toBe(0);
    desk.secrets.set('ok');
    desk.loop.sendNow();
    await reaches(desk, changeId, 'done');
    expectArrived([deviceId]);
  });

  it('that cannot be opened any more hold their device back until the person decides', async () => {
    await openSynced();
    const [lost, other] = approvedDevices(desk, DEFAULT_PROFILE_ID) as [DeviceId, DeviceId];
    await keepFor(desk, [credentialsOf(lost)]);
    rmSync(join(desk.folder, 'passwords'), { recursive: true });
    const changeId = move(desk, [lost, other], profileAt(desk, 0));
    await reaches(desk, changeId, 'refused');
    expect(outcomesOf(desk, changeId)).toEqual({ done: 1, refused: 1 });
    expect(readChange(desk.db, changeId)?.errorCode).toBe('password_lost');
    expect(truthOf(desk, lost)).toBe(DEFAULT_PROFILE_ID);
    await keepFor(desk, [credentialsOf(lost)]);
    settleChange(desk.services, { changeId, decision: 'mine' });
    await reaches(desk, changeId, 'done');
    expectArrived([lost]);
    expect(existsSync(join(desk.folder, 'passwords'))).toBe(true);
  });

  it('cannot be opened without their key, whatever else the keychain has', async () => {
    await openSynced();
    const [deviceId] = approvedDevices(desk, DEFAULT_PROFILE_ID) as [DeviceId];
    await keepFor(desk, [credentialsOf(deviceId)]);
    desk.secrets.values.delete(passwordKeySecret);
    const changeId = move(desk, [deviceId], profileAt(desk, 0));
    await reaches(desk, changeId, 'refused');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('password_lost');
  });

  it('that came after a move had left go with the next assignment, not with the one that is confirmed', async () => {
    await openSynced({ switches: { assignAppliesAfterMs: 120_000 } });
    const [deviceId] = approvedDevices(desk, DEFAULT_PROFILE_ID) as [DeviceId];
    const changeId = move(desk, [deviceId], profileAt(desk, 0));
    await reaches(desk, changeId, 'unconfirmed');
    const { changeIds } = await keepFor(desk, [credentialsOf(deviceId)]);
    expect(changeIds).toHaveLength(1);
    await reaches(desk, changeId, 'done');
    await reaches(desk, changeIds[0] ?? '', 'done');
    expectArrived([deviceId]);
  });

  it('stay here when a device is unassigned or deleted, and of a deleted one they go', async () => {
    await openSynced();
    const profileId = profileAt(desk, 0);
    const [deviceId] = approvedDevices(desk, profileId) as [DeviceId];
    await keepFor(desk, [credentialsOf(deviceId)], { queue: false });
    await reaches(desk, move(desk, [deviceId], DEFAULT_PROFILE_ID), 'done');
    expect(findWaiting(desk.db, deviceId)).toMatchObject({ hasPassword: true, underWay: false });
    const { deleteDevices } = await import('../../../../src-main/desk/features/devices/delete-devices.ts');
    const { changeId } = deleteDevices(desk.services, { selection: { kind: 'named', deviceIds: [deviceId] } });
    await reaches(desk, changeId, 'done');
    expect(countWaiting(desk.db)).toEqual({ devices: 0, passwords: 0 });
  });
});
