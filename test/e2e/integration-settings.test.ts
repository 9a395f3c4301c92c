import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSimulator, startSimulator } from '../../src-main/simulator/start-simulator.ts';
import { errorsEn } from '../../src-renderer/text/errors-en.ts';
import { fillIn, makeWorkspace } from './driver/connect-form.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import {
  ask,
  devicesOn,
  listedDevices,
  row,
  selectRows,
  showOnly,
  syncNow,
  until,
  untilSettled,
} from './driver/person.ts';
import { serversAt } from './driver/servers.ts';

const defaultProfile = 'Samsung KME Default Profile';

let muster: LaunchedMuster;
let window: Page;
let simulator: RunningSimulator;
let folder = '';

async function launch(): Promise<void> {
  muster = await launchMuster({ userDataDir: join(folder, 'data') });
  window = muster.window;
}

async function openSettings(): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('button', { name: 'Settings', exact: true })
    .click();
  await window.getByRole('region', { name: 'State of the integration' }).waitFor();
}

async function openDevices(): Promise<void> {
  await window.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Devices', exact: true }).click();
  await row(window, 0).waitFor();
}

const button = (name: string) => window.getByRole('button', { name, exact: true });
const integration = () => ask(window, 'integration.get', {});
const firstCard = () => window.locator('[data-profile]').first();

/** Moves the first rows of a profile by keyboard; they wait in the queue afterwards. */
async function moveFirstRows(from: string, last: number, to: string): Promise<void> {
  await showOnly(window, from);
  await selectRows(window, 0, last);
  await window.keyboard.press('m');
  await window.keyboard.type(to);
  await window.keyboard.press('Enter');
  await window.keyboard.press('Enter');
  await window.getByText(`${last + 1} devices will move to ${to}`).waitFor();
}

pictureFailures(() => window);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  simulator = await startSimulator({ devices: 300, switches: { returnsSecondImei: true } });
  await launch();
  await makeWorkspace(window, 'Field Service Lyon');
});
afterAll(async () => {
  await muster.close();
  await simulator.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const rightOauth = () => ({
  server: simulator.baseUrl,
  accessTokenServer: `${simulator.baseUrl}/ams/v1/oauth2/token`,
  scheme: 'OAuth 2.0' as const,
  clientId: simulator.credentials.oauth.clientId,
  clientSecret: simulator.credentials.oauth.clientSecret,
});

describe('Activate (behaviours 17 to 20)', () => {
  it('verifies first: with a wrong secret nothing is stored, and there is no way around it', async () => {
    await fillIn(muster, { ...rightOauth(), clientSecret: 'not the secret' });
    await window.getByRole('textbox', { name: 'Description' }).fill('Vans and depots');
    await button('Activate').click();
    const report = window.getByRole('region', { name: 'Connection test' });
    await report.getByText(errorsEn.credentials_refused.what).waitFor();
    expect(await button('Activate without verifying').count()).toBe(0);
    expect(await integration()).toMatchObject({ connected: false, active: false, hasCredentials: false });
    expect((await ask(window, 'profiles.list', {})).profiles).toEqual([]);
  });

  it('without a network says that nothing was verified, and can be done all the same', async () => {
    simulator.control.setFault({ match: '* /', kind: 'reset-before' });
    await fillIn(muster, rightOauth());
    await button('Activate').click();
    await window.getByText('No server was reached, so nothing could be verified.').waitFor();
    expect((await integration()).connected).toBe(false);
    await button('Activate without verifying').click();
    await firstCard().waitFor();
    expect(await integration()).toMatchObject({ connected: true, active: true, description: 'Vans and depots' });
  });

  it('creates the Default Profile by itself, with no device in it, before anything was read (behaviours 21 to 23)', async () => {
    expect(await firstCard().innerText()).toContain(defaultProfile);
    expect(await devicesOn(window, defaultProfile)).toBe(0);
    expect(await window.locator('[data-profile]').count()).toBe(1);
  });

  it('begins the first sync once there is a network; the Default Profile stays the first (behaviour 25)', async () => {
    simulator.control.clearFaults();
    await syncNow(window);
    await until('every device is listed', async () => (await listedDevices(window)) === 300);
    await untilSettled(window);
    expect(await firstCard().innerText()).toContain(defaultProfile);
    expect(await window.locator('[data-profile]').count()).toBeGreaterThan(5);
  });
});

describe('the stored settings', () => {
  it('name and description are changed without a secret, and nobody is asked for it (behaviours 18, 19)', async () => {
    await openSettings();
    simulator.control.clearRequests();
    await window.getByLabel('Integration Name').fill('Field Service Rhône');
    await window.getByRole('textbox', { name: 'Description' }).fill('');
    await button('Save').click();
    await window.getByText('The settings are saved.').waitFor();
    expect(await integration()).toMatchObject({ name: 'Field Service Rhône', description: '', hasCredentials: true });
    expect(await button('Save').isDisabled()).toBe(true);
    expect(simulator.control.requests()).toEqual([]);
  });

  it('the interval is chosen from a list and counts at once (behaviour 16)', async () => {
    await window.getByRole('combobox', { name: 'Sync interval' }).click();
    await window.getByRole('option', { name: '5 min', exact: true }).click();
    await until('it is stored', async () => (await integration()).syncIntervalMinutes === 5);
    const { nextSyncAt } = await ask(window, 'sync.getStatus', {});
    expect(Date.parse(nextSyncAt ?? '') - Date.now()).toBeLessThan(5.6 * 60_000);
  });
});

describe('Deactivate', () => {
  it('asks, and says what stops and what stays', async () => {
    await button('Deactivate').click();
    const dialog = window.getByRole('dialog');
    const words = await dialog.innerText();
    for (const line of ['Reading from Samsung and Ivanti', 'Sending what you change', 'Settings and credentials'])
      expect(words).toContain(line);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await integration()).active).toBe(true);
    await button('Deactivate').click();
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await window.getByRole('banner').getByText('Switched off').waitFor();
    await until('what ran has ended', async () => (await ask(window, 'sync.getStatus', {})).phase === 'idle');
    expect(await window.getByRole('banner').getByRole('button', { name: 'Sync now' }).isDisabled()).toBe(true);
  });

  it('leaves everything readable and moves possible, over a restart too, and asks no server for anything', async () => {
    simulator.control.clearRequests();
    await openDevices();
    await window.getByText('The Knox Integration is switched off.').waitFor();
    await moveFirstRows(defaultProfile, 2, 'Executives');
    await muster.close();
    await launch();
    await row(window, 0).waitFor();
    await until('the move waits', async () => (await ask(window, 'sync.getStatus', {})).waiting === 3);
    await window.waitForTimeout(1500);
    expect(simulator.control.requests()).toEqual([]);
    await window.getByRole('status').getByRole('button', { name: 'Open settings' }).click();
    expect(await window.getByRole('region', { name: 'State of the integration' }).innerText()).toContain(
      'Switched off',
    );
  });

  it('Activate verifies the connection and goes on: what waited is sent', async () => {
    await button('Activate').click();
    await window.getByText('Activated. Muster is reading your devices.').waitFor();
    await untilSettled(window);
    expect((await integration()).active).toBe(true);
    const { total } = simulator.control.listDevices({ profileName: 'Executives', limit: 1 });
    await openDevices();
    await until('the window agrees', async () => (await devicesOn(window, 'Executives')) === total);
    const sent = simulator.control.requests().filter(({ path }) => path.endsWith('/devices/assignProfile'));
    expect(sent).toHaveLength(1);
  });
});

