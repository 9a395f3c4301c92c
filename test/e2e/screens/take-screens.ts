import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { type LaunchedMuster, launchMuster } from '../driver/launch-muster.ts';
import { ask, carryTo, drop, openPage, profileCard, row, selectRows, until, untilSettled } from '../driver/person.ts';
import { type Servers, serversAt } from '../driver/servers.ts';
import { prepareBench, prepareSheets, shootBench } from './bench-screens.ts';

/**
 * Takes the pictures of docs/screens: every screen of the real window at 1280 × 800, in light, dark and French, with devices
 * that wait, a conflict and a device's details in them. Run it as `npm run screens`.
 */

type Look = { name: string; language: 'en' | 'fr'; theme: 'light' | 'dark' };

const looks: Look[] = [
  { name: 'light', language: 'en', theme: 'light' },
  { name: 'dark', language: 'en', theme: 'dark' },
  { name: 'fr', language: 'fr', theme: 'light' },
];
const folder = join(process.cwd(), 'docs', 'screens');

async function openAt1280(): Promise<LaunchedMuster> {
  const muster = await launchMuster({ env: { MUSTER_DEMO_SWITCHES: JSON.stringify({ returnsSecondImei: true }) } });
  await muster.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  return muster;
}

/** Shows the window in a language and theme; the page is loaded anew, as after a restart. */
async function wear(window: Page, { language, theme }: Look): Promise<void> {
  await ask(window, 'shell.setPreferences', { language, theme });
  await window.reload();
  await window.waitForLoadState('networkidle');
}

async function shoot(window: Page, screen: string, look: Look): Promise<void> {
  // Carets and transitions come to rest.
  await window.waitForTimeout(350);
  await window.screenshot({ path: join(folder, `${screen}-${look.name}.png`), animations: 'disabled', caret: 'hide' });
}

async function shootFirstRun(window: Page): Promise<void> {
  for (const look of looks) {
    await wear(window, look);
    await shoot(window, 'first-run', look);
  }
  await ask(window, 'shell.createWorkspace', { name: 'Field Service Lyon' });
  for (const look of looks) {
    await wear(window, look);
    await window.getByRole('textbox').first().waitFor();
    await shoot(window, 'connect', look);
  }
}

/** Twelve devices wait for Couriers FR; somebody moves three others, queued for Executives, in the portal meanwhile. */
async function makeWork(window: Page, servers: Servers): Promise<void> {
  await ask(window, 'sync.workOffline', { offline: true });
  const profiles = (await ask(window, 'profiles.list', {})).profiles;
  const idOf = (name: string) => {
    const profile = profiles.find((one) => one.name === name);
    if (!profile) throw new Error(`no profile is called ${name}`);
    return profile.profileId;
  };
  const view = {
    filter: { profileId: idOf('Field engineers UK') },
    sort: { column: 'imei', direction: 'asc' },
  } as const;
  const { deviceIds } = await ask(window, 'devices.getIdRange', { view, first: 0, count: 9 });
  const selection = { kind: 'named', deviceIds } as const;
  await ask(window, 'devices.move', { selection, profileId: idOf('Executives') });
  const theirs = { kind: 'assign' as const, deviceIds: deviceIds.slice(0, 3), profileId: idOf('Couriers FR') };
  await servers.control('portalEdit', theirs);
  await ask(window, 'sync.workOffline', { offline: false });
  await until('the conflict is seen', async () => {
    const { conflicts, waiting } = await ask(window, 'sync.getStatus', {});
    return conflicts === 3 && waiting === 0;
  });
  await ask(window, 'sync.workOffline', { offline: true });
}

/** Twelve devices that stay amber while the pictures are taken. */
async function queueMore(window: Page): Promise<void> {
  const { profiles } = await ask(window, 'profiles.list', {});
  const target = profiles.find(({ name }) => name === 'Couriers FR');
  if (!target) throw new Error('the depot has no Couriers FR');
  const view = { filter: { profileId: DEFAULT_PROFILE_ID }, sort: { column: 'imei', direction: 'asc' } } as const;
  const { deviceIds } = await ask(window, 'devices.getIdRange', { view, first: 0, count: 12 });
  await ask(window, 'devices.move', { selection: { kind: 'named', deviceIds }, profileId: target.profileId });
}

async function shootDevices(window: Page, look: Look): Promise<void> {
  await row(window, 0).waitFor();
  await window.locator('[data-profile="default"]').click();
  await until('the list is filtered', async () => !(await row(window, 0).innerText()).includes('Couriers'));
  await selectRows(window, 2, 13);
  await carryTo(window, 5, 'Executives');
  await shoot(window, 'devices-drag', look);
  await window.keyboard.press('Escape');
  await drop(window);
  await window.keyboard.press('m');
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('combobox').fill('cour');
  await shoot(window, 'move-dialog', look);
  await window.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await window.keyboard.press('Escape');
  await profileCard(window, 'Executives').click();
  await until('the list shows Executives', async () => (await row(window, 0).innerText()).includes('Executives'));
  await row(window, 1).dblclick();
  await shoot(window, 'device-details', look);
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await profileCard(window, 'Executives').click();
  await window.mouse.move(640, 790);
  await shoot(window, 'devices', look);
}

