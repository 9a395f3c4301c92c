import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDevicesCsv } from '../../src-main/desk/features/csv/parse-devices-csv.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { connectOwnServers, type OwnServers, startOwnServers } from './driver/own-servers.ts';
import {
  ask,
  carryToRefusing,
  chooseConnection,
  drop,
  openPage,
  profileCard,
  row,
  until,
  untilSettled,
} from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

let muster: LaunchedMuster;
let window: Page;
let servers: Servers;
const folder = mkdtempSync(join(tmpdir(), 'muster-profiles-'));
const defaultProfile = 'Samsung KME Default Profile';
const DAY_MS = 86_400_000;

const table = () => window.getByRole('table', { name: 'Profiles' });
const rowOf = (name: string) => window.locator('[data-profile-row]').filter({ hasText: name });
const action = (name: string, which: string) => rowOf(name).locator(`[data-action="${which}"]`);
const dialog = () => window.getByRole('dialog');
const press = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true }).click();
const toast = (text: RegExp) => window.getByRole('alert').filter({ hasText: text }).last();
const names = () => window.locator('[data-profile-row] th button').allInnerTexts();

async function view(name: string): Promise<Locator> {
  await openPage(window, 'Profiles');
  await action(name, 'view').click();
  const details = window.getByRole('region', { name: `Profile ${name}` });
  await details.waitFor();
  return details;
}

/** What stands beside a label of the details, on one line. */
async function detail(name: string, label: string): Promise<string> {
  const fact = window
    .getByRole('region', { name: `Profile ${name}` })
    .locator('dl > div')
    .filter({ has: window.getByText(label, { exact: true }) });
  return (await fact.locator('dd').innerText()).replaceAll(/\s+/g, ' ').trim();
}

async function atSamsung(name: string) {
  return (await servers.control('listProfiles')).find((profile) => profile.name === name);
}

async function keysAtSamsung(name: string): Promise<Record<string, unknown>> {
  return JSON.parse((await atSamsung(name))?.customData || '{}') as Record<string, unknown>;
}

async function atIvanti(name: string) {
  return (await servers.control('listIvantiProfiles')).find((profile) => profile.name === name);
}

async function addKey(group: string, key: string): Promise<void> {
  await dialog()
    .getByRole('button', { name: `Add key: ${group}` })
    .click();
  await window.keyboard.type(key);
  await window.keyboard.press('Enter');
  await dialog().locator('[data-field] :is(input, textarea):focus').waitFor();
}

async function turnOn(name: string): Promise<void> {
  await dialog().getByRole('switch', { name }).check({ force: true });
}

/** The menu of the connection is behind a dialog that is open. */
async function chooseOffline(offline: boolean): Promise<void> {
  await ask(window, 'sync.workOffline', { offline });
}

