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
  carryToRefusing,
  chooseConnection,
  devicesOn,
  drop,
  listedDevices,
  openPage,
  profileCard,
  row,
  selectRows,
  serialIn,
  showOnly,
  tabTo,
  until,
  untilSettled,
} from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

let muster: LaunchedMuster;
let window: Page;
let servers: Servers;
const folder = mkdtempSync(join(tmpdir(), 'muster-csv-'));

const dialog = () => window.getByRole('dialog');
const toast = (text: RegExp) => window.getByRole('alert').filter({ hasText: text }).last();
const details = () => window.getByRole('complementary', { name: 'Device details' });
const more = () => window.getByRole('button', { name: 'More actions' });
const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

async function showEverything(): Promise<void> {
  await window.getByRole('grid').press('Escape');
  await window.getByRole('button', { name: /^All devices/ }).click();
}

async function serialsIn(first: number, last: number): Promise<string[]> {
  return Promise.all(Array.from({ length: last - first + 1 }, (_, at) => serialIn(window, first + at)));
}

/** Brings the first columns back into view: a row is taken by its beginning. */
async function scrollToTheLeft(): Promise<void> {
  await window.getByRole('grid').evaluate((grid) => {
    for (let one: HTMLElement | SVGElement | null = grid; one; one = one.parentElement) one.scrollLeft = 0;
  });
}

/** What a device has at the desk, by name. */
async function valuesOf(serial: string): Promise<Record<string, string>> {
  const { devices } = await ask(window, 'devices.search', { text: serial, limit: 1 });
  const deviceId = devices[0]?.deviceId;
  if (deviceId === undefined) throw new Error(`no device is called ${serial}`);
  const { values } = await ask(window, 'attributes.listValues', { deviceId });
  return Object.fromEntries(values.map(({ name, value }) => [name, value]));
}

async function closed(): Promise<void> {
  await dialog().waitFor({ state: 'detached' });
}

