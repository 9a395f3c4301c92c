import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, selectRows, showOnly, untilSettled } from './driver/person.ts';

let muster: LaunchedMuster;
let window: Page;
const folder = mkdtempSync(join(tmpdir(), 'muster-export-'));

const dialog = () => window.getByRole('dialog');
const plan = () => dialog().getByRole('region', { name: 'What the file will hold' });
const submit = () => dialog().getByRole('button', { name: 'Choose where to save…' });
const toast = (text: RegExp) => window.getByRole('alert').filter({ hasText: text }).last();

async function saveAs(name: string): Promise<string> {
  const path = join(folder, name);
  await muster.app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  return path;
}

async function makeFor(purpose: string): Promise<void> {
  await dialog()
    .getByRole('textbox', { name: 'Made for' })
    .or(dialog().getByRole('combobox', { name: 'Made for' }))
    .click();
  await window.getByRole('option', { name: purpose }).click();
}

const download = () => window.getByRole('button', { name: 'Download as CSV' }).first().click();

pictureFailures(() => window);
beforeAll(async () => {
  muster = await launchMuster();
  window = muster.window;
  await muster.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  await window.getByRole('button', { name: 'Open the demo depot' }).click();
  await untilSettled(window);
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('Download as CSV', () => {
  it('writes a file for Samsung’s portal: raw, without a header, each device with its profile (knox-api 6.2)', async () => {
    await showOnly(window, 'Couriers FR');
    const path = await saveAs('assign.csv');
    await download();
    await makeFor('Samsung’s portal: assign profiles');
    expect(await dialog().getByRole('radio', { name: 'All devices in Couriers FR' }).isChecked()).toBe(true);
    await plan().getByText('490 lines').waitFor();
    await submit().click();
    await toast(/assign\.csv saved/).waitFor();
    const lines = readFileSync(path, 'utf8').split('\r\n');
    expect(lines).toHaveLength(491);
    expect(lines.at(-1)).toBe('');
    expect(lines[0]).toMatch(/^[0-9A-F]{14,15},Couriers FR$/);
  });

  it('remembers what for; offers what the filters show', async () => {
    await window.getByPlaceholder(/^IMEI, last digits/).fill('SM-');
    await download();
    await dialog().getByRole('radio', { name: 'All devices that match the filters' }).waitFor();
    await plan()
      .getByText(/\d lines?$/)
      .waitFor();
    await window.keyboard.press('Escape');
    await window.getByPlaceholder(/^IMEI, last digits/).fill('');
  });

  it('writes nothing while a cell would be taken for a formula, and names device and cell (S41)', async () => {
    const { devices } = await ask(window, 'devices.search', { text: 'R58', limit: 2 });
    const deviceIds = devices.map(({ deviceId }) => deviceId);
    await ask(window, 'attributes.define', { name: 'Depot', type: 'text' });
    const edit = { name: 'Depot', value: '=HYPERLINK("x")', mode: 'overwrite' } as const;
    await ask(window, 'attributes.set', { selection: { kind: 'named', deviceIds }, edit });
    await download();
    await makeFor('Ivanti: Self-Maintained file');
    await dialog().getByRole('radio', { name: 'All devices of this workspace' }).check();
    await plan().getByText('2,400 lines').waitFor();
    await dialog().getByRole('checkbox', { name: 'Depot' }).check();
    await plan().getByText('2 cells keep the file from being written').waitFor();
    expect(await plan().getByRole('row').count()).toBe(3);
    await plan().getByRole('cell', { name: '=HYPERLINK("x")' }).first().waitFor();
    expect(await submit().isDisabled()).toBe(true);
    await dialog().getByRole('checkbox', { name: 'Depot' }).uncheck();
    const path = await saveAs('ivanti.csv');
    await submit().click();
    await toast(/ivanti\.csv saved/).waitFor();
    expect(readFileSync(path, 'utf8').split('\r\n')[0]).toBe('IMEI Number,Serial Number,Manufacturer');
  });

  it('takes the selected devices alone, for deleting, by keyboard', async () => {
    await selectRows(window, 0, 2);
    const path = await saveAs('delete.csv');
    await download();
    await makeFor('Samsung’s portal: delete devices');
    await plan().getByText('3 lines').waitFor();
    await submit().focus();
    await window.keyboard.press('Enter');
    await toast(/delete\.csv saved/).waitFor();
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8').trimEnd().split('\r\n')).toHaveLength(3);
  });
});