pictureFailures(() => window);
beforeAll(async () => {
  muster = await launchMuster({ env: { MUSTER_DEMO_SWITCHES: JSON.stringify({ returnsSecondImei: true }) } });
  window = muster.window;
  await window.getByRole('button', { name: 'Open the demo depot' }).click();
  await untilSettled(window);
  servers = serversAt((await ask(window, 'integration.get', {})).baseUrl);
  await openPage(window, 'Profiles');
  await table().waitFor();
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the table of Bulk Enrollment Profiles', () => {
  it('has the document’s columns in its order (behaviours 61 to 67), and each profile’s values', async () => {
    const heads = (await window.getByRole('columnheader').allInnerTexts()).map((text) => text.trim());
    expect(heads).toEqual([
      ...['Profile Name', 'Description', 'Last modified', 'Type', 'No of Devices', 'Associated User'],
      ...['Sync Status', 'Actions'],
    ]);
    const devices = (await servers.devicesIn('Couriers FR')).length;
    const cells = await rowOf('Couriers FR').locator('th, td').allInnerTexts();
    const [name, description, , type, counts, user, sync] = cells.map((text) => text.replaceAll(/\s+/g, ' ').trim());
    expect(name).toMatch(/^Couriers FR/);
    expect(description).toBe((await atSamsung('Couriers FR'))?.description);
    expect([type, sync]).toEqual(['Samsung Knox Mobile Enrollment', 'In sync']);
    expect(counts).toMatch(new RegExp(`^${devices} `));
    expect(user).toMatch(/\S/);
    expect(await rowOf('Older handhelds').innerText()).toContain('Self-Maintained');
  });

  it('has the Default Profile first whatever the sort, and remembers the sort (behaviours 22, 25, 95)', async () => {
    expect((await names())[0]).toBe(defaultProfile);
    const head = window.getByRole('columnheader', { name: 'No of Devices' });
    await head.getByRole('button').click();
    await head.getByRole('button').click();
    await until('the largest come first', async () => (await head.getAttribute('aria-sort')) === 'descending');
    const shown = await names();
    const largest = shown.slice(1, 5);
    const sizes = await Promise.all(largest.map(async (name) => (await servers.devicesIn(name)).length));
    expect(shown[0]).toBe(defaultProfile);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    await window.reload();
    await table().waitFor();
    expect(await names()).toEqual(shown);
    await window.getByRole('columnheader', { name: 'Profile Name' }).getByRole('button').click();
  });

  it('offers the Default Profile neither for editing nor for deleting (behaviour 100)', async () => {
    const actions = await rowOf(defaultProfile)
      .locator('[data-action]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.action));
    expect(actions).toEqual(['download', 'view']);
  });

  it('is searched by name, description and user', async () => {
    await window.getByLabel('Find a profile').fill('lyon');
    await until('one is left', async () => (await names()).length === 1);
    await window.getByLabel('Find a profile').fill('');
  });

  it('downloads the existing inventory of a profile (behaviour 68)', async () => {
    const filePath = join(folder, 'inventory.csv');
    await muster.app.evaluate(({ dialog: system }, path) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, filePath);
    await action('Loan pool NL', 'download').click();
    await dialog().getByText('All devices in Loan pool NL').waitFor();
    await press(dialog(), 'Choose where to save…');
    await toast(/saved/).waitFor();
    const { rows } = parseDevicesCsv(readFileSync(filePath, 'utf8'), 'guarded');
    expect(rows).toHaveLength((await servers.devicesIn('Loan pool NL')).length);
  });
});

describe('Add', () => {
  it('offers the two types once the integration is on (behaviours 41 to 43)', async () => {
    await press(window, 'Add');
    await dialog().getByRole('radio', { name: 'Self-Maintained' }).waitFor();
    expect(await dialog().getByRole('radio', { name: 'Samsung Knox Mobile Enrollment' }).isChecked()).toBe(true);
    await press(dialog(), 'Next');
  });

  it('holds the name against Samsung’s rules while it is typed, and asks for a description (behaviours 44, 48)', async () => {
    const name = dialog().getByLabel('Profile Name');
    await until('the focus is on the name', () => name.evaluate((field) => field === document.activeElement));
    await window.keyboard.type('Night #');
    await dialog().getByText('Samsung does not allow “#” in a name.').waitFor();
    await name.fill('couriers fr');
    await dialog().getByText('There is a profile of that name already.').waitFor();
    await press(dialog(), 'Next');
    await dialog().getByText('There is a profile of that name already.').waitFor();
    await name.fill('Night shift');
    await press(dialog(), '+ Add description');
    await window.keyboard.type('Depot Lyon, 22 to 6');
    expect(await dialog().getByRole('switch', { name: 'Device registration without token' }).isChecked()).toBe(false);
    await press(dialog(), 'Next');
  });

  it('selects a user by part of the name and shows when the token will end (behaviours 47, 49, 52, 54 to 56)', async () => {
    const days = dialog().getByLabel('Extend Upto');
    expect(await days.inputValue()).toBe('7');
    await dialog().getByLabel('Select User').fill('lefev');
    await window.getByRole('option', { name: /Camille Lefèvre/ }).click();
    await days.fill('1000');
    await dialog().getByText('Enter a whole number from 7 to 999.').waitFor();
    await days.fill('30');
    const end = new Intl.DateTimeFormat(await window.evaluate(() => document.documentElement.lang), {
      dateStyle: 'medium',
    }).format(Date.now() + 30 * DAY_MS);
    await dialog().getByText(`${end}, if it is sent today`).waitFor();
    expect(await dialog().getByText('Never expires').count()).toBe(0);
    await press(dialog(), 'Next');
  });

  it('asks for the three groups of keys; Done makes the profile, offline at first (behaviours 57 to 60)', async () => {
    await chooseOffline(true);
    await addKey('Ivanti specific keys', 'quickStart');
    await addKey('Pre-Defined Android System Extras', 'SKIP_ENCRYPTION');
    await addKey('Custom Android System Keys', 'com.example.shift');
    await window.keyboard.type('night');
    await press(dialog(), 'Done');
    await toast(/Night shift will be made once it is sent/).waitFor();
    await rowOf('Night shift').getByText('Waiting to be sent').waitFor();
    expect(await rowOf('Night shift').innerText()).toMatch(/New[\s\S]*Camille Lefèvre/);
    expect(await atSamsung('Night shift')).toBeUndefined();
  });

  it('is at the servers once online: description, keys, and Ivanti’s token for its user (behaviours 11, 50, 55)', async () => {
    await chooseOffline(false);
    await untilSettled(window);
    const issued = await atIvanti('Night shift');
    const made = await atSamsung('Night shift');
    expect(made?.description).toBe('Depot Lyon, 22 to 6');
    expect(issued).toMatchObject({ type: 'SAMSUNG_KME', knoxProfileId: made?.profileId, userNumber: 0 });
    expect(await keysAtSamsung('Night shift')).toEqual({
      ...{ quickStart: false, 'android.app.extra.PROVISIONING_SKIP_ENCRYPTION': false },
      ...{ 'com.example.shift': 'night', token: issued?.token?.value },
    });
    const lives = ((issued?.token?.endsAt ?? 0) - (issued?.token?.issuedAt ?? 0)) / DAY_MS;
    expect(lives).toBeCloseTo(30, 3);
    await rowOf('Night shift').getByText('In sync').waitFor();
  });

  it('ends with Done at once without a token, and nothing is asked of Ivanti (behaviours 45, 46)', async () => {
    await press(window, 'Add');
    await press(dialog(), 'Next');
    await window.keyboard.type('Bare depot');
    await turnOn('Device registration without token');
    await turnOn('Single device');
    await press(dialog(), 'Done');
    await toast(/Bare depot will be made/).waitFor();
    await untilSettled(window);
    expect(await keysAtSamsung('Bare depot')).toEqual({});
    expect(await atIvanti('Bare depot')).toBeUndefined();
  });
});

describe('the details', () => {
  it('are opened by the eye and have the document’s eight (behaviours 69, 74 to 82)', async () => {
    await view('Couriers FR');
    const { devices } = await servers.control('listDevices', { profileName: 'Couriers FR', limit: 10_000 });
    const registered = devices.filter(({ state }) => state.startsWith('provisioned')).length;
    expect(await detail('Couriers FR', 'Name')).toBe('Couriers FR');
    expect(await detail('Couriers FR', 'Number of devices')).toBe(String(devices.length));
    expect(await detail('Couriers FR', 'Registered devices')).toBe(String(registered));
    expect(await detail('Couriers FR', 'Pending Registration Devices')).toMatch(
      new RegExp(`^${devices.length - registered} `),
    );
    expect(await detail('Couriers FR', 'Enrollment Token')).not.toContain(
      (await atIvanti('Couriers FR'))?.token?.value,
    );
    expect(await detail('Couriers FR', 'Token Expiry')).toMatch(/\d{4}.*Token: \d+ days/);
    expect(await detail('Couriers FR', 'Profile Type')).toBe('Samsung Knox Mobile Enrollment');
    expect(await detail('Couriers FR', 'Sync Status')).toMatch(/^In sync/);
  });

  it('say that registered and pending add up to the number of devices (behaviour 83)', async () => {
    const sum = await window.getByText(/registered \+ \d+ pending = /).innerText();
    const [registered = 0, pending = 0, devices = 0] = (sum.match(/\d+/g) ?? []).map(Number);
    expect(registered + pending).toBe(devices);
    expect(devices).toBe((await servers.devicesIn('Couriers FR')).length);
  });

  it('are the same for the Default Profile, with Move Devices and Delete alone (behaviours 96 to 99)', async () => {
    const details = await view(defaultProfile);
    const labels = await details.locator('dt').allInnerTexts();
    expect(labels).toEqual([
      ...['Name', 'Number of devices', 'Enrollment Token', 'Registered devices', 'Token Expiry'],
      ...['Pending Registration Devices', 'Profile Type', 'Sync Status'],
    ]);
    expect(await details.getByRole('toolbar', { name: 'Actions' }).getByRole('button').allInnerTexts()).toEqual([
      'Move Devices',
      'Delete',
    ]);
  });

  it('are found by Ctrl+K', async () => {
    await openPage(window, 'Devices');
    await window.keyboard.press('Control+k');
    await window.keyboard.type('bare dep');
    await window.getByText('Details of profiles', { exact: true }).first().waitFor();
    await window.getByRole('option', { name: /Bare depot.*In sync/ }).click();
    await window.getByRole('region', { name: 'Profile Bare depot' }).waitFor();
    expect(await detail('Bare depot', 'Enrollment Token')).toBe('none: registers without a token');
  });
});

describe('Move Devices', () => {
  it('of a profile asks for another one and moves all its devices there (behaviours 84 to 86)', async () => {
    const from = await servers.devicesIn('Loan pool NL');
    await view('Loan pool NL');
    await press(window, 'Move Devices');
    await dialog().getByRole('combobox').fill('Night');
    await press(dialog(), `Move ${from.length} devices`);
    await untilSettled(window);
    expect(new Set(await servers.devicesIn('Night shift'))).toEqual(new Set(from));
    expect(await servers.devicesIn('Loan pool NL')).toEqual([]);
    await until('the details count none', async () => (await detail('Loan pool NL', 'Number of devices')) === '0');
  });

  it('and Unassign leads to the devices of the profile (behaviours 93, 94)', async () => {
    const from = await servers.devicesIn('Night shift');
    await view('Night shift');
    await press(window, 'Unassign');
    await row(window, 0).waitFor();
    await until('the profile is chosen', async () =>
      profileCard(window, 'Night shift').evaluate((card) => card.getAttribute('aria-pressed') === 'true'),
    );
    await row(window, 0).click();
    await window.keyboard.press('u');
    await press(dialog(), 'Unassign 1 device');
    await untilSettled(window);
    expect(await servers.devicesIn('Night shift')).toHaveLength(from.length - 1);
  });
});

describe('Modify Configuration', () => {
  it('shows what changes, and Update brings it to the server with the token left in place (behaviour 87)', async () => {
    const { token } = await keysAtSamsung('Night shift');
    await view('Night shift');
    await press(window, 'Modify Configuration');
    await dialog().getByText('Nothing is changed').waitFor();
    await addKey('Pre-Defined Android System Extras', 'LOCALE');
    await window.keyboard.type('fr_FR');
    await press(dialog(), 'Review changes');
    const changes = dialog().getByRole('row').filter({ hasText: 'LOCALE' });
    expect(await changes.innerText()).toMatch(/Added[\s\S]*"fr_FR"/);
    await press(dialog(), 'Update');
    await toast(/The new configuration of Night shift waits/).waitFor();
    await untilSettled(window);
    expect(await keysAtSamsung('Night shift')).toMatchObject({
      ...{ 'android.app.extra.PROVISIONING_LOCALE': 'fr_FR', quickStart: false, token },
    });
  });

  it('meets somebody’s edit in the portal as a conflict, side by side; Keep mine sends it', async () => {
    const { profileId = '' } = (await atSamsung('Night shift')) ?? {};
    await view('Night shift');
    await chooseOffline(true);
    await press(window, 'Modify Configuration');
    await addKey('Ivanti specific keys', 'server');
    await window.keyboard.type('eu1.example.com');
    await press(dialog(), 'Review changes');
    await press(dialog(), 'Update');
    await dialog().waitFor({ state: 'detached' });
    await servers.control('portalEdit', { kind: 'profile', profileId, description: 'Changed in the portal' });
    await chooseOffline(false);
    await until('the conflict is seen', async () =>
      (await detail('Night shift', 'Sync Status')).startsWith('Conflict'),
    );
    await press(window, 'Open in Changes');
    const facts = window.getByRole('row').filter({ hasText: 'Changed in the portal' });
    expect(await facts.innerText()).toMatch(/Description[\s\S]*Depot Lyon, 22 to 6[\s\S]*Changed in the portal/);
    await press(window, 'Keep mine');
    await toast(/The change will be sent again/).waitFor();
    await untilSettled(window);
    expect(await keysAtSamsung('Night shift')).toMatchObject({ server: 'eu1.example.com' });
    expect((await atSamsung('Night shift'))?.description).toBe('Depot Lyon, 22 to 6');
  });
});

describe('Change Associate User', () => {
  it('searches, selects and applies, offline too (behaviour 91)', async () => {
    await chooseOffline(true);
    await view('Night shift');
    await press(window, 'Change Associate User');
    await dialog().getByLabel('Select User').fill('moreau');
    await window.getByRole('option', { name: /Julien Moreau/ }).click();
    await press(dialog(), 'Apply');
    await toast(/Night shift will have Julien Moreau as its user/).waitFor();
    await until('the details have the new user', async () =>
      (await detail('Night shift', 'Associated User')).includes('Julien Moreau'),
    );
    expect((await atIvanti('Night shift'))?.userNumber).toBe(0);
    await chooseOffline(false);
    await untilSettled(window);
    expect((await atIvanti('Night shift'))?.userNumber).toBe(1);
  });
});

describe('Edit', () => {
  it('is for profiles made for a single device only, and says so (behaviours 70, 71)', async () => {
    await openPage(window, 'Profiles');
    expect(await action('Couriers FR', 'edit').getAttribute('aria-disabled')).toBe('true');
    await action('Couriers FR', 'edit').hover();
    await window.getByText('Only for profiles made for a single device.').waitFor();
    await action('Bare depot', 'edit').click();
    await dialog().getByLabel('Description').fill('One phone at the gate');
    await press(dialog(), 'Save');
    await untilSettled(window);
    expect((await atSamsung('Bare depot'))?.description).toBe('One phone at the gate');
  });
});

describe('Delete', () => {
  it('says how many devices go back, and Cancel is a way out (behaviour 72)', async () => {
    const devices = await servers.devicesIn('Training room');
    await action('Training room', 'delete').click();
    await dialog().getByText(`${devices.length} devices go back to the Default Profile`).waitFor();
    await press(dialog(), 'Cancel');
    expect((await ask(window, 'sync.getStatus', {})).waiting).toBe(0);
  });

  it('with Yes marks the profile, which takes no devices any more, and then it is gone (behaviour 73)', async () => {
    const devices = await servers.devicesIn('Training room');
    await chooseOffline(true);
    await action('Training room', 'delete').click();
    await press(dialog(), 'Yes');
    await rowOf('Training room').getByText('Goes').waitFor();
    await openPage(window, 'Devices');
    await profileCard(window, 'Couriers FR').click();
    await until('the list is filtered', async () => (await row(window, 0).innerText()).includes('Couriers FR'));
    const said = await carryToRefusing(window, 0, 'Training room');
    await drop(window);
    expect(said).toContain('Will be deleted: takes none any more');
    await chooseConnection(window, 'Go online');
    await untilSettled(window);
    await until('it is gone', async () => (await profileCard(window, 'Training room').count()) === 0);
    expect(await atSamsung('Training room')).toBeUndefined();
    expect(await atIvanti('Training room')).toBeUndefined();
    const truths = await Promise.all(devices.slice(0, 5).map((deviceId) => servers.truthOf(deviceId)));
    expect(truths.map(({ profileName }) => profileName)).toEqual([null, null, null, null, null]);
  });
});

describe('in French', () => {
  it('the table, the wizard and the details have the document’s words', async () => {
    await ask(window, 'shell.setPreferences', { language: 'fr' });
    await window.reload();
    await openPage(window, 'Profils');
    const heads = (await window.getByRole('columnheader').allInnerTexts()).map((text) => text.trim());
    expect(heads).toEqual([
      ...['Nom de profil', 'Description', 'Dernière modification', 'Type', 'Nombre d’appareils'],
      ...['Utilisateur associé', 'État de synchronisation', 'Actions'],
    ]);
    await press(window, 'Ajouter');
    await dialog().getByRole('radio', { name: 'Automaintenance' }).waitFor();
    await dialog().getByRole('radio', { name: 'Inscription mobile Samsung Knox' }).waitFor();
    await press(dialog(), 'Suivant');
    await turnOn('Enregistrement de l’appareil sans jeton');
    await dialog().getByRole('button', { name: 'Terminé' }).waitFor();
    await press(dialog(), 'Annuler');
    await action('Couriers FR', 'view').click();
    const actions = window.getByRole('toolbar', { name: 'Actions' }).getByRole('button');
    expect((await actions.allInnerTexts()).filter((word) => !word.endsWith('…'))).toEqual([
      ...['Déplacer les appareils', 'Modifier la configuration', 'Actualiser le jeton'],
      ...['Modifier l’utilisateur associé', 'Modifier', 'Désassigner', 'Générer un code QR', 'Imprimer'],
    ]);
    await window.locator('[data-action="delete"]').click();
    await dialog().getByRole('button', { name: 'Oui' }).waitFor();
  });
});

describe('without Ivanti', () => {
  let own: OwnServers;
  beforeAll(async () => {
    own = await startOwnServers({ devices: 120 });
  });
  afterAll(() => own.close());

  it('no user is asked for, the wizard says that the token is kept by hand, and the profile is made', async () => {
    await ask(window, 'shell.setPreferences', { language: 'en' });
    await connectOwnServers(muster, own, 0);
    await window.reload();
    await untilSettled(window);
    await openPage(window, 'Profiles');
    await press(window, 'Add');
    expect(await dialog().getByRole('radio', { name: 'Self-Maintained' }).isDisabled()).toBe(true);
    await press(dialog(), 'Next');
    await dialog().getByLabel('Profile Name').fill('By hand');
    await press(dialog(), 'Next');
    await dialog().getByText('The token is kept by hand', { exact: true }).waitFor();
    expect(await dialog().getByLabel('Select User').count()).toBe(0);
    await press(dialog(), 'Next');
    await press(dialog(), 'Done');
    await toast(/By hand will be made/).waitFor();
    await untilSettled(window);
    const profiles = own.now().control.listProfiles();
    expect(profiles.map(({ name }) => name)).toContain('By hand');
    await view('By hand');
    expect(await detail('By hand', 'Enrollment Token')).toBe('Value not on this laptop');
    expect(await detail('By hand', 'Registered devices')).toBe('not known without Ivanti');
    await window
      .getByRole('toolbar', { name: 'Actions' })
      .getByRole('button', { name: /^Paste/ })
      .waitFor();
  });
});
