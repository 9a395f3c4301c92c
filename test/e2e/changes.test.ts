import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { parseDevicesCsv } from '../../src-main/desk/features/csv/parse-devices-csv.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { connectOwnServers, type OwnServers, startOwnServers } from './driver/own-servers.ts';
import { ask, chooseConnection, openPage, until, untilSettled } from './driver/person.ts';

let muster: LaunchedMuster;
let servers: OwnServers;
let userDataDir = '';
let folder = '';

const window = () => muster.window;
const control = () => servers.now().control;
const status = () => ask(window(), 'sync.getStatus', {});
const button = (name: string | RegExp) => window().getByRole('button', { name, exact: typeof name === 'string' });
const toast = (text: RegExp) => window().getByRole('alert').filter({ hasText: text }).last();
const dialog = () => window().getByRole('dialog');
const changeRow = (title: string): Locator => window().locator('[data-change]').filter({ hasText: title });
const opener = (title: string) => changeRow(title).locator('[data-row-button]');
const profileOf = (identifier: string) => control().listDevices({ identifier }).devices[0]?.profileName ?? null;
const writes = () =>
  control()
    .requests()
    .filter(({ method, path }) => method !== 'GET' && path.includes('/kme/'));

function profileId(profileName: string): ProfileId {
  const found = control()
    .listProfiles()
    .find(({ name }) => name === profileName);
  if (found === undefined) throw new Error(`the servers know no profile ${profileName}`);
  return found.profileId as ProfileId;
}

function devicesIn(profileName: string, first: number, count: number): string[] {
  const found = control().listDevices({ profileName, limit: first + count }).devices;
  return found.slice(first).map(({ deviceId }) => deviceId);
}

async function move(deviceIds: string[], to: string): Promise<void> {
  const selection = { kind: 'named' as const, deviceIds };
  await ask(window(), 'devices.move', { selection, profileId: profileId(to) });
}

async function show(list: 'Needs you' | 'Waiting' | 'All'): Promise<void> {
  await window()
    .locator('label')
    .filter({ hasText: new RegExp(`^${list}`) })
    .click();
  await window()
    .getByRole('radio', { name: new RegExp(`^${list}`), checked: true })
    .waitFor({ state: 'attached' });
}

