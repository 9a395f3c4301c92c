import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { connectOwnServers, type OwnServers, startOwnServers } from './driver/own-servers.ts';
import { ask, row, syncNow, until, untilSettled } from './driver/person.ts';

let muster: LaunchedMuster;
let servers: OwnServers;
let window: Page;
let device: { deviceId: DeviceId; imei: string; profileName: string };
let profiles: { profileId: ProfileId; name: string }[];

const details = () => window.getByRole('complementary', { name: 'Device details' });
const history = () => details().getByRole('region', { name: 'History' });
const toast = (text: RegExp) => window.getByRole('alert').filter({ hasText: text }).last();
const undo = (text: RegExp) => toast(text).getByRole('button', { name: 'Undo' }).click();

/** The lines of the history, newest first, without their times. */
async function lines(): Promise<string[][]> {
  const texts = await history().getByRole('listitem').allInnerTexts();
  return texts.map((text) => text.split('\n').filter((line) => !/ago|now/.test(line)));
}

async function shows(expected: string[][]): Promise<void> {
  let seen: string[][] = [];
  await until('the history shows it', async () => {
    seen = await lines();
    return JSON.stringify(seen) === JSON.stringify(expected);
  }).catch(() => expect(seen).toEqual(expected));
}

/** Finds the device by the search field. */
async function openDetails(): Promise<void> {
  await window.getByRole('combobox', { name: /Search/ }).fill(device.imei);
  await window.getByRole('option').first().click();
  await details().waitFor();
}

beforeAll(async () => {
  servers = await startOwnServers({ devices: 300 });
  muster = await launchMuster();
  window = muster.window;
  await connectOwnServers(muster, servers, 0);
  await untilSettled(window);
  await row(window, 0).waitFor();
  profiles = (await ask(window, 'profiles.list', {})).profiles.filter(({ type }) => type === 'samsung-kme');
  const view = { filter: { states: ['assigned' as const] }, sort: { column: 'imei', direction: 'asc' } as const };
  const [found] = (await ask(window, 'devices.getWindow', { view, first: 0, count: 1 })).rows;
  if (!found?.imei || !found.profileName) throw new Error('the simulator has no such device');
  device = { deviceId: found.deviceId, imei: found.imei, profileName: found.profileName };
  await openDetails();
});
afterAll(async () => {
  await muster.close();
  await servers.close();
});
pictureFailures(() => window);

const others = () => profiles.filter(({ name }) => name !== device.profileName && !/Default/.test(name));

describe('the details of a device', () => {
  it('begin with a history in which nothing has happened', async () => {
    await history().getByText('Nothing has happened to it since it was first seen here.').waitFor();
  });

  it('tell a move once it is sent, and what somebody did in the portal after it (behaviours 16, 84)', async () => {
    const [mine, theirs] = others();
    if (!mine || !theirs) throw new Error('the simulator has too few profiles');
    const selection = { kind: 'named' as const, deviceIds: [device.deviceId] };
    await ask(window, 'devices.move', { selection, profileId: mine.profileId });
    await shows([[`Move to ${mine.name}`, 'Waiting to be sent', 'You']]);
    await syncNow(window);
    await shows([[`Move to ${mine.name}`, 'Done', 'You']]);
    servers.now().control.portalEdit({ kind: 'assign', deviceIds: selection.deviceIds, profileId: theirs.profileId });
    await syncNow(window);
    await shows([
      [`${mine.name} → ${theirs.name}`, 'In the Samsung portal'],
      [`Move to ${mine.name}`, 'Done', 'You'],
    ]);
  });

  it('tell a hold, and that it was taken back (behaviour 36)', async () => {
    await window.getByRole('grid').focus();
    await window.keyboard.press('h');
    await window.getByRole('textbox', { name: 'Reason' }).fill('Screen broken');
    await window.getByRole('button', { name: 'Hold 1 device' }).click();
    await details().getByRole('heading', { name: 'On hold' }).waitFor();
    expect((await lines())[0]).toEqual(['On hold: Screen broken', 'You']);
    await undo(/on hold/);
    await details().getByRole('heading', { name: 'On hold' }).waitFor({ state: 'detached' });
    await until('it is taken back', async () => (await lines())[0]?.includes('Taken back') === true);
    expect(await lines()).toHaveLength(3);
  });

  it('hold a note, edited in place and undone, whose words find the device', async () => {
    await details().getByRole('button', { name: 'Edit note' }).click();
    await details().getByRole('textbox', { name: 'Note' }).fill('Scratched back\nspare battery');
    await window.keyboard.press('Control+Enter');
    await details().getByText('Scratched back').first().waitFor();
    await toast(/1 device noted/).waitFor();
    const { devices } = await ask(window, 'devices.search', { text: 'spare batt', limit: 5 });
    expect(devices.map(({ deviceId }) => deviceId)).toEqual([device.deviceId]);
    await undo(/1 device noted/);
    await toast(/as it was before/).waitFor();
    await until('the note is gone', async () => (await lines())[0]?.includes('Taken back') === true);
    await details().getByRole('region', { name: 'Note' }).getByText('None.').waitFor();
  });

  it('keep all of it when the window is opened anew', async () => {
    const before = await lines();
    await window.reload();
    await openDetails();
    await shows(before);
    expect(before).toHaveLength(4);
  });
});
