import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import {
  ask,
  carryTo,
  carryToRefusing,
  chooseConnection,
  devicesOn,
  drop,
  filterBy,
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
let userDataDir = '';

const defaultProfile = 'Samsung KME Default Profile';
/** The same depot every time: nothing changes at its servers but what a test does. */
const quietDepot = { MUSTER_DEMO_SWITCHES: JSON.stringify({ returnsSecondImei: true }) };

async function showAll(): Promise<void> {
  await window.getByRole('grid').press('Escape');
  await window.getByRole('button', { name: /^All devices/ }).click();
  const clear = window.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'Clear filters' });
  if (await clear.isVisible()) await clear.click();
  await until('every device is listed', async () => (await listedDevices(window)) === 2400);
}

async function identifiersIn(first: number, last: number): Promise<string[]> {
  const rows = Array.from({ length: last - first + 1 }, (_, at) => serialIn(window, first + at));
  return Promise.all(rows);
}

async function profilesOf(identifiers: readonly string[]): Promise<(string | null)[]> {
  return Promise.all(identifiers.map(async (one) => (await servers.truthOf(one)).profileName));
}

async function deviceIdsIn(profile: string): Promise<Set<string>> {
  return new Set(await servers.devicesIn(profile));
}

const toast = (text: RegExp) => window.getByRole('alert').filter({ hasText: text }).last();

pictureFailures(() => window);
beforeAll(async () => {
  userDataDir = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  muster = await launchMuster({ userDataDir, env: quietDepot });
  window = muster.window;
});
afterAll(async () => {
  await muster.close();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 3 });
});

describe('the keyboard alone', () => {
  it('leads from the first start to devices moved at the server', async () => {
    await tabTo(window, window.getByRole('button', { name: 'Open the demo depot' }));
    await window.keyboard.press('Enter');
    await untilSettled(window);
    servers = serversAt((await ask(window, 'integration.get', {})).baseUrl);
    await tabTo(window, window.getByRole('search', { name: 'Filters' }).getByRole('textbox'));
    await window.keyboard.type('couriers');
    await window.keyboard.press('Control+k');
    await window.keyboard.type('loan pool');
    await window.keyboard.press('Enter');
    const here = await devicesOn(window, 'Loan pool NL');
    await until('the list shows the profile', async () => (await listedDevices(window)) === here);
    await tabTo(window, window.getByRole('grid'));
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Shift+ArrowDown');
    await window.keyboard.press('Shift+ArrowDown');
    const chosen = await identifiersIn(1, 3);
    await window.keyboard.press('m');
    await window.keyboard.type('train');
    await window.keyboard.press('Enter');
    await window.keyboard.press('Enter');
    await toast(/3 devices will move to Training room/).waitFor();
    await untilSettled(window);
    expect(await profilesOf(chosen)).toEqual(['Training room', 'Training room', 'Training room']);
    expect(await devicesOn(window, 'Loan pool NL')).toBe(here - 3);
  });

  it('comes back to the grid when a dialog or the details close', async () => {
    await window.keyboard.press('Enter');
    await window.getByRole('complementary', { name: 'Device details' }).waitFor();
    await window.keyboard.press('Escape');
    await window.keyboard.press('m');
    await window.getByRole('dialog').getByRole('combobox').waitFor();
    await window.keyboard.press('Escape');
    await window.getByRole('dialog').waitFor({ state: 'detached' });
    await until('the focus is on the grid', async () =>
      window.getByRole('grid').evaluate((grid) => grid === document.activeElement),
    );
  });
});

