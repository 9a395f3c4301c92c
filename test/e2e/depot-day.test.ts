import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceRow } from '#shared/domain/device.ts';
import { type PdfPage, readPdf } from '../helpers/read-pdf.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, chooseConnection, openPage, until, untilSettled } from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

/** A day at the bench: forty-eight boxes, a delivery note, a scanner, no network until the evening. */

const folder = mkdtempSync(join(tmpdir(), 'muster-depot-day-'));
const profile = 'Couriers FR';
const foreign = '353227410022505';
const bad = { misread: '353227410022504', product: '8806095061955', foreign };

let muster: LaunchedMuster;
let window: Page;
let servers: Servers;
/** On the note; the last one is never found in the boxes. */
let noted: DeviceRow[] = [];
let scanned: DeviceRow[] = [];

pictureFailures(() => window);
beforeAll(async () => {
  muster = await launchMuster({ env: { MUSTER_DEMO_SWITCHES: '{}' } });
  window = muster.window;
  await window.getByRole('button', { name: 'Open the demo depot' }).click();
  await untilSettled(window);
  servers = serversAt((await ask(window, 'integration.get', {})).baseUrl);
  await chooseConnection(window, 'Work offline');
  await servers.control('clearRequests');
  const sort = { column: 'imei', direction: 'asc' } as const;
  const view = { filter: { states: ['unassigned' as const] }, sort };
  const { rows } = await ask(window, 'devices.getWindow', { view, first: 0, count: 200 });
  noted = rows.filter(({ imei }) => imei !== null).slice(0, 48);
  scanned = noted.slice(0, 47);
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});

const dialog = () => window.getByRole('dialog');
const press = (name: string | RegExp) => dialog().getByRole('button', { name, exact: true }).click();
const button = (name: string | RegExp) => window.getByRole('main').getByRole('button', { name, exact: true });
const stage = (name: string) => window.getByRole('list', { name: 'Progress' }).getByRole('listitem', { name });
const imeiOf = ({ imei }: DeviceRow) => imei ?? '';

