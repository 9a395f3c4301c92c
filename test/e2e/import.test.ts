import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, listedDevices, until, untilSettled } from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-import-'));
let muster: LaunchedMuster;
let window: Page;
let servers: Servers;

beforeAll(async () => {
  muster = await launchMuster();
  window = muster.window;
  await ask(window, 'shell.openDemoDepot', {});
  servers = serversAt((await ask(window, 'integration.get', {})).baseUrl);
  await untilSettled(window);
  await ask(window, 'sync.workOffline', { offline: true });
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});
pictureFailures(() => window);

const dialog = () => window.getByRole('dialog');
const press = (name: string | RegExp) => dialog().getByRole('button', { name, exact: true }).click();

/** In the system's dialogs the person chooses these files. */
async function stubOpen(path: string): Promise<void> {
  await muster.app.evaluate(({ dialog: system }, chosen) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

async function stubSave(path: string): Promise<void> {
  await muster.app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

/** IMEIs of devices that can be moved: approved and in no profile. */
async function someDevices(count: number): Promise<string[]> {
  const view = {
    filter: { states: ['unassigned' as const] },
    sort: { column: 'imei' as const, direction: 'asc' as const },
  };
  const { rows } = await ask(window, 'devices.getWindow', { view, first: 0, count });
  return rows.map(({ imei }) => imei ?? '');
}

/** As a French Excel saves it: Windows-1252, semicolons, a number shortened, a digit mistyped, quotes and spaces around. */
async function writeDamaged(name: string): Promise<string[]> {
  const imeis = await someDevices(6);
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = imeis;
  const lines = [
    'N° IMEI;Affectation;Désignation',
    `${a};Couriers FR;Téléphone`,
    `="${b}";Couriers FR;Téléphone`,
    ` ${c} ;Loan pool NL;Téléphone`,
    `${d.slice(0, 14)};Loan pool NL;Téléphone`,
    `3,53227E+14;Couriers FR;Téléphone`,
    `${f.slice(0, 14)}${(Number(f[14]) + 1) % 10};Couriers FR;Téléphone`,
    `${e};Couriers FR;Téléphone`,
    `${a};Couriers FR;Téléphone`,
  ];
  writeFileSync(join(folder, name), Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'));
  return imeis;
}

async function openImport(path: string): Promise<void> {
  await stubOpen(path);
  await window.getByRole('button', { name: 'Import CSV…' }).click();
  await press('Choose a file…');
  await dialog().getByRole('button', { name: 'Next' }).waitFor();
}

const shapeOf = (part: string) =>
  dialog()
    .locator('input')
    .and(dialog().getByLabel(part, { exact: true }));
const meaningOf = (column: string) => dialog().getByRole('combobox', { name: `Meaning of column ${column}` });

describe('the import of a damaged French Excel file', () => {
  let imeis: string[] = [];

  it('shows what was guessed, and what became of each row', async () => {
    imeis = await writeDamaged('livraison.csv');
    await openImport(join(folder, 'livraison.csv'));
    expect(await shapeOf('Encoding').inputValue()).toBe('Windows-1252');
    expect(await shapeOf('Separator').inputValue()).toBe('Semicolon');
    expect(await meaningOf('N° IMEI').inputValue()).toBe('imei');
    await dialog().getByText('5 rows are good').waitFor();
    await dialog().getByRole('radio', { name: 'Refused (3)' }).waitFor({ state: 'attached' });
    await dialog()
      .getByRole('row')
      .filter({ hasText: '3,53227E+14' })
      .filter({ hasText: 'format the column as text' })
      .waitFor();
    await dialog().getByRole('row').filter({ hasText: 'The same identifier stands in line 2' }).waitFor();
  });

  it('is read again as a column is corrected: the profile is recognised, and can be the target', async () => {
    await meaningOf('Affectation').selectOption('profile');
    await until('it is read again', async () => (await meaningOf('Affectation').inputValue()) === 'profile');
    await press('Next');
    await dialog().getByRole('radio', { name: 'Move to the profiles named in the file' }).check();
    const plan = dialog().getByRole('region', { name: 'What will happen' });
    await plan.getByRole('row').filter({ hasText: 'Couriers FR' }).filter({ hasText: '3' }).waitFor();
    await plan.getByRole('row').filter({ hasText: 'Loan pool NL' }).filter({ hasText: '2' }).waitFor();
    expect(await dialog().getByRole('button', { name: 'Move 5 devices' }).isDisabled()).toBe(true);
    await dialog().getByText('Mend the refused rows, or choose “Good rows only”.').waitFor();
  });

  it('saves the refused rows with what to do about each', async () => {
    await press('Back');
    const file = join(folder, 'refused.csv');
    await stubSave(file);
    await press('Save refused rows…');
    await until('it is saved', async () => existsSync(file));
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('3,53227E+14');
    expect(text).toContain('format the column as text');
    expect(text.trim().split('\r\n')).toHaveLength(4);
  });

  it('moves the devices of the good rows, and offers to take that back', async () => {
    await press('Next');
    await dialog().getByRole('radio', { name: 'Good rows only' }).check();
    await press('Move 5 devices');
    const toast = window.getByRole('alert').filter({ hasText: '5 devices move to the profiles named in the file.' });
    await toast.getByRole('button', { name: 'Undo' }).waitFor();
    expect(await dialog().count()).toBe(0);
    const { changes } = await ask(window, 'changes.list', { first: 0, count: 10 });
    expect(changes.map(({ devices }) => devices).sort()).toEqual([2, 3]);
  });

  it('takes the mended rows, guesses as it was corrected, and what was moved is at the server in the end', async () => {
    const text = readFileSync(join(folder, 'refused.csv'), 'utf8');
    const [header = '', scientific = '', mistyped = ''] = text.trim().split('\r\n');
    const mended = [
      header,
      scientific.replace('3,53227E+14', imeis[5] ?? ''),
      mistyped.replace(/^\D*\d{15}/, imeis[5] ?? ''),
    ];
    writeFileSync(join(folder, 'mended.csv'), `${mended.slice(0, 2).join('\r\n')}\r\n`);
    await openImport(join(folder, 'mended.csv'));
    await dialog().getByText('1 row is good').waitFor();
    expect(await meaningOf('Affectation').inputValue()).toBe('profile');
    await press('Next');
    await press('Move 1 device');
    await ask(window, 'sync.workOffline', { offline: false });
    await until('everything is sent', async () => (await ask(window, 'sync.getStatus', {})).waiting === 0);
    const couriers = await servers.devicesIn('Couriers FR');
    for (const imei of [imeis[0], imeis[1], imeis[4], imeis[5]])
      expect(couriers).toContain((await servers.truthOf(imei ?? '')).deviceId);
  });
});

describe('the window that imports files', () => {
  it('is found in the search field, and can be left without anything done', async () => {
    await window.keyboard.press('Control+k');
    await window.keyboard.type('import');
    await window.getByRole('option', { name: /Import CSV…/ }).waitFor();
    await window.keyboard.press('Enter');
    await dialog().getByRole('button', { name: 'Choose a file…' }).waitFor();
    await window.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('says of an empty file and of a workbook what to do, and goes on with another file', async () => {
    const [empty, workbook, right] = ['empty.csv', 'workbook.csv', 'right.csv'].map((name) => join(folder, name));
    writeFileSync(empty ?? '', '');
    writeFileSync(workbook ?? '', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    writeFileSync(right ?? '', `${(await someDevices(3)).join('\n')}\n`);
    await stubOpen(empty ?? '');
    await window.getByRole('button', { name: 'Import CSV…' }).click();
    await press('Choose a file…');
    await dialog().getByRole('alert').filter({ hasText: 'no device in this file' }).waitFor();
    await stubOpen(workbook ?? '');
    await press('Choose a different file');
    await dialog().getByRole('alert').filter({ hasText: 'not a CSV file' }).waitFor();
    await stubOpen(right ?? '');
    await press('Choose a different file');
    await dialog().getByText('3 rows are good').waitFor();
  });

  it('takes a file that is dropped on it in place of the one it has', async () => {
    const dropped = join(folder, 'dropped.csv');
    writeFileSync(dropped, `${(await someDevices(2)).join('\n')}\n`);
    const page = await window.context().newCDPSession(window);
    const at = { x: 640, y: 400, data: { items: [], files: [dropped], dragOperationsMask: 1 } };
    for (const type of ['dragEnter', 'dragOver'] as const) await page.send('Input.dispatchDragEvent', { type, ...at });
    await window.getByText('Drop the file to import it').waitFor();
    await page.send('Input.dispatchDragEvent', { type: 'drop', ...at });
    await dialog().getByText('2 rows are good').waitFor();
  });

  it('selects the devices of a file in the list', async () => {
    await press('Next');
    await dialog().getByRole('radio', { name: 'Select them in the list' }).check();
    await press('Select 2 devices');
    await window.locator('footer').getByText('2 selected').waitFor();
    expect(await listedDevices(window)).toBe(2400);
  });

  it('leaves nothing behind when the reading is cancelled', async () => {
    const large = join(folder, 'large.csv');
    writeFileSync(large, `IMEI\n${'353227410022502\n'.repeat(2_000_000)}`);
    await stubOpen(large);
    await window.getByRole('button', { name: 'Import CSV…' }).click();
    await press('Choose a file…');
    await dialog().getByRole('progressbar', { name: 'Reading large.csv' }).waitFor();
    await press('Cancel');
    await dialog().getByRole('button', { name: 'Choose a file…' }).waitFor();
    await window.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});