describe('devices that are carried with the mouse', () => {
  it('a dozen: those twelve and no others are in the profile at the server', async () => {
    await showAll();
    await showOnly(window, defaultProfile);
    const chosen = await identifiersIn(0, 11);
    const before = await deviceIdsIn('Warehouse scanners');
    await selectRows(window, 0, 11);
    await carryTo(window, 5, 'Warehouse scanners');
    await drop(window);
    await until(
      'the card counts them',
      async () => (await devicesOn(window, 'Warehouse scanners')) === before.size + 12,
    );
    await untilSettled(window);
    expect(new Set(await profilesOf(chosen))).toEqual(new Set(['Warehouse scanners']));
    expect((await deviceIdsIn('Warehouse scanners')).size).toBe(before.size + 12);
  });

  it('all that match a filter: hundreds in one change, each changed once', async () => {
    await showOnly(window, 'Field engineers UK');
    await filterBy(window, 'State', 'Provisioned');
    const wanted = await servers.control('listDevices', {
      profileName: 'Field engineers UK',
      state: 'provisioned',
      limit: 1000,
    });
    await until('the filter holds', async () => (await listedDevices(window)) === wanted.total);
    expect(wanted.total).toBeGreaterThan(150);
    const before = await deviceIdsIn('Executives');
    await row(window, 0).click();
    await window.getByRole('button', { name: `Select all ${wanted.total} that match` }).click();
    await carryTo(window, 3, 'Executives');
    await expect(window.getByText(`Let go to move ${wanted.total} devices here`).count()).resolves.toBe(1);
    await drop(window);
    await untilSettled(window);
    const after = await deviceIdsIn('Executives');
    const moved = wanted.devices.map(({ deviceId }) => deviceId);
    expect(after).toEqual(new Set([...before, ...moved]));
    const effects = await servers.control('effects');
    expect(moved.map((id) => Object.values(effects[id] ?? {}).reduce((sum, times) => sum + times, 0))).toEqual(
      moved.map(() => 1),
    );
    const { changes } = await ask(window, 'changes.list', { first: 0, count: 1 });
    expect(changes[0]).toMatchObject({ profileName: 'Executives', devices: wanted.total, state: 'done' });
  });

  it('are refused with the reason by the profile they all come from', async () => {
    await showAll();
    await showOnly(window, 'Kiosk tablets');
    await selectRows(window, 0, 3);
    const said = await carryToRefusing(window, 2, 'Kiosk tablets');
    await drop(window);
    expect(said).toContain('All of them are already here');
    expect((await ask(window, 'sync.getStatus', {})).waiting).toBe(0);
  });

  it('are refused by every profile while they wait for approval', async () => {
    await showAll();
    await filterBy(window, 'State', 'Pending approval');
    await until('the filter holds', async () => (await row(window, 0).innerText()).includes('Pending approval'));
    await selectRows(window, 0, 3);
    const said = await carryToRefusing(window, 2, 'Couriers FR');
    const refusing = await window.locator('[data-landing="refused"]').count();
    await drop(window);
    expect(said).toContain('They must be approved first');
    expect(refusing).toBe(await window.locator('[data-profile]').count());
    expect((await ask(window, 'sync.getStatus', {})).waiting).toBe(0);
  });
});

describe('the dialog', () => {
  it('tells what would happen to every one of 2,400 devices before anything does', async () => {
    await showAll();
    await window.getByRole('grid').press('Control+a');
    await window.keyboard.press('m');
    await window.keyboard.type('loan');
    const plan = window.getByRole('dialog').getByRole('region', { name: 'Plan' });
    const there = (await servers.devicesIn('Loan pool NL')).length;
    const pending = (await servers.control('listDevices', { state: 'pending' })).total;
    const moving = (2400 - there - pending).toLocaleString('en');
    await plan.getByText(`${moving} move`).waitFor();
    await plan.getByText(`${there} already there`).waitFor();
    await plan.getByText(`${pending} cannot: pending approval`).waitFor();
    await window.getByRole('button', { name: `Move ${moving} devices` }).waitFor();
    await window.getByRole('button', { name: 'Cancel' }).click();
    expect((await ask(window, 'sync.getStatus', {})).waiting).toBe(0);
  });

  it('unassigns: the devices are in no profile at the server', async () => {
    await showOnly(window, 'Couriers FR');
    const chosen = await identifiersIn(0, 2);
    await selectRows(window, 0, 2);
    await window.keyboard.press('u');
    await window.getByRole('dialog').getByText('The devices go to the Samsung KME Default Profile.').waitFor();
    await window.getByRole('button', { name: 'Unassign 3 devices' }).click();
    await toast(/3 devices will move to Samsung KME Default Profile/).waitFor();
    await untilSettled(window);
    expect(await profilesOf(chosen)).toEqual([null, null, null]);
  });
});

describe('Undo in the toast', () => {
  it('before anything is sent sends nothing, ever', async () => {
    await showOnly(window, 'Couriers FR');
    await chooseConnection(window, 'Work offline');
    await servers.control('clearRequests');
    const chosen = await identifiersIn(0, 1);
    const before = await devicesOn(window, 'Executives');
    await selectRows(window, 0, 1);
    await carryTo(window, 0, 'Executives');
    await drop(window);
    await until('two wait', async () => (await ask(window, 'sync.getStatus', {})).waiting === 2);
    await until('the card counts them', async () => (await devicesOn(window, 'Executives')) === before + 2);
    await toast(/2 devices will move to Executives/)
      .getByRole('button', { name: 'Undo' })
      .click();
    await toast(/The move was taken back/).waitFor();
    await until('the card counts them no more', async () => (await devicesOn(window, 'Executives')) === before);
    await chooseConnection(window, 'Go online');
    await until('the servers were read again', async () => (await servers.control('requests')).length > 0);
    await untilSettled(window);
    expect(await servers.writes()).toEqual([]);
    expect(await profilesOf(chosen)).toEqual(['Couriers FR', 'Couriers FR']);
  });

  it('after it was sent leads the devices back', async () => {
    const chosen = await identifiersIn(0, 1);
    await selectRows(window, 0, 1);
    await carryTo(window, 0, 'Executives');
    await drop(window);
    const undo = toast(/2 devices will move to Executives/).getByRole('button', { name: 'Undo' });
    await untilSettled(window);
    expect(await profilesOf(chosen)).toEqual(['Executives', 'Executives']);
    await undo.click();
    await toast(/Already sent: a change back is now waiting/).waitFor();
    await untilSettled(window);
    expect(await profilesOf(chosen)).toEqual(['Couriers FR', 'Couriers FR']);
  });
});

