import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDevicesCsv } from '../../src-main/desk/features/csv/parse-devices-csv.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import {
  ask,
  chooseConnection,
  devicesOn,
  listedDevices,
  openPage,
  row,
  selectRows,
  serialIn,
  tabTo,
  until,
  untilSettled,
} from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

let muster: LaunchedMuster;
let window: Page;
let servers: Servers;
const folder = mkdtempSync(join(tmpdir(), 'muster-csv-'));
const defaultProfile = 'Samsung KME Default Profile';
/** The depot's middle upload: 212 devices that wait for approval. */
const uploadId = 'UP30240021';
const size = 212;
let held: string[] = [];
let defaultBefore = 0;

const uploadRow = (id: string) => window.locator(`[data-upload="${id}"]`);
const view = (id: string) => uploadRow(id).getByRole('button', { name: /^View/ });
const heading = (name: string) => window.getByRole('heading', { name, exact: true });
const toast = (text: RegExp) => window.getByRole('alert').filter({ hasText: text }).last();
const approveAll = () => window.getByRole('button', { name: 'Approve All Devices' });
const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

async function cellsOf(id: string): Promise<string[]> {
  const cells = await uploadRow(id).locator('th, td').allInnerTexts();
  return cells.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

async function countOnDefault(): Promise<number> {
  await openPage(window, 'Devices');
  return devicesOn(window, defaultProfile);
}

async function pendingAtServer(): Promise<number> {
  return (await servers.control('listDevices', { uploadId, state: 'pending' })).total;
}

pictureFailures(() => window);
beforeAll(async () => {
  const switches = JSON.stringify({ returnsSecondImei: true });
  muster = await launchMuster({ env: { MUSTER_DEMO_SWITCHES: switches } });
  window = muster.window;
  await window.getByRole('button', { name: 'Open the demo depot' }).click();
  await untilSettled(window);
  servers = serversAt((await ask(window, 'integration.get', {})).baseUrl);
  defaultBefore = await countOnDefault();
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the list of uploads (behaviours 26, 28, 29)', () => {
  it('shows what resellers uploaded, newest first, as the server counts it', async () => {
    await openPage(window, 'Uploads');
    await heading('Uploads').waitFor();
    const ids = await window
      .locator('[data-upload]')
      .evaluateAll((rows) => rows.map((one) => (one as HTMLElement).dataset.upload));
    const { uploads } = await ask(window, 'uploads.list', {});
    expect(ids).toEqual(uploads.map((upload) => upload.uploadId));
    expect(await window.getByRole('columnheader').allInnerTexts()).toEqual([
      'Reseller',
      'Order',
      'Upload',
      'Date',
      'Devices',
      'Pending',
      'Approved',
      'Held',
      'Status',
      'Details',
    ]);
    for (const { uploadId: id, devices, approved } of await servers.control('listUploads')) {
      const counts = approved ? ['0', `${devices}`, '0', 'Approved'] : [`${devices}`, '0', '0', 'To approve'];
      expect((await cellsOf(id)).slice(4, 9)).toEqual([`${devices}`, ...counts]);
    }
  });

  it('says on the rail how many wait for approval', async () => {
    const button = window.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: /^Uploads/ });
    expect(await button.getAttribute('title')).toBe('3 uploads wait for approval');
  });
});

describe('View (behaviours 30, 31)', () => {
  it('is reached with Tab and arrow keys, opens View Devices with those that need approval, and leads back', async () => {
    await tabTo(window, window.locator('[data-view]').first());
    await window.keyboard.press('ArrowDown');
    expect(await isFocused(view(uploadId))).toBe(true);
    await window.keyboard.press('Enter');
    await heading('View Devices').waitFor();
    await until('its devices are listed', async () => (await listedDevices(window)) === size);
    const states = await window.locator('[data-row] td:nth-child(6)').allInnerTexts();
    expect(new Set(states.map((text) => text.trim()))).toEqual(new Set(['Pending approval']));
    expect(await isFocused(window.getByRole('grid'))).toBe(true);
    await window.keyboard.press('Alt+ArrowLeft');
    await heading('Uploads').waitFor();
    await until('the focus is back where it was', () => isFocused(view(uploadId)));
    await window.keyboard.press('Space');
    await heading('View Devices').waitFor();
  });
});