async function saveAs(path: string): Promise<void> {
  await muster.app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

async function start(): Promise<void> {
  muster = await launchMuster({ userDataDir });
}

beforeAll(async () => {
  userDataDir = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  folder = mkdtempSync(join(tmpdir(), 'muster-plan-'));
  servers = await startOwnServers({ devices: 1200 });
  await start();
  await connectOwnServers(muster, servers, 0);
  await untilSettled(window());
});
afterAll(async () => {
  await muster.close();
  await servers.close();
  for (const path of [userDataDir, folder]) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
});
pictureFailures(() => muster.window);

describe('a queue of several moves, made without a network', () => {
  it('stands there in the order of sending; several are ticked with the keyboard and taken back at once', async () => {
    await chooseConnection(window(), 'Work offline');
    await move(devicesIn('Kiosk tablets', 0, 3), 'Executives');
    await move(devicesIn('Kiosk tablets', 3, 4), 'Executives');
    await move(devicesIn('Training room', 0, 5), 'Loan pool NL');
    await openPage(window(), 'Changes');
    await opener('Move 5 devices').waitFor();
    const titles = await window().locator('[data-row-button]').allInnerTexts();
    expect(titles.map((title) => title.replaceAll(/\s+/g, ' '))).toEqual([
      'Move 3 devices to Executives',
      'Move 4 devices to Executives',
      'Move 5 devices to Loan pool NL',
    ]);
    control().clearRequests();
    await opener('Move 3 devices').focus();
    await window().keyboard.press('Shift+ArrowDown');
    await window().getByText('2 selected').waitFor();
    await window().keyboard.press('Enter');
    await changeRow('Move 4 devices').getByRole('table').waitFor();
    await button('Undo 2 changes').click();
    await dialog().getByText('Taken back; nothing of it is sent').waitFor();
    await dialog().getByRole('button', { name: 'Undo 2 changes' }).click();
    await toast(/2 changes were taken back. Nothing was sent/).waitFor();
    await until('one waits', async () => (await status()).waiting === 5);
  });

  it('is undone to the last by Ctrl+Z, and no server has seen a write (I9)', async () => {
    await opener('Move 5 devices').focus();
    await window().keyboard.press('Control+z');
    await toast(/The change was taken back. Nothing was sent/).waitFor();
    await window().getByText('Nothing is waiting', { exact: true }).waitFor();
    await chooseConnection(window(), 'Go online');
    await untilSettled(window());
    expect(writes()).toEqual([]);
  });
});

describe('a pause', () => {
  it('holds what waits while the servers are read, over a restart too, and says so on every page', async () => {
    await button('Pause').click();
    await window().getByText('Sending is paused.').first().waitFor();
    await move(devicesIn('Kiosk tablets', 0, 6), 'Executives');
    await muster.close();
    await start();
    await window().getByText('6 wait to be sent; the servers are read as ever.').waitFor();
    await openPage(window(), 'Devices');
    await button(/^6 waiting, sending is paused/).waitFor();
    await openPage(window(), 'Changes');
    expect(await button('Send now').getAttribute('aria-disabled')).toBe('true');
    expect(writes()).toEqual([]);
  });
});

describe('Check first', () => {
  it('reads what happened in the portal, sends nothing, and names the devices that differ', async () => {
    const [moved, gone] = devicesIn('Kiosk tablets', 0, 2) as [string, string];
    control().portalEdit({ kind: 'assign', deviceIds: [moved], profileId: profileId('Training room') });
    control().portalEdit({ kind: 'delete', deviceIds: [gone] });
    await button('Check first').click();
    const report = dialog().getByRole('region', { name: 'Check first' });
    await report.getByText('4 will be sent').first().waitFor();
    await report.getByText('1 changed meanwhile').first().waitFor();
    await report.getByText('1 is gone').first().waitFor();
    expect(await report.getByRole('row').filter({ hasText: 'Training room' }).innerText()).toContain('Changed');
    expect(writes()).toEqual([]);
    await dialog().getByRole('button', { name: 'Resume and send' }).click();
    await until('what can be sent is', async () => {
      const { waiting, conflicts, refused } = await status();
      return waiting === 0 && conflicts === 1 && refused === 1;
    });
    await window().getByText('Sending is paused.').waitFor({ state: 'detached' });
  });
});

describe('conflicts', () => {
  it('stand side by side and are decided device by device; the others wait on', async () => {
    await chooseConnection(window(), 'Work offline');
    const devices = devicesIn('Couriers FR', 0, 3);
    const [mine, theirs, later] = devices as [string, string, string];
    await move(devices, 'Loan pool NL');
    control().portalEdit({ kind: 'assign', deviceIds: devices, profileId: profileId('Training room') });
    await chooseConnection(window(), 'Go online');
    await until('all three are conflicts', async () => (await status()).conflicts === 4);
    await show('Needs you');
    const change = changeRow('Move 3 devices to Loan pool NL');
    await change.getByRole('button', { name: 'Compare' }).click();
    const lines = change.getByRole('row').filter({ hasText: 'Conflict' });
    await until('three lines are there', async () => (await lines.count()) === 3);
    const heads = await change.getByRole('columnheader').allInnerTexts();
    expect(heads).toEqual(expect.arrayContaining(['Before you decided', 'Now on the server', 'Yours']));
    const labelOf = (deviceId: string) => {
      const [device] = control().listDevices({ identifier: deviceId }).devices;
      return device?.imei ?? device?.serial ?? '';
    };
    await change.getByRole('button', { name: `Keep mine: ${labelOf(mine)}` }).click();
    await until('it is sent', async () => profileOf(mine) === 'Loan pool NL');
    await change.getByRole('button', { name: `Take theirs: ${labelOf(theirs)}` }).click();
    await until('one is left to decide', async () => (await status()).conflicts === 2);
    await change.getByRole('button', { name: 'Decide later' }).click();
    await change.getByRole('table').waitFor({ state: 'detached' });
    expect([theirs, later].map(profileOf)).toEqual(['Training room', 'Training room']);
    await change.getByRole('button', { name: 'Take theirs', exact: true }).click();
    await change.waitFor({ state: 'detached' });
  });
});

describe('undo of what was sent', () => {
  it('shows the way back before it goes, and leads the devices back', async () => {
    const devices = devicesIn('Warehouse scanners', 0, 2);
    await move(devices, 'Executives');
    await button('Send now').click();
    await until('they are there', async () => devices.every((deviceId) => profileOf(deviceId) === 'Executives'));
    await untilSettled(window());
    await show('All');
    await changeRow('Move 2 devices to Executives').getByRole('button', { name: 'Undo', exact: true }).click();
    await dialog().getByText('Move 2 devices to Warehouse scanners').waitFor();
    expect(devices.map(profileOf)).toEqual(['Executives', 'Executives']);
    await dialog().getByRole('button', { name: 'Undo 1 change' }).click();
    await until('they are back', async () => devices.every((one) => profileOf(one) === 'Warehouse scanners'));
    await untilSettled(window());
  });

  it('says why a deletion cannot be undone', async () => {
    const selection = { kind: 'named' as const, deviceIds: devicesIn('Warehouse scanners', 5, 1) };
    await ask(window(), 'devices.delete', { selection });
    await button('Send now').click();
    await untilSettled(window());
    const undo = changeRow('Delete 1 device').getByRole('button', { name: 'Undo', exact: true });
    await until('it is too late', async () => (await undo.getAttribute('aria-disabled')) === 'true');
    expect(await undo.getAttribute('title')).toBe('Deleted devices come back only when a reseller uploads them again.');
  });
});

describe('Export plan', () => {
  it('saves what waits, device by device, as CSV and as JSON', async () => {
    await chooseConnection(window(), 'Work offline');
    await move(devicesIn('Kiosk tablets', 0, 4), 'Loan pool NL');
    await show('Waiting');
    await changeRow('Move 4 devices to Loan pool NL').waitFor();
    await saveAs(join(folder, 'plan.csv'));
    await button('Export plan').click();
    await window().getByRole('menuitem', { name: /^CSV/ }).click();
    await toast(/plan\.csv saved/).waitFor();
    const { headers, rows } = parseDevicesCsv(readFileSync(join(folder, 'plan.csv'), 'utf8'), 'guarded');
    const waiting = rows.filter((cells) => cells[headers.indexOf('State')] === 'Waiting');
    expect(waiting.map((cells) => cells[headers.indexOf('Will be')])).toEqual(Array(4).fill('Loan pool NL'));
    await saveAs(join(folder, 'plan.json'));
    await button('Export plan').click();
    await window().getByRole('menuitem', { name: /^JSON/ }).click();
    await toast(/plan\.json saved/).waitFor();
    expect(JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))).toMatchObject({
      format: 'muster-plan',
      version: 1,
    });
  });
});