describe('finding', () => {
  /** As a scanner does: the last digit and Enter come faster than anything can be found. */
  async function find(text: string): Promise<void> {
    await window.keyboard.press('Control+k');
    await window.keyboard.type(text);
    await window.keyboard.press('Enter');
  }
  const details = () => window.getByRole('complementary', { name: 'Device details' });

  it('by the last digits or the second IMEI opens the device', async () => {
    await showAll();
    const { devices } = await servers.control('listDevices', { state: 'provisioned', limit: 60 });
    const known = devices.filter(({ imei, imei2 }) => imei !== null && imei2 !== null);
    for (const [device, text] of [
      [known[5], known[5]?.imei?.slice(-6)],
      [known[40], known[40]?.imei2],
    ] as const) {
      await find(text ?? 'nothing to look for');
      await details()
        .getByText(device?.serial ?? '', { exact: true })
        .waitFor();
    }
    await window.keyboard.press('Escape');
  });

  it('in the list: by text, by chips that can be let go, in any order', async () => {
    await showAll();
    await filterBy(window, 'State', 'Provisioning failed');
    const failed = await servers.control('listDevices', { state: 'provisionFailed', limit: 1000 });
    await until('the filter holds', async () => (await listedDevices(window)) === failed.total);
    await window.getByRole('columnheader', { name: 'Serial number' }).getByRole('button').click();
    const serials = failed.devices.map(({ serial }) => serial).sort();
    const shown = () => row(window, 0).locator('td').nth(2).innerText();
    await until('they stand in ascending order', async () => (await shown()) === serials[0]);
    await window.getByRole('columnheader', { name: 'Serial number' }).getByRole('button').click();
    await until('they stand in descending order', async () => (await shown()) === serials.at(-1));
    const bar = window.getByRole('search', { name: 'Filters' });
    await bar.getByRole('textbox').fill(serials[3] ?? '');
    await until('one is left', async () => (await listedDevices(window)) === 1);
    await bar.getByRole('button', { name: 'Remove filter State' }).click();
    await bar.getByRole('textbox').fill('no such device');
    await window.getByText('No device matches').waitFor();
    await window.getByText('No device matches').locator('..').getByRole('button', { name: 'Clear filters' }).click();
    await until('every device is listed', async () => (await listedDevices(window)) === 2400);
  });
});

describe('after a restart', () => {
  it('columns, filter, order, language and theme are as they were left', async () => {
    await showOnly(window, 'Training room');
    await window.getByRole('button', { name: 'Columns' }).click();
    await window.getByRole('checkbox', { name: 'Second IMEI' }).check();
    await window.getByRole('checkbox', { name: 'Tags' }).uncheck();
    await window.getByRole('button', { name: 'Move Second IMEI up' }).focus();
    await window.keyboard.press('Enter');
    await window.keyboard.press('Escape');
    const headers = await window.getByRole('columnheader').allInnerTexts();
    const listed = await listedDevices(window);
    const first = await serialIn(window, 0);
    await openPage(window, 'Settings');
    await window.getByRole('button', { name: 'Language and theme' }).click();
    await window.getByText('Dark', { exact: true }).click();
    await until('it is dark', () =>
      window.evaluate(() => document.documentElement.dataset.mantineColorScheme === 'dark'),
    );
    await muster.close();
    muster = await launchMuster({ userDataDir, env: quietDepot });
    window = muster.window;
    await window.getByRole('heading', { name: 'Settings' }).waitFor();
    await openPage(window, 'Devices');
    expect(await serialIn(window, 0)).toBe(first);
    expect(await window.getByRole('columnheader').allInnerTexts()).toEqual(headers);
    expect(await listedDevices(window)).toBe(listed);
    expect(await profileCard(window, 'Training room').getAttribute('aria-pressed')).toBe('true');
    expect(await window.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('dark');
    await openPage(window, 'Settings');
    await window.getByRole('button', { name: 'Language and theme' }).click();
    await window.getByText('Français').click();
    await window
      .getByRole('heading', { name: 'Paramètres' })
      .or(window.getByRole('heading', { name: 'Réglages' }))
      .waitFor();
  });
});