describe('Hold (behaviour 36)', () => {
  it('leaves several devices out for a reason, by keyboard, and gives the focus back', async () => {
    await row(window, 0).waitFor();
    held = [await serialInUpload(1), await serialInUpload(2)];
    await selectRows(window, 1, 2);
    await window.keyboard.press('h');
    const dialog = window.getByRole('dialog');
    await dialog.getByLabel('Reason').waitFor();
    expect(await dialog.getByRole('button', { name: 'Hold 2 devices' }).isDisabled()).toBe(true);
    await window.keyboard.type('Screen broken on arrival');
    await window.keyboard.press('Enter');
    await toast(/2 devices are on hold/).waitFor();
    await window.getByText('210 to approve').waitFor();
    await window.getByText('2 on hold', { exact: true }).waitFor();
    await until('the focus is on the grid', () => isFocused(window.getByRole('grid')));
    const mark = row(window, 1).getByText('Hold', { exact: true });
    expect(await mark.getAttribute('title')).toBe('On hold: Screen broken on arrival');
    expect(await window.locator('[data-row]').getByText('Hold', { exact: true }).count()).toBe(2);
    expect((await servers.writes()).length).toBe(0);
  });

  it('is released again with a button', async () => {
    await row(window, 1).click();
    await window.getByRole('button', { name: 'Release' }).click();
    await toast(/1 device released/).waitFor();
    await window.getByText('211 to approve').waitFor();
    await row(window, 1).click();
    await window.keyboard.press('h');
    await window.getByRole('dialog').getByLabel('Reason').fill('Counted twice');
    await window.keyboard.press('Enter');
    await window.getByText('210 to approve').waitFor();
  });
});

/** The serial stands behind both IMEIs here. */
async function serialInUpload(index: number): Promise<string> {
  return (await row(window, index).locator('td').nth(3).innerText()).trim();
}