pictureFailures(() => window);
beforeAll(async () => {
  muster = await launchMuster({ env: { MUSTER_DEMO_SWITCHES: JSON.stringify({ returnsSecondImei: true }) } });
  window = muster.window;
  await muster.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  await window.getByRole('button', { name: 'Open the demo depot' }).click();
  await untilSettled(window);
  servers = serversAt((await ask(window, 'integration.get', {})).baseUrl);
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('Edit (behaviours 92, 115)', () => {
  let serials: string[] = [];

  it('makes an attribute and gives it to the selected devices, by keyboard alone', async () => {
    await showOnly(window, 'Couriers FR');
    serials = await serialsIn(0, 5);
    await selectRows(window, 0, 2);
    await window.keyboard.press('e');
    await dialog().getByRole('textbox', { name: 'Name' }).waitFor();
    await until('the name can be typed', () => isFocused(dialog().getByRole('textbox', { name: 'Name' })));
    await window.keyboard.type('Depot');
    await tabTo(window, dialog().getByRole('textbox', { name: 'Value' }));
    await window.keyboard.type('Lyon');
    await dialog().getByText('Sets 3 devices; none of them has a value yet.').waitFor();
    await window.keyboard.press('Enter');
    await toast(/Depot set on 3 devices/).waitFor();
    await closed();
    expect(await valuesOf(serials[0] ?? '')).toEqual({ Depot: 'Lyon' });
  });

  it('says beforehand how many have a value, and fills only the empty ones', async () => {
    await selectRows(window, 0, 4);
    await more().click();
    await window.getByRole('menuitem', { name: /Edit custom attributes/ }).click();
    await dialog().getByText('3 of 5 have a value already').waitFor();
    await dialog().getByText('Sets 5, replacing the value of 3.').waitFor();
    await dialog().getByRole('radio', { name: 'Fill only where empty' }).check();
    await dialog().getByRole('textbox', { name: 'Value' }).fill('Leeds');
    await dialog().getByRole('button', { name: 'Set on 2 devices' }).click();
    await toast(/Depot set on 2 devices · 3 left as they were/).waitFor();
    const values = await Promise.all(serials.map(valuesOf));
    expect(values.map(({ Depot }) => Depot)).toEqual(['Lyon', 'Lyon', 'Lyon', 'Leeds', 'Leeds', undefined]);
  });

  it('overwrites all, and Undo puts back what was there', async () => {
    await selectRows(window, 2, 5);
    await window.keyboard.press('e');
    await dialog().getByRole('textbox', { name: 'Value' }).fill('Rotterdam');
    await dialog().getByRole('button', { name: 'Set on 4 devices' }).click();
    const undo = toast(/Depot set on 4 devices/).getByRole('button', { name: 'Undo' });
    expect(await valuesOf(serials[5] ?? '')).toEqual({ Depot: 'Rotterdam' });
    await undo.click();
    await toast(/4 devices are as they were before/).waitFor();
    const values = await Promise.all(serials.map(valuesOf));
    expect(values.map(({ Depot }) => Depot)).toEqual(['Lyon', 'Lyon', 'Lyon', 'Leeds', 'Leeds', undefined]);
  });

  it('refuses a name that is taken whatever its case, and a number that is none', async () => {
    await selectRows(window, 0, 1);
    await window.keyboard.press('e');
    await dialog().getByRole('combobox', { name: 'Attribute' }).click();
    await window.getByRole('option', { name: 'New attribute…' }).click();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('DEPOT');
    await dialog().getByText('There is an attribute of that name already.').waitFor();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Weight');
    await dialog().getByText('Number', { exact: true }).click();
    await dialog().getByRole('textbox', { name: 'Value' }).fill('light');
    await dialog().getByText('Digits only, with a sign and a decimal point if need be.').waitFor();
    expect(
      await dialog()
        .getByRole('button', { name: /^Set on/ })
        .isDisabled(),
    ).toBe(true);
    await dialog().getByRole('textbox', { name: 'Value' }).fill('+0236.50');
    await dialog().getByRole('button', { name: 'Set on 2 devices' }).click();
    await closed();
    expect(await valuesOf(serials[0] ?? '')).toEqual({ Depot: 'Lyon', Weight: '236.5' });
  });

  it('shows what a device has among its details, and edits that one alone', async () => {
    await row(window, 3).dblclick();
    const section = details().getByRole('region', { name: 'Custom attributes' });
    await section.getByText('Leeds', { exact: true }).waitFor();
    await section.getByRole('button', { name: 'Edit custom attributes' }).click();
    await dialog().getByText('1 device', { exact: true }).waitFor();
    await dialog().getByRole('combobox', { name: 'Attribute' }).click();
    await window.getByRole('option', { name: 'Depot' }).click();
    await dialog().getByRole('textbox', { name: 'Value' }).fill('Rotterdam');
    await dialog().getByRole('button', { name: 'Set on 1 device' }).click();
    await section.getByText('Rotterdam', { exact: true }).waitFor();
    await window.keyboard.press('Escape');
    expect(await valuesOf(serials[2] ?? '')).toMatchObject({ Depot: 'Lyon' });
  });

  it('saves the attributes chosen as further columns', async () => {
    await selectRows(window, 0, 3);
    const path = join(folder, 'couriers.csv');
    await muster.app.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await window.getByRole('toolbar').getByRole('button', { name: 'Download as CSV' }).click();
    await dialog().getByRole('checkbox', { name: 'Depot' }).check();
    await dialog().getByRole('checkbox', { name: 'Weight' }).check();
    await dialog().getByRole('button', { name: 'Choose where to save…' }).click();
    await toast(/couriers\.csv saved/).waitFor();
    const { headers, rows } = parseDevicesCsv(readFileSync(path, 'utf8'), 'guarded');
    expect(headers.slice(-2)).toEqual(['Depot', 'Weight']);
    expect(rows.map((cells) => cells.slice(-2))).toEqual([
      ['Lyon', '236.5'],
      ['Lyon', '236.5'],
      ['Lyon', ''],
      ['Rotterdam', ''],
    ]);
  });

  it('applies to all devices of a profile from its details (behaviour 92)', async () => {
    const devices = await devicesOn(window, 'Executives');
    await openPage(window, 'Profiles');
    await window.getByRole('button', { name: /^View.*Executives/ }).click();
    await window.getByRole('toolbar', { name: 'Actions' }).getByRole('button', { name: 'Edit', exact: true }).click();
    await dialog().getByText(`${devices} devices`, { exact: true }).waitFor();
    await dialog().getByRole('combobox', { name: 'Attribute' }).click();
    await window.getByRole('option', { name: 'Depot' }).click();
    await dialog().getByRole('textbox', { name: 'Value' }).fill('Head office');
    await dialog().getByText(`Sets ${devices} devices; none of them has a value yet.`).waitFor();
    await window.keyboard.press('Enter');
    await toast(new RegExp(`Depot set on ${devices} devices`))
      .getByRole('button', { name: 'Undo' })
      .click();
    await toast(new RegExp(`${devices} devices are as they were before`)).waitFor();
    await openPage(window, 'Devices');
  });

  it('has a list under Settings, where Delete says how many devices lose a value', async () => {
    await openPage(window, 'Settings');
    await window.getByRole('button', { name: 'Custom attributes' }).click();
    const line = window.getByRole('row', { name: /^Depot/ });
    expect(await line.getByRole('cell').allInnerTexts()).toEqual(['Depot', 'Text', '5', 'Delete…']);
    await window.getByRole('textbox', { name: 'Name' }).fill('Shelf');
    await window.getByRole('button', { name: 'Add attribute' }).click();
    await window.getByRole('row', { name: /^Shelf/ }).waitFor();
    await window.getByRole('button', { name: 'Delete Depot' }).click();
    await dialog().getByText('5 devices lose their value of Depot. This cannot be undone.').waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await closed();
    await window.getByRole('button', { name: 'Delete Depot' }).click();
    await dialog().getByRole('button', { name: 'Delete from 5 devices' }).click();
    await line.waitFor({ state: 'detached' });
    expect(await valuesOf(serials[0] ?? '')).toEqual({ Weight: '236.5' });
    await openPage(window, 'Devices');
  });
});

describe('Delete (behaviour 98)', () => {
  let serials: string[] = [];
  let before = 0;

  async function askToDelete(first: number, last: number): Promise<void> {
    await selectRows(window, first, last);
    await window.keyboard.press('Delete');
    await dialog().waitFor();
  }

  it('says what it costs and wants the number typed', async () => {
    await showOnly(window, 'Warehouse scanners');
    await chooseConnection(window, 'Work offline');
    before = await devicesOn(window, 'Warehouse scanners');
    serials = await serialsIn(0, 4);
    const states = await window.locator('[data-row] td:nth-child(5)').allInnerTexts();
    const inUse = states.slice(0, 5).filter((text) => text.includes('Provisioned')).length;
    await askToDelete(0, 4);
    await dialog()
      .getByText(/gone from Knox Mobile Enrollment until a reseller uploads them again/)
      .waitFor();
    const plan = dialog().getByRole('region', { name: 'Plan' });
    await plan.getByText('5 devices are deleted').waitFor();
    expect(inUse).toBeGreaterThan(1);
    await plan.getByText(`${inUse} of them are in use (provisioned)`).waitFor();
    await dialog()
      .getByText(/after a factory reset they never enroll again/)
      .waitFor();
    const submit = dialog().getByRole('button', { name: 'Delete 5 devices' });
    expect(await submit.isDisabled()).toBe(true);
    await window.keyboard.type('4');
    await window.keyboard.press('Enter');
    expect(await submit.isDisabled()).toBe(true);
    await window.keyboard.press('Backspace');
    await window.keyboard.type('5');
    await window.keyboard.press('Enter');
    await toast(/5 devices will be deleted/).waitFor();
    await closed();
  });

  it('shows them leaving at once: in the list, the counts, the details and the file', async () => {
    await until(
      'the card counts them no more',
      async () => (await devicesOn(window, 'Warehouse scanners')) === before - 5,
    );
    await until('they are not in its list', async () => (await listedDevices(window)) === before - 5);
    await showEverything();
    const bar = window.getByRole('search', { name: 'Filters' });
    await bar.getByRole('button', { name: 'Waiting' }).click();
    await until('they are the ones that wait', async () => (await listedDevices(window)) === 5);
    await row(window, 0).getByText('Warehouse scanners', { exact: true }).waitFor();
    await row(window, 0).getByText('→ to be deleted').waitFor();
    await row(window, 0).dblclick();
    await details().getByText('Ordinary Android set-up. The device is gone from Knox Mobile Enrollment.').waitFor();
    await window.keyboard.press('Escape');
    const path = join(folder, 'leaving.csv');
    await muster.app.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await selectRows(window, 0, 4);
    await window.getByRole('toolbar').getByRole('button', { name: 'Download as CSV' }).click();
    await dialog().getByRole('button', { name: 'Choose where to save…' }).click();
    await toast(/leaving\.csv saved/).waitFor();
    const { headers, rows } = parseDevicesCsv(readFileSync(path, 'utf8'), 'guarded');
    expect(rows.map((cells) => cells[headers.indexOf('Profile')])).toEqual(Array(5).fill('to be deleted'));
  });

  it('lets nobody move what is about to be deleted', async () => {
    await selectRows(window, 0, 1);
    await scrollToTheLeft();
    expect(await carryToRefusing(window, 0, 'Executives')).toContain('They are about to be deleted');
    await drop(window);
    await window.keyboard.press('m');
    await dialog().getByRole('combobox').fill('exec');
    await window.keyboard.press('Enter');
    await dialog().getByRole('region', { name: 'Plan' }).getByText('2 cannot: about to be deleted').waitFor();
    await window.keyboard.press('Escape');
    await closed();
    await askToDelete(0, 1);
    await dialog().getByText('2 cannot: about to be deleted').waitFor();
    expect(await dialog().getByRole('button', { name: 'Nothing to delete' }).isDisabled()).toBe(true);
    await window.keyboard.press('Escape');
    await closed();
  });

  it('lists the deletion under Changes with what will be', async () => {
    await openPage(window, 'Changes');
    await window.getByRole('button', { name: /^Delete 5 devices · Show the devices of this change/ }).click();
    const line = window.getByRole('row').filter({ hasText: 'Warehouse scanners' }).first();
    await line.getByText('Deleted', { exact: true }).waitFor();
    await openPage(window, 'Devices');
  });

  it('online deletes them at the server, each once, and they are gone from the list', async () => {
    const trueIds = await Promise.all(serials.map(async (serial) => (await servers.truthOf(serial)).deviceId));
    await servers.control('clearRequests');
    await chooseConnection(window, 'Go online');
    await untilSettled(window);
    const effects = await servers.control('effects');
    expect(trueIds.map((deviceId) => effects[deviceId])).toEqual(Array(5).fill({ delete: 1 }));
    for (const serial of serials) {
      expect((await servers.control('listDevices', { identifier: serial })).total).toBe(0);
      expect((await ask(window, 'devices.search', { text: serial, limit: 1 })).devices).toEqual([]);
    }
    expect((await servers.writes()).map(({ path }) => path)).toEqual(['/kcs/v1/kme/devices/delete']);
    await showEverything();
    const clear = window.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'Clear filters' });
    if (await clear.isVisible()) await clear.click();
    await until('the list is shorter', async () => (await listedDevices(window)) === 2395);
  });

  it('is taken back by Undo before it is sent, and then sends nothing', async () => {
    await showOnly(window, 'Executives');
    const here = await devicesOn(window, 'Executives');
    await servers.control('clearRequests');
    await askToDelete(0, 1);
    await dialog().getByRole('textbox', { name: 'Type 2 to confirm' }).fill('2');
    await dialog().getByRole('button', { name: 'Delete 2 devices' }).click();
    await toast(/2 devices will be deleted/)
      .getByRole('button', { name: 'Undo' })
      .click();
    await toast(/The deletion was taken back/).waitFor();
    await window.getByRole('banner').getByRole('button', { name: 'Sync now' }).click();
    await until('the servers were read', async () => (await servers.control('requests')).length > 0);
    await untilSettled(window);
    expect(await servers.writes()).toEqual([]);
    expect(await devicesOn(window, 'Executives')).toBe(here);
  });

  it('leaves out devices that wait for approval', async () => {
    await showEverything();
    const bar = window.getByRole('search', { name: 'Filters' });
    const { deviceIds } = await ask(window, 'devices.getIdRange', {
      view: { filter: { states: ['pending'] }, sort: { column: 'imei', direction: 'asc' } },
      first: 0,
      count: 1,
    });
    const [pending] = deviceIds;
    const { imei } = await ask(window, 'devices.getDetails', { deviceId: pending ?? '' });
    await bar.getByRole('textbox').fill(imei ?? '');
    await until('one is listed', async () => (await listedDevices(window)) === 1);
    await askToDelete(0, 0);
    await dialog().getByText('1 cannot: pending approval').waitFor();
    await dialog().getByRole('button', { name: 'Nothing to delete' }).waitFor();
    await window.keyboard.press('Escape');
    await closed();
    await bar.getByRole('textbox').fill('');
  });
});

describe('the buttons below the list', () => {
  it('all have room in French at 1280 × 800', async () => {
    await ask(window, 'shell.setPreferences', { language: 'fr' });
    await window.reload();
    await window.getByRole('heading', { name: 'Profils' }).waitFor();
    await row(window, 0).waitFor();
    await selectRows(window, 0, 3);
    const footer = await window.locator('footer').boundingBox();
    const buttons = window.getByRole('toolbar').getByRole('button');
    expect(await buttons.count()).toBeGreaterThanOrEqual(6);
    for (const button of await buttons.all()) {
      const box = await button.boundingBox();
      expect(box?.x ?? 0).toBeGreaterThan(footer?.x ?? 0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((footer?.x ?? 0) + (footer?.width ?? 0));
      expect(await button.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    }
    await window.getByRole('button', { name: 'Autres actions' }).click();
    await window.getByRole('menuitem', { name: /Supprimer les appareils…/ }).waitFor();
    await profileCard(window, 'Couriers FR').waitFor();
  });
});
