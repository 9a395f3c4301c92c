import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScan } from '#shared/domain/read-scan.ts';
import { type PdfBox, type PdfPage, readPdf } from '../helpers/read-pdf.ts';
import { scanBarcodesOnPaper, scanQrOnPaper } from '../helpers/scan-paper.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, chooseConnection, selectRows, until, untilSettled } from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

let muster: LaunchedMuster;
let window: Page;
let servers: Servers;
let userDataDir = '';
let paperFolder = '';

pictureFailures(() => window);
beforeAll(async () => {
  userDataDir = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  paperFolder = mkdtempSync(join(tmpdir(), 'muster-paper-'));
  muster = await launchMuster({ userDataDir, env: { MUSTER_DEMO_SWITCHES: '{}' } });
  window = muster.window;
  await window.getByRole('button', { name: 'Open the demo depot' }).click();
  await untilSettled(window);
  servers = serversAt((await ask(window, 'integration.get', {})).baseUrl);
});
afterAll(async () => {
  await muster.close();
  for (const folder of [userDataDir, paperFolder]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const openPage = (name: string) =>
  window.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).first().click();
const dialog = () => window.getByRole('dialog');
const windows = () => muster.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** The next save dialog is answered with this path. */
function saveUnder(path: string): Promise<void> {
  return muster.app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
}

async function closeToasts(): Promise<void> {
  const toasts = window.getByRole('alert');
  while ((await toasts.count()) > 0) {
    await toasts.last().getByRole('button').last().click();
    await window.waitForTimeout(200);
  }
}

/** Saves what the open dialog shows, and reads it back. */
async function savePdf(name: string): Promise<PdfPage[]> {
  const path = join(paperFolder, name);
  await saveUnder(path);
  await dialog().getByRole('button', { name: 'Save as PDF…' }).click();
  await dialog().waitFor({ state: 'detached' });
  await window
    .getByRole('alert')
    .filter({ hasText: `${name} is saved` })
    .waitFor();
  await closeToasts();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  return readPdf(readFileSync(path));
}

const onlyPage = ([page, ...others]: PdfPage[]): PdfPage => {
  if (!page || others.length > 0) throw new Error(`${others.length} pages too many, or none`);
  return page;
};

/** What a text says, whatever lines it is broken into. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('a QR sheet (behaviour 111)', () => {
  const codeOnA4: PdfBox = { left: 10, top: 25, right: 136, bottom: 170 };

  it('on paper holds exactly what the QR code of the profile holds, without a network too', async () => {
    const { profileId } =
      (await ask(window, 'profiles.list', {})).profiles.find(({ name }) => name === 'Couriers FR') ?? {};
    if (!profileId) throw new Error('the demo depot has no Couriers FR');
    // Once, so that the value is kept here.
    const wanted = await ask(window, 'tokens.revealPayload', { profileId, withWifi: false, checksum: null });
    await chooseConnection(window, 'Work offline');
    await openPage('Tokens');
    await window.getByRole('button', { name: 'Actions for the token of Couriers FR' }).click();
    await window.getByRole('menuitem', { name: 'Print QR sheet…' }).click();
    await dialog().getByRole('img', { name: 'QR code of Couriers FR' }).waitFor();
    const page = onlyPage(await savePdf('sheet.pdf'));
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([210, 297]);
    expect(scanQrOnPaper(page, codeOnA4)).toBe(wanted.text);
    const { token } = (await servers.control('listIvantiProfiles')).find(({ name }) => name === 'Couriers FR') ?? {};
    expect(wanted.text).toContain(token?.value);
    expect(page.text).toContain('Couriers FR');
    expect(page.text).not.toContain(token?.value);
  });

  it('says until when it holds and by which mark it is known, as the page of the tokens does', async () => {
    const row = window.getByRole('listitem').filter({ hasText: 'Couriers FR' });
    const [, mark = 'none'] = /Mark (\S{3}-\S{3})/.exec(await row.innerText()) ?? [];
    const page = onlyPage(readPdf(readFileSync(join(paperFolder, 'sheet.pdf'))));
    expect(flat(page.text)).toMatch(/Token expires \w+ \d+, \d{4}/);
    expect(page.text).toContain(mark);
  });

  it('is written down, and its secret is in no file but the one that was asked for', async () => {
    const { rows } = await ask(window, 'activity.list', { filter: { groups: ['print'] }, first: 0, count: 10 });
    expect(rows).toMatchObject([
      { action: 'print.sheets', facts: { profileName: 'Couriers FR', copies: 1, form: 'pdf' } },
    ]);
    const { token } = (await servers.control('listIvantiProfiles')).find(({ name }) => name === 'Couriers FR') ?? {};
    const value = token?.value ?? 'none';
    const files = readdirSync(userDataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const ours = files.filter(({ parentPath }) => !parentPath.includes('simulator'));
    const told = ours.filter((file) => readFileSync(join(file.parentPath, file.name)).includes(value));
    expect([ours.length > 5, told.map(({ name }) => name)]).toEqual([true, []]);
    expect(await windows()).toBe(1);
  });

  it('comes in several copies of several profiles, on Letter too', async () => {
    await window.getByRole('checkbox', { name: 'Executives' }).click();
    await window.getByRole('checkbox', { name: 'Couriers FR' }).click();
    await chooseConnection(window, 'Go online');
    await untilSettled(window);
    await window.getByRole('main').getByRole('button', { name: 'Print QR sheets…' }).click();
    await dialog()
      .getByRole('img', { name: /^QR code of/ })
      .waitFor();
    await dialog().getByText('Letter', { exact: true }).click();
    await dialog().getByRole('textbox', { name: 'Copies of each sheet' }).fill('2');
    await dialog().getByText('Page 1 of 4').waitFor();
    await dialog().getByRole('button', { name: 'Next page' }).click();
    await dialog().getByText('Page 2 of 4').waitFor();
    const pages = await savePdf('sheets.pdf');
    expect(pages.map(({ width }) => Math.round(width))).toEqual([216, 216, 216, 216]);
    expect(new Set(pages.map((page) => scanQrOnPaper(page, codeOnA4))).size).toBe(2);
  });
});

describe('box labels', () => {
  it('have barcodes that a scanner reads: IMEI and serial number of every device', async () => {
    await openPage('Devices');
    await selectRows(window, 0, 29);
    const { rows } = await ask(window, 'devices.getWindow', {
      ...{ view: { filter: {}, sort: { column: 'imei', direction: 'asc' } }, first: 0, count: 30 },
    });
    await window.keyboard.press('p');
    await dialog().getByText('Page 1 of 2').waitFor();
    const pages = await savePdf('labels.pdf');
    const wanted = rows.flatMap(({ imei, serial }) => [imei, serial].filter((code) => code !== null));
    expect(pages.flatMap(scanBarcodesOnPaper).sort()).toEqual([...wanted].sort());
    const text = pages.map((page) => page.text).join('\n');
    expect(wanted.filter((code) => !text.includes(code))).toEqual([]);
  });

  it('go on where the part-used sheet ended, and a scan of the bench reads their QR codes', async () => {
    await window.keyboard.press('p');
    await dialog().getByText('QR', { exact: true }).click();
    expect(await dialog().getByRole('textbox', { name: 'First free label' }).inputValue()).toBe('10');
    await dialog().getByRole('textbox', { name: 'First free label' }).fill('21');
    const [first] = await savePdf('qr-labels.pdf');
    if (!first) throw new Error('no page');
    const label = { left: 139, top: 243, right: 203, bottom: 282 };
    const { rows } = await ask(window, 'devices.getWindow', {
      ...{ view: { filter: {}, sort: { column: 'imei', direction: 'asc' } }, first: 0, count: 1 },
    });
    const { imei = null, imei2 = null, serial = null } = rows[0] ?? {};
    expect(readScan(scanQrOnPaper(first, label) ?? '')).toMatchObject({ ok: true, codes: { imei, imei2, serial } });
    const printed = [imei, imei2, serial].filter((code) => code !== null);
    expect([printed.length > 1, printed.filter((code) => !first.text.includes(code))]).toEqual([true, []]);
    expect(first.black.every(({ left, top }) => left > label.left && top > label.top)).toBe(true);
  });

  it('by the thousand neither stop the window nor leave anything when they are cancelled', async () => {
    await window.getByRole('grid').press('Control+a');
    await window.keyboard.press('p');
    await dialog().getByRole('combobox', { name: 'Labels' }).click();
    await window.getByRole('option', { name: /Roll of 62 mm/ }).click();
    await dialog()
      .getByText(/Page 1 of 2,\d+/)
      .waitFor();
    const path = join(paperFolder, 'thousands.pdf');
    await saveUnder(path);
    await dialog().getByRole('button', { name: 'Save as PDF…' }).click();
    await dialog().getByRole('progressbar').waitFor();
    await dialog().getByRole('button', { name: 'Next page' }).click();
    await dialog()
      .getByText(/Page 2 of 2,\d+/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await window.getByRole('alert').filter({ hasText: 'Printing was cancelled' }).waitFor();
    await until('the hidden window is gone', async () => (await windows()) === 1);
    expect(readdirSync(paperFolder).filter((name) => name.includes('thousands'))).toEqual([]);
    await closeToasts();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
  });
});

describe('the report of a batch', () => {
  it('lists every device, with the numbers of its pages and a line to sign on', async () => {
    const form = { name: 'Lyon 48', depot: 'Lyon', profileId: null, dueAt: '2026-12-04' };
    const { batchId } = await ask(window, 'batches.create', { form });
    const view = { filter: {}, sort: { column: 'imei', direction: 'asc' } } as const;
    const { rows } = await ask(window, 'devices.getWindow', { view, first: 0, count: 20 });
    for (const { imei, serial } of rows) await ask(window, 'batches.scan', { batchId, text: imei ?? serial ?? '' });
    await openPage('Batches');
    await window.getByText('Lyon 48').first().click();
    await window.getByText('Lyon 48').first().dblclick();
    await window.getByRole('main').getByRole('button', { name: 'Print…' }).click();
    await dialog().getByText('Page 1 of 2').first().waitFor();
    const pages = await savePdf('report.pdf');
    const text = pages.map((page) => flat(page.text)).join('\n');
    expect(text).toMatch(/Lyon 48[\s\S]*Page 1 of 2[\s\S]*Name and signature[\s\S]*Page 2 of 2/);
    const missing = rows.filter(({ imei, serial }) => !text.includes(imei ?? serial ?? ''));
    expect([rows.length, missing]).toEqual([20, []]);
  });
});

describe('printing that goes wrong', () => {
  /** Chromium's print dialog answers so; a machine for tests has neither printer nor anybody to ask. */
  function answerPrinting(printers: number, reason: string): Promise<void> {
    return muster.app.evaluate(
      ({ app }, [known, why]) => {
        app.removeAllListeners('browser-window-created');
        app.on('browser-window-created', (_event, { webContents }) => {
          webContents.getPrintersAsync = async () => Array(known).fill({ name: 'A' });
          webContents.print = (_options, done) => done?.(why === '', why);
        });
      },
      [printers, reason] as const,
    );
  }
  const print = () => dialog().getByRole('button', { name: 'Print…' }).click();

  it('says so in the dialog when there is no printer', async () => {
    await window.getByRole('main').getByRole('button', { name: 'Print…' }).click();
    await answerPrinting(0, '');
    await print();
    await dialog().getByText('This computer knows no printer').waitFor();
  });

  it('is no error when the person closes the system’s dialog; nothing is written down then', async () => {
    const before = await ask(window, 'activity.list', { filter: {}, first: 0, count: 1 });
    await answerPrinting(1, 'Print job canceled');
    await print();
    await until('the hidden window is gone', async () => (await windows()) === 1);
    expect(await dialog().getByText('no printer').count()).toBe(0);
    expect((await ask(window, 'activity.list', { filter: {}, first: 0, count: 1 })).total).toBe(before.total);
  });

  it('leaves no half file where a PDF cannot be written', async () => {
    await saveUnder(join(paperFolder, 'gone', 'report.pdf'));
    await dialog().getByRole('button', { name: 'Save as PDF…' }).click();
    await dialog().getByText('The file could not be written there.').waitFor();
    expect(existsSync(join(paperFolder, 'gone'))).toBe(false);
  });

  it('is written down once it has reached the printer', async () => {
    await answerPrinting(1, '');
    await print();
    await window.getByRole('alert').filter({ hasText: 'Handed to the printer' }).waitFor();
    const { rows } = await ask(window, 'activity.list', { filter: {}, first: 0, count: 1 });
    expect(rows).toMatchObject([{ action: 'print.report', facts: { name: 'Lyon 48', form: 'printer' } }]);
  });
});