describe('Download Devices as CSV (behaviour 35)', () => {
  it('saves those not yet approved, the held ones among them', async () => {
    const path = join(folder, 'devices.csv');
    await muster.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await window.getByRole('button', { name: 'Download Devices as CSV' }).click();
    const dialog = window.getByRole('dialog');
    expect(await dialog.getByRole('radio', { name: /not yet approved/ }).isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Choose where to save…' }).click();
    await toast(/devices\.csv saved/).waitFor();
    const { headers, rows } = parseDevicesCsv(readFileSync(path, 'utf8'), 'guarded');
    const serials = rows.map((cells) => cells[headers.indexOf('Serial number')]);
    const truth = await servers.control('listDevices', { uploadId, state: 'pending', limit: 1000 });
    expect(new Set(serials)).toEqual(new Set(truth.devices.map(({ serial }) => serial)));
    expect(serials).toHaveLength(size);
    expect(serials).toEqual(expect.arrayContaining(held));
  });
});

describe('Approve All Devices, without a network (behaviours 11, 24, 32, 33, 37)', () => {
  it('shows its plan and asks; Cancel leaves everything as it was (behaviour 34)', async () => {
    await chooseConnection(window, 'Work offline');
    await approveAll().click();
    const dialog = window.getByRole('dialog');
    const plan = dialog.getByRole('region', { name: 'Plan' });
    await plan.getByText('210 will be approved').waitFor();
    await plan.getByText('2 on hold are left out').waitFor();
    await plan.getByText('Samsung approves an upload as a whole').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await until('the focus is back on the button', () => isFocused(approveAll()));
    expect((await ask(window, 'sync.getStatus', {})).waiting).toBe(0);
  });

  it('counts the devices on the Default Profile at once; Undo takes them away and sends nothing', async () => {
    await approveAll().click();
    await window.getByRole('button', { name: 'Approve 210 devices' }).click();
    await toast(/210 devices will be approved/).waitFor();
    expect(await countOnDefault()).toBe(defaultBefore + 210);
    expect(await pendingAtServer()).toBe(size);
    await toast(/210 devices will be approved/)
      .getByRole('button', { name: 'Undo' })
      .click();
    await toast(/The approval was taken back/).waitFor();
    await until('they count no more', async () => (await devicesOn(window, defaultProfile)) === defaultBefore);
    expect((await ask(window, 'sync.getStatus', {})).waiting).toBe(0);
  });

  it('is listed as waiting, and done at the server once it can be reached', async () => {
    await openPage(window, 'Uploads');
    await view(uploadId).click();
    await approveAll().click();
    await window.getByRole('button', { name: 'Approve 210 devices' }).waitFor();
    await window.keyboard.press('Enter');
    await window.getByRole('main').getByText('210 waiting to be sent').waitFor();
    expect(await approveAll().getAttribute('aria-disabled')).toBe('true');
    await window.getByRole('button', { name: 'Uploads', exact: true }).first().click();
    await until('the list says so', async () => (await cellsOf(uploadId))[8] === 'Waiting to be sent');
    expect((await cellsOf(uploadId)).slice(4, 8)).toEqual(['212', '2', '+210 210', '2']);
    expect(await countOnDefault()).toBe(defaultBefore + 210);
    await chooseConnection(window, 'Go online');
    await untilSettled(window);
    expect(await pendingAtServer()).toBe(0);
    const approvals = (await servers.writes()).filter(({ path }) => path.endsWith('/uploads/approvals'));
    expect(approvals).toHaveLength(1);
    // Samsung has let the held ones in with the others.
    await until('all of them count', async () => (await devicesOn(window, defaultProfile)) === defaultBefore + size);
    await openPage(window, 'Uploads');
    await until('the list says so', async () => (await cellsOf(uploadId))[8] === 'Approved');
    expect((await cellsOf(uploadId)).slice(4, 8)).toEqual(['212', '0', '212', '2']);
    const { changes } = await ask(window, 'changes.list', { first: 0, count: 1 });
    expect(changes[0]).toMatchObject({ intent: { kind: 'approve' }, devices: 210, state: 'done' });
  });
});

describe('devices on hold after the approval (behaviour 36)', () => {
  it('are found by their filter, cannot be moved, say why, and can be once they are released', async () => {
    await openPage(window, 'Devices');
    await window.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'On hold' }).click();
    await until('both are listed', async () => (await listedDevices(window)) === 2);
    expect(new Set([await serialIn(window, 0), await serialIn(window, 1)])).toEqual(new Set(held));
    await window.getByRole('grid').press('Control+a');
    await window.keyboard.press('m');
    await window.keyboard.type('train');
    const dialog = window.getByRole('dialog');
    await dialog.getByText('2 cannot: on hold').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await row(window, 0).dblclick();
    const details = window.getByRole('complementary', { name: 'Device details' });
    await details.getByText(/Counted twice|Screen broken on arrival/).waitFor();
    const serial = await serialIn(window, 0);
    await details.getByRole('button', { name: 'Release' }).click();
    await until('one is left', async () => (await listedDevices(window)) === 1);
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Clear filters' }).click();
    await window.getByRole('search', { name: 'Filters' }).getByRole('textbox').fill(serial);
    await until('it is listed', async () => (await listedDevices(window)) === 1);
    await row(window, 0).click();
    await window.keyboard.press('m');
    await window.keyboard.type('train');
    await window.getByRole('button', { name: 'Move 1 device' }).waitFor();
    await window.keyboard.press('Enter');
    await window.keyboard.press('Enter');
    await toast(/1 device will move to Training room/).waitFor();
    await untilSettled(window);
    expect((await servers.truthOf(serial)).profileName).toBe('Training room');
  });
});

describe('finding', () => {
  it('opens an upload by its order from the search field', async () => {
    await window.keyboard.press('Control+k');
    await window.keyboard.type('2026-04152');
    await window.keyboard.press('Enter');
    await heading('View Devices').waitFor();
    await window.getByText('UP30240028', { exact: true }).waitFor();
    await until('its devices are listed', async () => (await listedDevices(window)) === 12);
  });
});