describe('what is changed in the Samsung portal (behaviours 12 to 16)', () => {
  const portalFilter = () => window.getByRole('button', { name: 'Changed in the portal', pressed: true });
  const bar = () => window.getByRole('status').filter({ hasText: 'in the Samsung portal' });

  it('is pulled in and shown as such, with its devices and their history', async () => {
    const { rows } = await ask(window, 'devices.getWindow', {
      view: { filter: { states: ['unassigned'] }, sort: { column: 'imei', direction: 'asc' } },
      first: 0,
      count: 7,
    });
    const deviceIds = rows.map(({ deviceId }) => deviceId);
    const profile = simulator.control.listProfiles().find(({ name }) => name === 'Kiosk tablets');
    simulator.control.portalEdit({ kind: 'assign', deviceIds, profileId: profile?.profileId ?? '' });
    await syncNow(window);
    await bar().getByText('7 devices were changed in the Samsung portal.').waitFor();
    expect(await bar().innerText()).toContain('Changes belong in Muster');
    await bar().getByRole('button', { name: 'Show' }).click();
    await until('those seven are listed', async () => (await listedDevices(window)) === 7);
    await portalFilter().waitFor();
    await row(window, 0).dblclick();
    const history = window.getByRole('region', { name: 'History' });
    await history.getByText('In the Samsung portal').waitFor();
    expect(await history.innerText()).toContain(`${defaultProfile} → Kiosk tablets`);
  });

  it('is not told a second time, and what is done from here is not told at all', async () => {
    expect(await bar().count()).toBe(0);
    await portalFilter().click();
    await until('every device is listed', async () => (await listedDevices(window)) === 300);
    await moveFirstRows('Kiosk tablets', 1, 'Loan pool NL');
    await untilSettled(window);
    await syncNow(window);
    await untilSettled(window);
    await muster.close();
    await launch();
    await row(window, 0).waitFor();
    await untilSettled(window);
    expect(await bar().count()).toBe(0);
  });
});

describe('the demo depot', () => {
  beforeAll(async () => {
    await muster.close();
    rmSync(join(folder, 'data'), { recursive: true, force: true, maxRetries: 3 });
    const quiet = { MUSTER_DEMO_SWITCHES: JSON.stringify({ returnsSecondImei: true }) };
    muster = await launchMuster({ userDataDir: join(folder, 'data'), env: quiet });
    window = muster.window;
    await button('Open the demo depot').click();
    await row(window, 0).waitFor();
    await untilSettled(window);
  });

  it('can be renamed, deactivated and activated like any other', async () => {
    await openSettings();
    await window.getByLabel('Integration Name').fill('Meridian');
    await button('Save').click();
    await window.getByText('The settings are saved.').waitFor();
    await button('Deactivate').click();
    await window.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
    await button('Activate').click();
    await window.getByText('Activated. Muster is reading your devices.').waitFor();
    expect(await integration()).toMatchObject({ name: 'Meridian', active: true });
  });

  it('has a colleague in the portal, so that the first conflict is seen in the first minutes', async () => {
    await openDevices();
    await untilSettled(window);
    const servers = serversAt((await integration()).baseUrl);
    // From the next request on, as it is two minutes after the start of an ordinary demo.
    await servers.control('setSwitches', { portalEditAfterMs: 1 });
    await moveFirstRows(defaultProfile, 4, 'Executives');
    await until('three are in conflict', async () => (await ask(window, 'sync.getStatus', {})).conflicts === 3);
    await window.getByText('6 devices were changed in the Samsung portal.').waitFor();
  });
});
