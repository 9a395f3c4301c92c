import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSimulator, startSimulator } from '../../src-main/simulator/start-simulator.ts';
import { fillIn, makeWorkspace } from './driver/connect-form.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import {
  ask,
  devicesOn,
  openPage,
  row,
  selectRows,
  serialIn,
  showOnly,
  syncNow,
  until,
  untilSettled,
} from './driver/person.ts';

/**
 * The document from its first step to its last, in its order, in the real window: one person, one new workspace, one tenant
 * whose reseller has just uploaded devices, until a device of that upload has registered.
 */

let muster: LaunchedMuster;
let window: Page;
let simulator: RunningSimulator;
let folder = '';
let chosen: string[] = [];
const defaultProfile = 'Samsung KME Default Profile';
const profileName = 'Night shift Lyon';

const button = (name: string | RegExp, within: Page | Locator = window) => within.getByRole('button', { name });
const dialog = () => window.getByRole('dialog');
const made = () => simulator.control.listProfiles().find(({ name }) => name === profileName);
const fact = (name: string) =>
  window
    .locator('dl > div')
    .filter({ has: window.getByText(name, { exact: true }) })
    .locator('dd')
    .first();

async function openDetails(name: string): Promise<void> {
  await openPage(window, 'Profiles');
  const back = button('All profiles');
  if ((await back.count()) > 0) await back.click();
  await button(new RegExp(`^View: ${name}`)).click();
  await window.getByRole('heading', { name, exact: true }).waitFor();
}

