import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { type LaunchedMuster, launchMuster } from '../driver/launch-muster.ts';
import { ask, carryTo, devicesOn, drop, openPage, profileCard, row, selectRows, until } from '../driver/person.ts';
import { type Servers, serversAt } from '../driver/servers.ts';

/**
 * Plays Muster's main job through the real window by itself, for machines without a display: pictures and the CSV go to
 * demo-out/, a line for each step to the terminal. Ends with 0 only if the servers hold what the window promised.
 */

const target = 'Warehouse scanners';
const folder = join(process.cwd(), 'demo-out');
let step = 0;

/** One step: its line, what it cost, and a picture of the window after it. */
async function play(window: Page, what: string, work: () => Promise<string>): Promise<void> {
  const began = performance.now();
  step += 1;
  const number = String(step).padStart(2, '0');
  const said = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  await window.screenshot({ path: join(folder, `${number}-${what.toLowerCase().replace(/[^a-z]+/g, '-')}.png`) });
  process.stdout.write(`${number}  ${what.padEnd(34)} ${seconds.padStart(5)} s   ${said}\n`);
}

async function openDepot(window: Page): Promise<string> {
  await window.getByRole('button', { name: 'Open the demo depot' }).click();
  await row(window, 0).waitFor({ timeout: 60_000 });
  await until('the first sync has ended', async () => (await ask(window, 'sync.getStatus', {})).lastSyncedAt !== null);
  const { total } = await ask(window, 'devices.getWindow', { view: byImei, first: 0, count: 1 });
  return `${total} devices read from the simulator, which was built from public documentation`;
}

async function testConnection(window: Page): Promise<string> {
  await openPage(window, 'Settings');
  await window.getByRole('button', { name: 'Test connection' }).click();
  await window.getByText('Everything works.').waitFor();
  await window.screenshot({ path: join(folder, '02-connection.png') });
  await openPage(window, 'Devices');
  await row(window, 0).waitFor();
  return 'signed in with a keys file and a client identifier; every step works';
}

async function dragOntoProfile(window: Page, before: number): Promise<string> {
  await profileCard(window, 'Samsung KME Default Profile').click();
  await until('the grid shows the Default Profile', async () =>
    (await row(window, 0).innerText()).includes('Not assigned'),
  );
  await selectRows(window, 0, 11);
  await carryTo(window, 5, target);
  await window.screenshot({ path: join(folder, '03-carried.png') });
  await drop(window);
  await until('the profile counts them', async () => (await devicesOn(window, target)) === before + 12);
  return `12 devices dragged onto ${target}: ${before} → ${before + 12} on its card at once`;
}

async function sent(window: Page, servers: Servers, wanted: number): Promise<string> {
  await until('nothing waits any more', async () => (await ask(window, 'sync.getStatus', {})).waiting === 0, 60_000);
  const held = (await servers.devicesIn(target)).length;
  if (held !== wanted) throw new Error(`the server has ${held} devices in ${target}, not ${wanted}`);
  return `the server itself now has ${held} devices in ${target}`;
}

async function takeBack(window: Page, servers: Servers, before: number): Promise<string> {
  await selectRows(window, 0, 2);
  await window.keyboard.press('m');
  await window.getByRole('dialog').getByRole('combobox').fill('exec');
  await window.getByRole('option', { name: 'Executives' }).click();
  await window.getByRole('button', { name: 'Move 3 devices' }).click();
  await window.getByRole('button', { name: 'Undo' }).last().click();
  await until('the move is undone at the server', async () => {
    const status = await ask(window, 'sync.getStatus', {});
    return status.waiting === 0 && (await servers.devicesIn('Executives')).length === before;
  });
  return `3 devices moved to Executives by keyboard and taken back: ${before} there again`;
}

async function exportInventory({ app, window }: LaunchedMuster): Promise<string> {
  const file = join(folder, 'warehouse-scanners.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await profileCard(window, target).click();
  await until('the grid shows the profile', async () => (await row(window, 0).innerText()).includes(target));
  await window.getByRole('button', { name: 'Download as CSV' }).first().click();
  await window.getByRole('button', { name: 'Every column' }).click();
  await window.getByRole('button', { name: 'Choose where to save…' }).click();
  await window.getByText('warehouse-scanners.csv saved').waitFor();
  const rows = Papa.parse<string[]>(readFileSync(file, 'utf8').replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
  const expected = await devicesOn(window, target);
  if (rows.length - 1 !== expected) throw new Error(`the CSV has ${rows.length - 1} devices, not ${expected}`);
  return `${expected} devices in demo-out/warehouse-scanners.csv`;
}

const byImei = { filter: {}, sort: { column: 'imei', direction: 'asc' } } as const;

async function playAll(muster: LaunchedMuster): Promise<void> {
  const { window } = muster;
  await play(window, 'Open the demo depot', () => openDepot(window));
  const { baseUrl } = await ask(window, 'integration.get', {});
  const servers = serversAt(baseUrl);
  const before = (await servers.devicesIn(target)).length;
  const executives = (await servers.devicesIn('Executives')).length;
  await play(window, 'Test the connection', () => testConnection(window));
  await play(window, 'Drag onto a profile', () => dragOntoProfile(window, before));
  await play(window, 'Send', () => sent(window, servers, before + 12));
  await play(window, 'Move and undo by keyboard', () => takeBack(window, servers, executives));
  await play(window, 'Export the inventory', () => exportInventory(muster));
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const muster = await launchMuster();
try {
  await playAll(muster);
  process.stdout.write('The servers hold what the window promised. Pictures and the CSV are in demo-out/.\n');
} catch (error) {
  await muster.window.screenshot({ path: join(folder, 'failed.png') });
  process.stderr.write(`The demo stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await muster.close();
}