function chooseFile(path: string): Promise<void> {
  return muster.app.evaluate(({ dialog: system }, chosen) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
}

async function savePdf(name: string): Promise<PdfPage[]> {
  const path = join(folder, name);
  await chooseFile(path);
  await press('Save as PDF…');
  await window
    .getByRole('alert')
    .filter({ hasText: `${name} is saved` })
    .waitFor();
  return readPdf(readFileSync(path));
}

describe('a day at the staging bench, offline', () => {
  it('begins with the delivery note, as a spreadsheet in French saved it', async () => {
    expect(noted).toHaveLength(48);
    const lines = noted.map(({ imei, serial, model }) => `="${imei}";${serial};${model}`);
    const note = join(folder, 'bon de livraison.csv');
    writeFileSync(note, `N° IMEI;Numéro de série;Modèle\r\n${lines.join('\r\n')}\r\n`, 'latin1');
    await openPage(window, 'Batches');
    await window.getByRole('button', { name: 'New batch' }).click();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Pallet 22');
    await dialog().getByRole('combobox', { name: 'Profile' }).click();
    await window.getByRole('option', { name: profile }).click();
    await press('Create batch');
    await chooseFile(note);
    await press('Choose a file…');
    await dialog().getByText('48 rows are good').waitFor();
    await press('Next');
    await press(/^Import/);
    await stage('Expected: 48 of 48').waitFor();
  });

  it('goes on with fifty codes from a scanner, three of them bad, and says which', async () => {
    await window.getByText('Scan', { exact: true }).click();
    await window.getByRole('heading', { name: 'Ready to scan' }).waitFor();
    const codes = scanned.map(imeiOf);
    for (const [at, code] of [bad.misread, bad.product, bad.foreign].entries()) codes.splice(9 + at * 14, 0, code);
    expect(codes).toHaveLength(50);
    for (const code of codes) {
      await window.keyboard.type(code);
      await window.keyboard.press('Enter');
    }
    const list = () => ask(window, 'batches.listScans', { batchId: openedBatch, first: 0, count: 100 });
    const { batches } = await ask(window, 'batches.listNames', {});
    const openedBatch = batches[0]?.batchId ?? '';
    await until('every code has its verdict', async () => (await list()).scans.length === 50);
    const { scans } = await list();
    const others = scans.filter(({ verdict }) => verdict !== 'good').map(({ text, verdict }) => [text, verdict]);
    expect(others.toReversed()).toEqual([
      [bad.misread, 'bad-check-digit'],
      [bad.product, 'unreadable'],
      [bad.foreign, 'not-expected'],
    ]);
  });

  it('shows what is missing and what is too much', async () => {
    await window.getByText('Match', { exact: true }).click();
    await stage('Scanned: 47 of 48').waitFor();
    await button('Missing 1').click();
    const rows = window.getByRole('grid', { name: 'Devices of the batch' }).locator('tbody tr');
    await until('one line is left', async () => (await rows.count()) === 1);
    expect((await rows.first().innerText()).replaceAll(/\s/g, '')).toContain(noted[47]?.serial ?? 'none');
    await button('Missing 1').click();
    await button('Extra 1').waitFor();
  });

  it('assigns those that are there, and sends nothing yet', async () => {
    await button('Assign…').click();
    await dialog().getByText(`47 move to ${profile}`).waitFor();
    await press('Assign 47 devices');
    await stage('Assigned: 47 of 48').waitFor();
    expect(await servers.writes()).toEqual([]);
  });

  it('prints a label for every box', async () => {
    await button('Print…').click();
    await dialog().getByText('Labels', { exact: true }).first().click();
    await dialog().getByRole('combobox', { name: 'Labels' }).waitFor();
    const pages = await savePdf('labels.pdf');
    const words = pages.map(({ text }) => text.replaceAll(/\s/g, '')).join('');
    expect(scanned.filter((device) => !words.includes(imeiOf(device)))).toEqual([]);
  });

  it('leaves a report, as a file and on paper', async () => {
    await button('Print…').click();
    const [first] = await savePdf('report.pdf');
    expect(first?.text.replaceAll(/\s+/g, ' ')).toContain('Pallet 22');
    const report = join(folder, 'report.csv');
    await chooseFile(report);
    await button('More actions').click();
    await window.getByRole('menuitem', { name: 'Export report…' }).click();
    await window
      .getByRole('alert')
      .filter({ hasText: /report\.csv/ })
      .first()
      .waitFor();
    const { data } = Papa.parse<string[]>(readFileSync(report, 'utf8').trim());
    expect(data).toHaveLength(1 + 48 + 1);
    const lineOf = (code: string) => data.find((cells) => cells.includes(code)) ?? [];
    expect(lineOf(imeiOf(noted[47] as DeviceRow))).toContain('Missing');
    expect(lineOf(foreign).join()).toContain('Extra');
    expect(data.filter((cells) => cells.includes(profile))).toHaveLength(47);
  });

  it('gives its devices as a file for Samsung’s portal, too', async () => {
    const file = join(folder, 'portal.csv');
    await button('More actions').click();
    await window.getByRole('menuitem', { name: 'Download as CSV…' }).click();
    await dialog().getByRole('combobox', { name: 'Made for' }).click();
    await window
      .getByRole('option', { name: /assign/i })
      .first()
      .click();
    await dialog().getByText('47').first().waitFor();
    await chooseFile(file);
    await press('Choose where to save…');
    await window.getByRole('alert').filter({ hasText: 'portal.csv' }).first().waitFor();
    const { data } = Papa.parse<string[]>(readFileSync(file, 'utf8').trim());
    expect(data).toEqual(
      expect.arrayContaining(scanned.map((device) => expect.arrayContaining([imeiOf(device), profile]))),
    );
  });

  it('is sent in the evening: every device stands in its profile at the server', async () => {
    await chooseConnection(window, 'Go online');
    await until('everything is sent', async () => (await ask(window, 'sync.getStatus', {})).waiting === 0);
    const there = new Set(await servers.devicesIn(profile));
    expect(scanned.filter(({ deviceId }) => !there.has(deviceId))).toEqual([]);
    expect(there.has(noted[47]?.deviceId ?? '')).toBe(false);
    await openPage(window, 'Batches');
    await button(/Pallet 22/).waitFor();
  });
});
