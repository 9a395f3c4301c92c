import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { connectOwnServers, type OwnServers, startOwnServers } from './driver/own-servers.ts';
import { ask, chooseConnection, openPage, until, untilSettled } from './driver/person.ts';

const passphrase = 'four quiet words travel';
const folder = mkdtempSync(join(tmpdir(), 'muster-handover-e2e-'));
const file = join(folder, 'Own depot.muster');

let servers: OwnServers;
/** Two laptops, each with a folder, a keychain entry and a queue of its own, and one tenant. */
let [first, second]: [LaunchedMuster, LaunchedMuster] = [] as never;
let shown: Page | undefined;

beforeAll(async () => {
  servers = await startOwnServers({ devices: 300 });
  first = await launchMuster();
  second = await launchMuster();
  for (const laptop of [first, second]) {
    await connectOwnServers(laptop, servers, 0);
    await untilSettled(laptop.window);
    // In the system's dialogs the person chooses this file.
    await laptop.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, file);
  }
});
afterAll(async () => {
  await first.close();
  await second.close();
  await servers.close();
  rmSync(folder, { recursive: true, force: true });
});
pictureFailures(() => shown);

const dialog = (window: Page) => window.getByRole('dialog');
const press = (window: Page, name: string | RegExp) => dialog(window).getByRole('button', { name }).click();
const toast = (window: Page, words: string | RegExp) => window.getByRole('alert').filter({ hasText: words });

async function choose(window: Page, item: 'Hand over…' | 'Take over…'): Promise<void> {
  shown = window;
  await openPage(window, 'Changes');
  await window.getByRole('button', { name: 'Other laptop' }).click();
  await window.getByRole('menuitem', { name: item }).click();
}

const type = (window: Page, field: string, text: string) =>
  dialog(window).getByLabel(field, { exact: true }).fill(text);

/** Devices outside a profile, and the profile. */
async function work(
  window: Page,
  profileName: string,
  count: number,
): Promise<{ deviceIds: DeviceId[]; profileId: ProfileId }> {
  const { profiles } = await ask(window, 'profiles.list', {});
  const [from, to] = ['Couriers FR', profileName].map((name) => profiles.find((one) => one.name === name)?.profileId);
  if (from === undefined || to === undefined) throw new Error('there are no such profiles');
  const view = { filter: { profileId: from }, sort: { column: 'imei', direction: 'asc' } } as const;
  const { deviceIds } = await ask(window, 'devices.getIdRange', { view, first: 0, count });
  return { deviceIds, profileId: to };
}

const placeOf = (deviceId: string) =>
  servers.now().control.listDevices({ identifier: deviceId }).devices[0]?.profileName ?? null;
const effectsOn = (deviceId: string) =>
  Object.values(servers.now().control.effects()[deviceId] ?? {}).reduce((sum, count) => sum + count, 0);

describe('a queue that goes from one laptop to another', () => {
  let deviceIds: DeviceId[];

  it('is saved to one file that only this account can read, and can be taken out of the queue and put back', async () => {
    const { window } = first;
    await chooseConnection(window, 'Work offline');
    const wanted = await work(window, 'Executives', 4);
    ({ deviceIds } = wanted);
    await ask(window, 'devices.move', { selection: { kind: 'named', deviceIds }, profileId: wanted.profileId });
    await choose(window, 'Hand over…');
    await type(window, 'Passphrase', 'too short');
    await press(window, 'Choose where to save…');
    await dialog(window).getByText('and not one key over and over').waitFor();
    await type(window, 'Passphrase', passphrase);
    await type(window, 'Passphrase once more', passphrase);
    await press(window, 'Choose where to save…');
    await dialog(window).getByText('Own depot.muster is saved').waitFor();
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'latin1')).not.toContain(deviceIds[0]);
    await press(window, 'Take out of the queue here');
    await toast(window, '1 change was left to the other laptop').getByRole('button', { name: 'Undo' }).click();
    await toast(window, '1 change waits here again').waitFor();
    expect((await ask(window, 'sync.getStatus', {})).waiting).toBe(4);
  });

  it('does not open with another passphrase, nor when it was altered on the way', async () => {
    const { window } = second;
    const whole = readFileSync(file);
    await choose(window, 'Take over…');
    await press(window, 'Choose file…');
    await type(window, 'Passphrase', 'four other words travel');
    await press(window, 'Open');
    await dialog(window).getByRole('alert').filter({ hasText: 'not the passphrase' }).waitFor();
    const bent = Buffer.from(whole);
    bent[whole.length >> 1] = (bent[whole.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bent);
    await press(window, 'Open');
    await dialog(window).getByRole('alert').filter({ hasText: 'damaged or not complete' }).waitFor();
    writeFileSync(file, whole);
    await press(window, 'Cancel');
  });

  it('is shown before it is taken over, and sent from there once', async () => {
    const { window } = second;
    await choose(window, 'Take over…');
    await press(window, 'Choose file…');
    await type(window, 'Passphrase', passphrase);
    await press(window, 'Open');
    const change = dialog(window).getByRole('listitem').filter({ hasText: 'Move 4 devices to Executives' });
    expect(await change.innerText()).toContain('New');
    await press(window, 'Take over 1 change');
    await toast(window, '1 change taken over').waitFor();
    await until('the other laptop has sent it', async () => deviceIds.every((id) => placeOf(id) === 'Executives'));
    await untilSettled(window);
  });

  it('is found done by the laptop it came from', async () => {
    const { window } = first;
    shown = window;
    await chooseConnection(window, 'Go online');
    await untilSettled(window);
    const { changes } = await ask(window, 'changes.list', { first: 0, count: 10 });
    expect(changes.map(({ state, outcomes }) => [state, outcomes.done])).toEqual([['done', 4]]);
    expect(deviceIds.map(effectsOn)).toEqual([1, 1, 1, 1]);
  });

  it('is one change when the same file is opened again', async () => {
    const { window } = second;
    await choose(window, 'Take over…');
    await press(window, 'Choose file…');
    await type(window, 'Passphrase', passphrase);
    await press(window, 'Open');
    const change = dialog(window).getByRole('listitem').filter({ hasText: 'Move 4 devices to Executives' });
    expect(await change.innerText()).toContain('Over here already');
    expect(await change.getByRole('checkbox').isDisabled()).toBe(true);
    expect(await dialog(window).getByRole('button', { name: 'Nothing to take over' }).isDisabled()).toBe(true);
    await press(window, 'Cancel');
  });
});
