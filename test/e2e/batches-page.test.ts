import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceRow } from '#shared/domain/device.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, chooseConnection, openPage, until, untilSettled } from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-batches-'));
let muster: LaunchedMuster;
let window: Page;
let servers: Servers;
/** Approved and in no profile. */
let free: DeviceRow[] = [];

pictureFailures(() => window);
beforeAll(async () => {
  muster = await launchMuster();
  window = muster.window;
  await window.getByRole('button', { name: 'Open the demo depot' }).click();
  await untilSettled(window);
  servers = serversAt((await ask(window, 'integration.get', {})).baseUrl);
  await chooseConnection(window, 'Work offline');
  const sort = { column: 'imei', direction: 'asc' } as const;
  const view = { filter: { states: ['unassigned' as const] }, sort };
  free = (await ask(window, 'devices.getWindow', { view, first: 0, count: 20 })).rows.filter(
    ({ imei }) => imei !== null,
  );
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});

const dialog = () => window.getByRole('dialog');
const press = (name: string | RegExp) => dialog().getByRole('button', { name, exact: true }).click();
const button = (name: string | RegExp) => window.getByRole('main').getByRole('button', { name, exact: true });
const stage = (name: string) => window.getByRole('list', { name: 'Progress' }).getByRole('listitem', { name });

describe('a batch, from the delivery note to the server', () => {
  it('begins where there is none, asks only for a name, and goes on with its delivery note', async () => {
    await openPage(window, 'Batches');
    await window.getByText('No batches yet').waitFor();
    await window.getByRole('button', { name: 'New batch' }).click();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Pallet 14');
    await dialog().getByRole('textbox', { name: 'Depot' }).fill('Lyon');
    await dialog().getByRole('combobox', { name: 'Profile' }).click();
    await window.getByRole('option', { name: 'Couriers FR' }).click();
    await press('Create batch');
    await dialog().getByText('Import the delivery note of Pallet 14').waitFor();
  });

  it('has a line for each of the note, all of them missing', async () => {
    const note = free.slice(0, 6).map(({ imei, serial }) => `${imei};${serial}`);
    const file = join(folder, 'note.csv');
    writeFileSync(file, `IMEI;Serial number\r\n${note.join('\r\n')}\r\n`);
    await muster.app.evaluate(({ dialog: system }, chosen) => {
      system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, file);
    await press('Choose a file…');
    await dialog().getByText('6 rows are good').waitFor();
    await press('Next');
    await dialog()
      .getByRole('button', { name: /^Import/ })
      .click();
    await stage('Expected: 6 of 6').waitFor();
    await button('Missing 6').waitFor();
    await window.getByText('Delivery note note.csv').waitFor();
  });

  it('follows what is scanned, and shows the lines of one finding alone', async () => {
    const { batches } = await ask(window, 'batches.listNames', {});
    const batchId = batches[0]?.batchId ?? '';
    for (const device of [...free.slice(0, 4), ...free.slice(8, 9)])
      await ask(window, 'batches.scan', { batchId, text: device.imei ?? '' });
    await stage('Scanned: 4 of 6').waitFor();
    await button('Extra 1').click();
    const rows = window.getByRole('grid', { name: 'Devices of the batch' }).locator('tbody tr');
    await until('one line is left', async () => (await rows.count()) === 1);
    expect(await rows.first().innerText()).toContain(free[8]?.serial ?? '');
    await button('Extra 1').click();
    await until('all lines are back', async () => (await rows.count()) === 7);
  });

  it('is held and opened again from its menu', async () => {
    await button('More actions').click();
    await window.getByRole('menuitem', { name: 'Hold…' }).click();
    await press('Hold batch');
    await window.getByText('This batch is held.').waitFor();
    await button('Open again').click();
    await button('Assign…').waitFor();
  });

  it('is assigned offline after its plan was read, and arrives at the server', async () => {
    await button('Assign…').click();
    await dialog().getByText('4 move to Couriers FR').waitFor();
    await dialog().getByText('2: not scanned yet').waitFor();
    await dialog().getByText('1: not on the delivery note').waitFor();
    await press('Assign 4 devices');
    await stage('Assigned: 4 of 6').waitFor();
    await chooseConnection(window, 'Go online');
    await until('everything is sent', async () => (await ask(window, 'sync.getStatus', {})).waiting === 0);
    const couriers = await servers.devicesIn('Couriers FR');
    for (const { deviceId } of free.slice(0, 4)) expect(couriers).toContain(deviceId);
  });

  it('leaves a report', async () => {
    const file = join(folder, 'report.csv');
    await muster.app.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await button('More actions').click();
    await window.getByRole('menuitem', { name: 'Export report…' }).click();
    await until('it is saved', async () => existsSync(file));
    const lines = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines.filter((line) => line.includes(',Missing,'))).toHaveLength(2);
    expect(lines.filter((line) => line.includes(',Extra,'))).toHaveLength(1);
  });

  it('is found by a word of its name, and can be deleted once it is closed', async () => {
    await openPage(window, 'Devices');
    await window.keyboard.press('Control+k');
    await window.keyboard.type('pallet');
    await window.getByRole('option', { name: /Pallet 14/ }).click();
    await button('More actions').click();
    await window.getByRole('menuitem', { name: 'Close…' }).click();
    await dialog().getByText('2 on the delivery note were not scanned').waitFor();
    await press('Close batch');
    await window.getByText('This batch is closed and can only be read.').waitFor();
    await button('More actions').click();
    await window.getByRole('menuitem', { name: 'Delete…' }).click();
    await press('Delete batch');
    await window.getByText('No batches yet').waitFor();
  });
});