async function shootUploads(window: Page, look: Look): Promise<void> {
  await openPage(window, 'Uploads|Envois');
  await window.locator('[data-upload]').first().waitFor();
  await shoot(window, 'uploads', look);
  await window.locator('[data-view]').nth(1).click();
  await row(window, 0).waitFor();
  await shoot(window, 'view-devices', look);
  await window.getByRole('button', { name: /Approve All Devices|Approuver tous les appareils/ }).click();
  await window.getByRole('dialog').getByRole('listitem').first().waitFor();
  await shoot(window, 'approve-dialog', look);
  await window.keyboard.press('Escape');
}

/** The table of profiles, one profile's details, and the wizard's step with the configuration. */
async function shootProfiles(window: Page, look: Look): Promise<void> {
  await openPage(window, 'Profiles|Profils');
  const couriers = window.locator('[data-profile-row]').filter({ hasText: 'Couriers FR' });
  await couriers.waitFor();
  await shoot(window, 'profiles', look);
  await couriers.locator('[data-action="view"]').click();
  await window.locator('dl').first().waitFor();
  await shoot(window, 'profile-details', look);
  await openPage(window, 'Profiles|Profils');
  await window.getByRole('button', { name: /^(Add|Ajouter)$/ }).click();
  const dialog = window.getByRole('dialog');
  const next = dialog.getByRole('button', { name: /^(Next|Suivant)$/ });
  await next.click();
  await dialog.getByLabel(/^(Profile Name|Nom de profil)/).fill('Night shift Lyon');
  await next.click();
  await next.click();
  await dialog
    .getByRole('button', { name: /^(Add key|Ajouter une clé)/ })
    .nth(1)
    .click();
  await window.keyboard.type('SKIP_ENCRYPTION');
  await window.keyboard.press('Enter');
  await shoot(window, 'profile-wizard', look);
  await window.keyboard.press('Escape');
}

async function shootTokens(window: Page, look: Look): Promise<void> {
  await openPage(window, 'Tokens|Jetons');
  await window.getByRole('main').getByRole('listitem').first().waitFor();
  await shoot(window, 'tokens', look);
}

async function shootRest(window: Page, look: Look): Promise<void> {
  await openPage(window, 'Changes|Modifications');
  const opener = window.getByRole('main').locator('[data-row-button][aria-expanded="false"]').first();
  await opener.click();
  await shoot(window, 'changes', look);
  await window.getByRole('button', { name: /^(Other laptop|Autre portable)/ }).click();
  await window.getByRole('menuitem', { name: /^(Hand over|Transmettre)/ }).click();
  await window.getByRole('dialog').getByRole('checkbox').first().waitFor();
  await shoot(window, 'hand-over', look);
  await window.keyboard.press('Escape');
  await openPage(window, 'Activity|Activité');
  await window.getByRole('main').getByRole('row').nth(1).click();
  await shoot(window, 'activity', look);
  await openPage(window, 'Settings|Paramètres');
  await window.getByRole('button', { name: /^(Storage|Stockage)$/ }).click();
  await window.getByRole('heading', { name: /^(Backups|Sauvegardes)$/ }).waitFor();
  await shoot(window, 'storage', look);
  await window.getByRole('button', { name: /^(Knox Integration|Intégration Knox)$/ }).click();
  await window
    .getByRole('main')
    .getByRole('button', { name: /Test connection|Tester la connexion/ })
    .click();
  await until('the test has run', async () => (await window.getByText(/\d+\s?ms/).count()) >= 5);
  await shoot(window, 'settings', look);
  await openPage(window, 'Devices|Appareils');
}

mkdirSync(folder, { recursive: true });
const muster = await openAt1280();
try {
  const { window } = muster;
  await window.getByRole('button').first().waitFor();
  await shootFirstRun(window);
  await ask(window, 'shell.openDemoDepot', {});
  await window.reload();
  await row(window, 0).waitFor();
  await untilSettled(window);
  const { baseUrl } = await ask(window, 'integration.get', {});
  await prepareSheets(window);
  await makeWork(window, serversAt(baseUrl));
  await queueMore(window);
  await prepareBench(muster);
  for (const look of looks) {
    await wear(window, look);
    await shootDevices(window, look);
    await shootUploads(window, look);
    await shootProfiles(window, look);
    await shootTokens(window, look);
    await shootBench(window, (screen) => shoot(window, screen, look));
    await shootRest(window, look);
  }
} finally {
  await muster.close();
}
