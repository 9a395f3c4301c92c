import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './driver/failure-pictures.ts';
import {
  electronArguments,
  electronBinary,
  electronEnv,
  type LaunchedMuster,
  launchMuster,
} from './driver/launch-muster.ts';
import { ask, openPage, until, untilSettled } from './driver/person.ts';

let muster: LaunchedMuster;
let window: Page;
const folder = mkdtempSync(join(tmpdir(), 'muster-activity-'));

const entries = () => window.getByRole('grid', { name: /^Activity/ }).locator('[data-row]');
const entry = (text: string | RegExp) => entries().filter({ hasText: text }).first();
const panel = () => window.getByRole('complementary', { name: /^Entry/ });
const button = (name: string | RegExp) => window.getByRole('button', { name });

async function moveDevices(from: string, to: string, count: number): Promise<void> {
  const { profiles } = await ask(window, 'profiles.list', {});
  const idOf = (name: string) => profiles.find((profile) => profile.name === name)?.profileId ?? '';
  const view = { filter: { profileId: idOf(from) }, sort: { column: 'imei', direction: 'asc' } } as const;
  const { deviceIds } = await ask(window, 'devices.getIdRange', { view, first: 0, count });
  await ask(window, 'devices.move', { selection: { kind: 'named', deviceIds }, profileId: idOf(to) });
}

async function saveTo(path: string): Promise<void> {
  await muster.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
}

/** As on another machine: no workspace, no display. */
function verifyElsewhere(path: string): { code: number | null; said: string } {
  const env = electronEnv(mkdtempSync(join(folder, 'nobody-')), { LC_ALL: 'en_GB.UTF-8' });
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...bare } = env;
  const args = [...electronArguments(), 'verify', path];
  const { status, stdout } = spawnSync(electronBinary(), args, { env: bare, encoding: 'utf8', timeout: 60_000 });
  return { code: status, said: stdout };
}

pictureFailures(() => window);
beforeAll(async () => {
  muster = await launchMuster();
  window = muster.window;
  await button('Open the demo depot').click();
  await untilSettled(window);
});
afterAll(async () => {
  await muster.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the Activity page', () => {
  it('says what will be here before anything was done', async () => {
    await openPage(window, 'Activity');
    await window.getByRole('heading', { name: 'Nothing has been done yet' }).waitFor();
  });

  it('shows who did what as soon as it is done, and each device before and after', async () => {
    await moveDevices('Field engineers UK', 'Executives', 120);
    await entry('Moved 120 devices to Executives').click();
    await panel().getByText('Field engineers UK').first().waitFor();
    await panel().getByText('1 to 100 of 120').waitFor();
    await panel().getByRole('button', { name: 'Next', exact: true }).click();
    await panel().getByText('101 to 120 of 120').waitFor();
    expect(await panel().getByRole('listitem').count()).toBe(20);
    expect(await panel().locator('pre').innerText()).toContain('"targetsSha256"');
    await until('Samsung has them', async () => (await ask(window, 'sync.getStatus', {})).waiting === 0);
    await entry(/Seen at the server for Executives: Done 120/).waitFor();
  });

  it('is gone through by keys, and leads to what an entry is about', async () => {
    await window.keyboard.press('Escape');
    await panel().waitFor({ state: 'hidden' });
    await window.keyboard.press('End');
    await window.keyboard.press('Enter');
    await panel().getByText('Moved 120 devices to Executives').waitFor();
    await panel().getByRole('button', { name: 'Show in Changes' }).click();
    await window.getByRole('heading', { name: 'Changes', exact: true }).waitFor();
    await openPage(window, 'Activity');
  });

  it('is narrowed by words, what was done and a device', async () => {
    const { deviceIds } = await ask(window, 'devices.getIdRange', {
      view: { filter: {}, sort: { column: 'imei', direction: 'asc' } },
      ...{ first: 700, count: 1 },
    });
    const selection = { kind: 'named', deviceIds } as const;
    await ask(window, 'uploads.hold', { selection, reason: 'Cracked display' });
    await window.getByLabel('Filter the activity').fill('cracked');
    await window.getByText('1 of 3 entries').waitFor();
    await entry('Put 1 device on hold: Cracked display').click();
    await panel().getByRole('button', { name: 'Only this device' }).click();
    await ask(window, 'uploads.release', { selection });
    await window.getByText('2 of 4 entries').waitFor();
    await button('Clear filters').click();
    await button(/^What/).click();
    await window.getByRole('option', { name: 'Uploads' }).click();
    await window.keyboard.press('Escape');
    await window.getByText('2 of 4 entries').waitFor();
    await button('Clear filters').click();
    await window.keyboard.press('Escape');
  });

  it('verifies that nothing was altered', async () => {
    await button('Verify').click();
    await window.getByRole('status').filter({ hasText: '4 entries, none altered.' }).waitFor();
    const head = (await ask(window, 'activity.getEntry', { entry: 4 })).entry.hash;
    await window.getByText(`Head ${head.slice(0, 12)}`).waitFor();
  });

  it('exports a file that proves itself on another machine', async () => {
    const path = join(folder, 'log.jsonl');
    await saveTo(path);
    await button('Export…').click();
    await button('Choose where to save…').click();
    await window.getByText('log.jsonl saved').waitFor();
    const elsewhere = join(mkdtempSync(join(folder, 'elsewhere-')), 'copy.jsonl');
    copyFileSync(path, elsewhere);
    expect(verifyElsewhere(elsewhere)).toEqual({ code: 0, said: expect.stringContaining('OK: 4 entries') });
    writeFileSync(elsewhere, readFileSync(path, 'utf8').replace('Cracked display', 'Cracked displai'));
    const { code, said } = verifyElsewhere(elsewhere);
    expect([code, said]).toEqual([1, expect.stringMatching(/^NOT OK: line \d+, entry 3: was altered/)]);
  });

  it('exports what the list shows for a spreadsheet', async () => {
    const path = join(folder, 'read.csv');
    await saveTo(path);
    await button('Export…').click();
    await window.getByRole('radio', { name: /^Reading/ }).check();
    await button('Choose where to save…').click();
    await window.getByText('read.csv saved').waitFor();
    const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 120 + 1 + 1 + 1);
    expect(lines[0]).toContain('Entry,When,Who,Knox customer,Action');
  });

  it('shows which entry somebody altered behind its back', async () => {
    const workspaces = join(muster.userDataDir, 'workspaces');
    const db = new Database(join(workspaces, readdirSync(workspaces)[0] ?? '', 'ledger.db'));
    db.exec("DROP TRIGGER activity_keeps_what_was; UPDATE activity SET actor = 'nobody' WHERE entry = 2");
    db.close();
    await button('Verify').click();
    const found = window.getByRole('status').filter({ hasText: 'Entry 2 was altered after it was written.' });
    await found.getByRole('button', { name: 'Show it' }).click();
    await panel().getByText('nobody').waitFor();
  });
});
