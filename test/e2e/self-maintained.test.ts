import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extraName } from '#shared/domain/known-keys.ts';
import type { CsvReport } from '#shared/domain/self-maintained.ts';
import { scanQr } from '../helpers/scan-qr.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { killMuster, type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, until, untilSettled } from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-csv-'));
const userDataDir = join(folder, 'user');

let muster: LaunchedMuster;
let window: Page;
let servers: Servers;

async function openDepot(): Promise<void> {
  muster = await launchMuster({ userDataDir });
  window = muster.window;
  await ask(window, 'shell.openDemoDepot', {});
  const integration = await ask(window, 'integration.get', {});
  servers = serversAt(integration.baseUrl);
}

beforeAll(async () => {
  await openDepot();
  await untilSettled(window);
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});
pictureFailures(() => window);

/** In the system's dialog the person chooses this file. */
async function stubOpen(path: string): Promise<void> {
  await muster.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** The ticket of a chosen file. */
async function choose(path: string): Promise<string> {
  await stubOpen(path);
  const ticket = await ask(window, 'shell.chooseOpenFile', { purpose: 'csv' });
  return ticket?.file ?? '';
}

async function stubSave(path: string): Promise<void> {
  await muster.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

async function saveTo(path: string): Promise<string> {
  await stubSave(path);
  const ticket = await ask(window, 'shell.chooseSaveFile', { purpose: 'csv', suggestedName: 'template.csv' });
  return ticket?.file ?? '';
}

async function check(path: string): Promise<CsvReport> {
  const { jobId } = await ask(window, 'selfMaintained.checkFile', { file: await choose(path) });
  let report: CsvReport | null = null;
  await until('the file is checked', async () => {
    report = await ask(window, 'selfMaintained.getReport', { stagedId: jobId }).catch(() => null);
    return report !== null;
  });
  if (report === null) throw new Error('there is no report');
  return report;
}

const profile = async (name: string) =>
  (await ask(window, 'profiles.list', {})).profiles.find((one) => one.name === name);

const create = (stagedId: string, name: string) =>
  ask(window, 'selfMaintained.create', {
    ...{ stagedId, name, description: '', withoutToken: true, userId: null, mode: 'good-rows' },
  });

describe('the wizard of Self-Maintained profiles (behaviours 41, 42, 101, 109 to 111)', () => {
  const dialog = () => window.getByRole('dialog');
  const press = (name: string | RegExp) => dialog().getByRole('button', { name }).click();

  /** *Undo* of the toast that says so; others may still be there. */
  const undo = (words: string) =>
    window.getByRole('alert').filter({ hasText: words }).getByRole('button', { name: 'Undo' }).click();

  async function openWizard(name: string): Promise<void> {
    await window.getByRole('navigation').getByRole('button', { name: 'Profiles' }).click();
    await window.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog().getByRole('radio', { name: 'Self-Maintained' }).check();
    await press('Next');
    await dialog().getByRole('textbox', { name: 'Profile Name' }).fill(name);
  }

  it('makes one of the good rows of a file, with a user, after another file was removed', async () => {
    await openWizard('Depot scanners');
    const [wrong, right] = [join(folder, 'wrong.csv'), join(folder, 'right.csv')];
    writeFileSync(wrong, 'Phone\n1\n');
    writeFileSync(right, 'IMEI,Site\n356938035643809,Lyon\n353227410022504,Lyon\n');
    await stubOpen(wrong);
    await press('Upload CSV');
    await dialog().getByRole('alert').filter({ hasText: 'IMEI Number' }).waitFor();
    await press('Remove the file');
    await stubOpen(right);
    await press('Upload CSV');
    await dialog().getByText('1 device is good').waitFor();
    await dialog().getByRole('row').filter({ hasText: '353227410022504' }).filter({ hasText: 'IMEI' }).waitFor();
    expect(await dialog().getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
    await dialog().getByRole('radio', { name: 'Good rows only' }).check();
    await press('Next');
    await dialog().getByPlaceholder('Name or mail address').fill('lefevre');
    await window.getByRole('option', { name: /Camille Lefèvre/ }).click();
    await press('Done');
    await until('it is made', async () => (await profile('Depot scanners'))?.sync.state === 'in-sync');
    expect(await profile('Depot scanners')).toMatchObject({
      ...{ type: 'self-maintained', devices: 1, withoutToken: false },
      associatedUser: { name: 'Camille Lefèvre' },
    });
  });

  it('ends at its first page with the option on, and leaves the profile to the toast’s Undo', async () => {
    await openWizard('Depot spares');
    const file = join(folder, 'spares.csv');
    writeFileSync(file, 'IMEI\n356938035643809\n');
    await stubOpen(file);
    await press('Upload CSV');
    await dialog().getByText('1 device is good').waitFor();
    await dialog()
      .getByRole('checkbox', { name: /without token/ })
      .check();
    await press('Done');
    await undo('Depot spares');
    await until('it is taken back', async () => (await profile('Depot spares')) === undefined);
  });

  it('downloads the existing inventory of a profile (behaviour 68)', async () => {
    await window.getByRole('navigation').getByRole('button', { name: 'Profiles' }).click();
    const row = window.getByRole('row').filter({ hasText: 'Older handhelds' });
    await row.getByRole('button', { name: /Download/ }).click();
    const file = join(folder, 'inventory.csv');
    await stubSave(file);
    await press('Choose where to save…');
    await until('it is written', async () => existsSync(file));
    const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(header).toBe('IMEI Number,Serial Number,Manufacturer,Site,Registration');
    expect(lines).toHaveLength(36);
    expect(lines.filter((line) => line.endsWith(',Registered'))).toHaveLength(12);
  });

  it('lists the devices of a profile, adds one and deletes one', async () => {
    const older = await profile('Older handhelds');
    await window.getByRole('navigation').getByRole('button', { name: 'Profiles' }).click();
    await window.getByRole('row').filter({ hasText: 'Older handhelds' }).getByRole('button', { name: /View/ }).click();
    const list = window.getByRole('region', { name: 'Devices' }).first();
    await list.getByRole('row').nth(36).waitFor();
    await list.getByRole('button', { name: 'Add More Devices' }).click();
    await dialog().getByRole('textbox', { name: 'IMEI Number' }).fill('35-693803-564380-9');
    await press(/^Save$/);
    await list
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .nth(1)
      .check();
    await list.getByRole('button', { name: 'Delete devices' }).click();
    await press('Delete 1 device');
    await until('both are carried out', async () => {
      const now = await profile('Older handhelds');
      return now?.sync.state === 'in-sync' && now.arriving === 0 && now.leaving === 0;
    });
    expect((await profile('Older handhelds'))?.devices).toBe(older?.devices);
    const { devices } = await ask(window, 'selfMaintained.listDevices', {
      ...{ profileId: older?.profileId ?? '', text: '35 693803 564380 9', first: 0, count: 10 },
    });
    expect(devices).toMatchObject([{ imei: '356938035643809', state: 'pending' }]);
  });

  it('edits the one device that is chosen: it waits, Undo takes that back, and it is sent', async () => {
    const list = window.getByRole('region', { name: 'Devices' }).first();
    const button = list.getByRole('button', { name: 'Edit devices' });
    const truth = async () =>
      (await servers.control('listIvantiProfiles')).find(({ name }) => name === 'Older handhelds')?.devices[5];
    const before = await truth();
    await ask(window, 'sync.workOffline', { offline: true });
    const row = list.getByRole('row').filter({ hasText: before?.serial ?? 'none' });
    const editTo = async (site: string) => {
      await row.getByRole('checkbox').check();
      await button.click();
      const serial = dialog().getByRole('textbox', { name: 'Serial Number' });
      expect(await serial.inputValue()).toBe(before?.serial);
      await dialog().getByRole('textbox', { name: 'Value' }).fill(site);
      await press('Save');
      await row
        .filter({ hasText: `Site: ${site}` })
        .filter({ hasText: 'Waiting to be changed' })
        .waitFor();
    };
    expect(await button.isDisabled()).toBe(true);
    await editTo('Bergen');
    await undo('waits to be changed');
    await window.getByText('Taken back: nothing was sent.').waitFor();
    await row.filter({ hasText: `Site: ${before?.attributes.Site}` }).waitFor();
    await editTo('Oslo');
    await ask(window, 'sync.workOffline', { offline: false });
    await until('it is carried out', async () => (await profile('Older handhelds'))?.sync.state === 'in-sync');
    expect(await truth()).toEqual({ ...before, attributes: { Site: 'Oslo' } });
    await row
      .filter({ hasText: 'Site: Oslo' })
      .filter({ hasText: /egistered/ })
      .waitFor();
  });

  it('shows the QR code of a profile for as long as its dialog is open, with the token in it', async () => {
    const id = (await profile('Older handhelds'))?.profileId ?? '';
    const { value } = await ask(window, 'tokens.reveal', { profileId: id });
    await window.getByRole('button', { name: 'Generate QR code' }).click();
    const code = dialog().getByRole('img', { name: 'QR code of Older handhelds' });
    const read = async () => scanQr(await code.evaluate((svg) => svg.outerHTML)) ?? '{}';
    const payload = async () => JSON.parse(await read()) as Record<string, Record<string, unknown> | string>;
    expect((await payload())[extraName('ADMIN_EXTRAS_BUNDLE')]).toMatchObject({ token: value });
    await dialog().getByText('Android refuses the download').waitFor();
    await dialog().getByRole('textbox').fill('00'.repeat(32));
    const checksum = extraName('DEVICE_ADMIN_SIGNATURE_CHECKSUM');
    await until('the checksum is in it', async () => (await payload())[checksum] === 'A'.repeat(43));
    await dialog().getByText('Android refuses the download').waitFor({ state: 'hidden' });
    await dialog().getByRole('button', { name: 'Close' }).last().click();
    await code.waitFor({ state: 'hidden' });
    expect(await window.content()).not.toContain(value);
  });

  it('shows no QR code of a token that has expired, and leads to where it gets a longer life', async () => {
    await window.getByRole('button', { name: 'All profiles' }).click();
    const row = window.getByRole('row').filter({ hasText: 'Kiosk tablets' });
    await row.getByRole('button', { name: /View/ }).click();
    await window.getByRole('button', { name: 'Generate QR code' }).click();
    await dialog().getByText('The enrollment token has expired').waitFor();
    expect(
      await dialog()
        .getByRole('img', { name: /QR code/ })
        .count(),
    ).toBe(0);
    await press('Go to Tokens');
    await window.getByRole('heading', { name: 'Tokens' }).waitFor();
  });
});

describe('a Self-Maintained profile in the real app (behaviours 101 to 113)', () => {
  it('is made of the filled-in template, and a device in it registers with its attributes', async () => {
    const template = join(folder, 'template.csv');
    await ask(window, 'selfMaintained.saveTemplate', { file: await saveTo(template), delimiter: ';' });
    const header = readFileSync(template, 'utf8').trim();
    const file = join(folder, 'note.csv');
    writeFileSync(file, `${header};Dépôt\r\n;R58N12345AB;samsung;Évry\r\n12;;;\r\n`, 'latin1');
    const report = await check(file);
    expect(report).toMatchObject({ accepted: 1, refused: 1, delimiter: ';', fileName: 'note.csv' });
    await create(report.stagedId, 'Depot tablets');
    await until('it is made', async () => (await profile('Depot tablets'))?.sync.state === 'in-sync');
    const shown = { serial: 'R58N12345AB', manufacturer: 'SAMSUNG' };
    expect(await servers.control('switchOn', shown)).toMatchObject({
      ...{ registered: true, by: 'serial', profileName: 'Depot tablets', attributes: { Dépôt: 'Évry' } },
    });
  });

  it('waits through a hard end of the app, and is made once', async () => {
    const file = join(folder, 'hard.csv');
    writeFileSync(file, 'IMEI\n353227410022505\n490154203237518\n');
    await ask(window, 'sync.workOffline', { offline: true });
    const { changeId } = await create((await check(file)).stagedId, 'Depot phones');
    expect(await profile('Depot phones')).toMatchObject({
      devices: 2,
      arriving: 2,
      sync: { state: 'waiting', changeId },
    });
    await killMuster(muster);
    await openDepot();
    await ask(window, 'sync.workOffline', { offline: false });
    await until('it is made', async () => (await profile('Depot phones'))?.sync.state === 'in-sync');
    expect(await profile('Depot phones')).toMatchObject({ devices: 2, arriving: 0, type: 'self-maintained' });
    expect(await servers.control('switchOn', { imei: '490154203237518' })).toMatchObject({
      registered: true,
      by: 'imei',
    });
  });
});
