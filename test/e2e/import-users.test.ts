import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceRow } from '#shared/domain/device.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, until, untilSettled } from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-users-'));
let muster: LaunchedMuster;
let window: Page;
let servers: Servers;
let devices: DeviceRow[] = [];

const passwordOf = (at: number) => `Depot!secret-${at}-9f2c`;
const dialog = () => window.getByRole('dialog');
const press = (name: string | RegExp) => dialog().getByRole('button', { name, exact: true }).click();

pictureFailures(() => window);
beforeAll(async () => {
  muster = await launchMuster();
  window = muster.window;
  await ask(window, 'shell.openDemoDepot', {});
  await untilSettled(window);
  servers = serversAt((await ask(window, 'integration.get', {})).baseUrl);
  await ask(window, 'sync.workOffline', { offline: true });
  const { profiles } = await ask(window, 'profiles.list', {});
  const profileId = profiles.find(({ name }) => name === 'Couriers FR')?.profileId;
  if (profileId === undefined) throw new Error('the depot has no Couriers FR');
  const view = { filter: { profileId }, sort: { column: 'imei', direction: 'asc' } } as const;
  devices = (await ask(window, 'devices.getWindow', { view, first: 0, count: 4 })).rows;
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Files the app has written that hold one of the passwords in clear. */
function filesThatTell(): string[] {
  const files = readdirSync(muster.userDataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const ours = files.filter(({ parentPath }) => !parentPath.includes('simulator'));
  expect(ours.length).toBeGreaterThan(5);
  return ours
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes('Depot!secret-'))
    .map(({ name }) => name);
}

describe('users and passwords that a file brings (behaviours 5, 6)', () => {
  it('are never shown, and wait encrypted with the device', async () => {
    const file = join(folder, 'users.csv');
    const lines = devices.map(({ imei }, at) => `${imei},anna.${at}@example.com,${passwordOf(at)}`);
    writeFileSync(file, `IMEI,User,Password\r\n${lines.join('\r\n')}\r\n`);
    await muster.app.evaluate(({ dialog: system }, chosen) => {
      system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, file);
    await window.getByRole('button', { name: 'Import CSV…' }).click();
    await press('Choose a file…');
    await dialog().getByText('4 rows are good').waitFor();
    expect(await dialog().innerText()).not.toContain('Depot!secret');
    await press('Next');
    await dialog().getByRole('radio', { name: 'Users and passwords' }).check();
    await dialog().getByText('Replace it', { exact: true }).click();
    await press('Import for 4 devices');
    await window.getByRole('alert').filter({ hasText: 'kept for 4 devices' }).waitFor();
    expect(filesThatTell()).toEqual([]);
  });

  it('go to Samsung once it can be reached, and leave nothing behind', async () => {
    await ask(window, 'sync.workOffline', { offline: false });
    await until('everything is sent', async () => (await ask(window, 'sync.getStatus', {})).waiting === 0);
    const arrived = await servers.control('userTokens');
    for (const [at, { deviceId }] of devices.entries()) {
      expect([(await servers.truthOf(deviceId)).userName, arrived[deviceId]]).toEqual([
        `anna.${at}@example.com`,
        passwordOf(at),
      ]);
    }
    expect(await ask(window, 'credentials.count', {})).toMatchObject({ passwords: 0 });
    expect(filesThatTell()).toEqual([]);
  });
});