pictureFailures(() => window);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-walk-'));
  simulator = await startSimulator({ devices: 2_400, switches: { returnsSecondImei: true } });
  muster = await launchMuster({ userDataDir: join(folder, 'data') });
  window = muster.window;
});
afterAll(async () => {
  await muster.close();
  await simulator.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

describe('the document, step by step', () => {
  it('1 to 4: Activate creates the Default Profile, and the devices come (behaviours 8, 17 to 25)', async () => {
    const { baseUrl, credentials } = simulator;
    await makeWorkspace(window, 'Field Service Lyon');
    await fillIn(muster, {
      server: baseUrl,
      accessTokenServer: `${baseUrl}/ams/v1/oauth2/token`,
      scheme: 'OAuth 2.0',
      ...credentials.oauth,
      customerId: credentials.customerId,
      ivanti: {
        address: credentials.ivanti.baseUrl,
        account: credentials.ivanti.user,
        password: credentials.ivanti.password,
      },
    });
    await button('Activate').click();
    await window.locator('[data-profile]').first().waitFor();
    await untilSettled(window);
    expect(await window.locator('[data-profile]').first().innerText()).toContain(defaultProfile);
  });

  it('5 to 10: View, Approve All Devices, Approve; the Default Profile counts them (behaviours 28 to 34, 37)', async () => {
    const before = await devicesOn(window, defaultProfile);
    await openPage(window, 'Uploads');
    await button(/^View/, window.locator('[data-upload]').first()).click();
    await window.getByRole('heading', { name: 'View Devices' }).waitFor();
    chosen = [await serialOf(0), await serialOf(1), await serialOf(2)];
    await button('Approve All Devices').click();
    await button(/^Approve 12 devices$/, dialog()).click();
    await openPage(window, 'Devices');
    await until('they count at once', async () => (await devicesOn(window, defaultProfile)) === before + 12);
    await untilSettled(window);
    const [device] = simulator.control.listDevices({ identifier: chosen[0] ?? '' }).devices;
    expect(device).toMatchObject({ state: 'unassigned', profileId: null });
  });

  it('11, 12: Add, Samsung Knox Mobile Enrollment, Next; without token is off (behaviours 40 to 45, 48)', async () => {
    await openPage(window, 'Profiles');
    await button('Add').click();
    await dialog().getByText('Samsung Knox Mobile Enrollment').first().waitFor();
    await dialog().getByText('Self-Maintained').first().waitFor();
    await button('Next', dialog()).click();
    const withoutToken = dialog().getByRole('switch', { name: 'Device registration without token' });
    expect(await withoutToken.isChecked()).toBe(false);
    await dialog().getByLabel('Profile Name').fill('Night/shift');
    await dialog().getByText('Samsung does not allow “/” in a name.').waitFor();
    await dialog().getByLabel('Profile Name').fill(profileName);
    await button('Next', dialog()).click();
  });

  it('13 to 15: user, days, keys, Done (behaviours 47, 49, 54 to 57, 60)', async () => {
    await dialog()
      .getByLabel(/^Select User/)
      .fill('moreau');
    await window.getByRole('option', { name: /Julien Moreau/ }).click();
    const days = dialog().getByLabel('Extend Upto');
    expect(await days.inputValue()).toBe('7');
    await days.fill('6');
    await dialog().getByText('Enter a whole number from 7 to 999.').waitFor();
    await days.fill('30');
    await button('Next', dialog()).click();
    await button(/Ivanti specific keys/, dialog())
      .first()
      .click();
    await window.getByRole('option', { name: /quickStart/ }).click();
    await button('Done', dialog()).click();
    await dialog().waitFor({ state: 'detached' });
    await untilSettled(window);
    expect(made()).toBeDefined();
  });

  it('stands in the table with the document’s columns (behaviours 61 to 67)', async () => {
    const heads = await window.getByRole('columnheader').allInnerTexts();
    expect(heads.map((text) => text.trim())).toEqual([
      ...['Profile Name', 'Description', 'Last modified', 'Type', 'No of Devices', 'Associated User'],
      ...['Sync Status', 'Actions'],
    ]);
    const cells = await window.getByRole('row').filter({ hasText: profileName }).innerText();
    expect(cells).toContain('Samsung Knox Mobile Enrollment');
    expect(cells).toContain('Julien Moreau');
    expect(cells).toContain('In sync');
  });

  it('19: Move Devices from the Default Profile (behaviours 84 to 86, 97)', async () => {
    await openPage(window, 'Devices');
    await showOnly(window, defaultProfile);
    await window
      .getByRole('search', { name: 'Filters' })
      .getByRole('textbox')
      .fill(chosen[0] ?? '');
    await until('it is found', async () => (await serialIn(window, 0)) === chosen[0]);
    await selectRows(window, 0, 0);
    await window.keyboard.press('m');
    await window.keyboard.type('Night');
    await window.keyboard.press('Enter');
    await button(/^Move 1 device/, dialog()).click();
    await untilSettled(window);
    const [device] = simulator.control.listDevices({ identifier: chosen[0] ?? '' }).devices;
    expect(device).toMatchObject({ state: 'assigned', profileId: made()?.profileId });
  });

  it('15, 16: the eye icon shows the eight details (behaviours 69, 74 to 82)', async () => {
    await openDetails(profileName);
    expect(await fact('Name').innerText()).toContain(profileName);
    await until('its device is counted', async () => (await fact('Number of devices').innerText()).startsWith('1'));
    expect(await fact('Enrollment Token').innerText()).not.toMatch(/[A-Za-z0-9_-]{20,}/);
    expect(await fact('Registered devices').innerText()).toContain('0');
    expect(await fact('Token Expiry').innerText()).toMatch(/\d{4}/);
    // Ivanti is asked who has registered with every full reading.
    await syncNow(window);
    const pending = async () => (await fact('Pending Registration Devices').innerText()).startsWith('1');
    await until('Ivanti knows the device', pending);
    expect(await fact('Profile Type').innerText()).toContain('Samsung Knox Mobile Enrollment');
    expect(await fact('Sync Status').innerText()).toContain('In sync');
  });

  it('the device is switched on, and registers: one registered, none pending (behaviours 39, 78, 80, 83)', async () => {
    simulator.control.portalEdit({ kind: 'state', deviceIds: [chosen[0] ?? ''], state: 'provisioned' });
    await syncNow(window);
    await until('it is registered', async () => (await fact('Registered devices').innerText()).startsWith('1'));
    expect(await fact('Pending Registration Devices').innerText()).toContain('0');
    await window.getByText('1 registered + 0 pending = 1 devices').waitFor();
  });

  it('Download Existing Inventory saves the profile’s devices (behaviour 68)', async () => {
    const path = join(folder, 'inventory.csv');
    await muster.app.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await button(/^Download Existing Inventory/)
      .first()
      .click();
    await button('Choose where to save…', dialog()).click();
    await until('the file is there', async () => {
      try {
        return readFileSync(path, 'utf8').includes(chosen[0] ?? '?');
      } catch {
        return false;
      }
    });
  });

  it('16: Unassign leads the device back to the Default Profile (behaviours 93, 94)', async () => {
    await openPage(window, 'Devices');
    await showOnly(window, profileName);
    await selectRows(window, 0, 0);
    await window.keyboard.press('u');
    await button(/^Unassign 1 device/, dialog()).click();
    await untilSettled(window);
    const [device] = simulator.control.listDevices({ identifier: chosen[0] ?? '' }).devices;
    expect(device?.profileId).toBeNull();
    const { devices } = await ask(window, 'devices.search', { text: chosen[0] ?? '', limit: 1 });
    expect(devices[0]?.profileName).toBe(defaultProfile);
  });

  it('Delete asks, and Yes deletes the profile (behaviours 72, 73)', async () => {
    await openDetails(profileName);
    await button(/^Delete: /)
      .first()
      .click();
    await button('Yes', dialog()).click();
    await untilSettled(window);
    await until('it is gone', async () => made() === undefined);
  });
});

/** The serial stands behind both IMEIs. */
async function serialOf(index: number): Promise<string> {
  const cell = row(window, index).locator('td').nth(3);
  await cell.getByText(/\S/).first().waitFor();
  return (await cell.innerText()).replace(/\s/g, '');
}
