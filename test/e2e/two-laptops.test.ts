import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { connectOwnServers, type OwnServers, startOwnServers } from './driver/own-servers.ts';
import { ask, chooseConnection, openPage, until, untilSettled } from './driver/person.ts';

type Laptop = { muster: LaunchedMuster; folder: string };

let servers: OwnServers;
let lyon: Laptop;
let leeds: Laptop;
/** The fifty that all three want, by what happens to them. */
let fought: { moved: string[]; agreed: string[]; deleted: string[]; split: string[]; shared: string[] };

const control = () => servers.now().control;
const profileOf = (identifier: string) => control().listDevices({ identifier }).devices[0]?.profileName ?? null;
const all = () => Object.values(fought).flat();
const row = (window: Page, title: string) => window.locator('[data-change]').filter({ hasText: title });

function profileId(profileName: string): ProfileId {
  const found = control()
    .listProfiles()
    .find(({ name }) => name === profileName);
  if (found === undefined) throw new Error(`the servers know no profile ${profileName}`);
  return found.profileId as ProfileId;
}

async function openLaptop(): Promise<Laptop> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  const muster = await launchMuster({ userDataDir: folder });
  await connectOwnServers(muster, servers, 0);
  await untilSettled(muster.window);
  await chooseConnection(muster.window, 'Work offline');
  return { muster, folder };
}

async function move({ muster }: Laptop, deviceIds: string[], to: string): Promise<void> {
  const selection = { kind: 'named' as const, deviceIds };
  await ask(muster.window, 'devices.move', { selection, profileId: profileId(to) });
}

/** How the devices of the change to a profile ended, every one of them counted. */
async function outcomes({ muster }: Laptop, to: string): Promise<Record<string, number>> {
  const { changes } = await ask(muster.window, 'changes.list', { which: 'all', first: 0, count: 20 });
  const change = changes.find(({ profileName }) => profileName === to);
  const counts = Object.entries(change?.outcomes ?? {}).filter(([, devices]) => devices > 0);
  expect(counts.reduce((sum, [, devices]) => sum + devices, 0)).toBe(change?.devices);
  return Object.fromEntries(counts);
}

async function show(window: Page, list: 'Needs you' | 'All'): Promise<void> {
  await window
    .locator('label')
    .filter({ hasText: new RegExp(`^${list}`) })
    .click();
}

beforeAll(async () => {
  servers = await startOwnServers({ devices: 1200 });
  lyon = await openLaptop();
  leeds = await openLaptop();
  const { devices } = control().listDevices({ profileName: 'Couriers FR', state: 'provisioned', limit: 50 });
  const ids = devices.map(({ deviceId }) => deviceId);
  const take = (first: number, end: number) => ids.slice(first, end);
  fought = {
    moved: take(0, 10),
    agreed: take(10, 15),
    deleted: take(15, 18),
    split: take(18, 30),
    shared: take(30, 50),
  };
  expect(ids).toHaveLength(50);
});
afterAll(async () => {
  for (const { muster, folder } of [lyon, leeds]) {
    await muster.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  await servers.close();
});
pictureFailures(() => leeds.muster.window);

describe('two laptops and a portal that want the same fifty devices', () => {
  it('the first to come online gets its way where nobody was before, and is told of each device where somebody was', async () => {
    await move(lyon, all(), 'Executives');
    await move(leeds, [...fought.moved, ...fought.agreed, ...fought.deleted, ...fought.split], 'Kiosk tablets');
    await move(leeds, fought.shared, 'Executives');
    control().portalEdit({ kind: 'assign', deviceIds: fought.moved, profileId: profileId('Warehouse scanners') });
    control().portalEdit({ kind: 'assign', deviceIds: fought.agreed, profileId: profileId('Executives') });
    control().portalEdit({ kind: 'delete', deviceIds: fought.deleted });
    await chooseConnection(lyon.muster.window, 'Go online');
    await until('everything of the first laptop has an outcome', async () => {
      const { done = 0, conflict = 0, refused = 0 } = await outcomes(lyon, 'Executives');
      return done + conflict + refused === 50;
    });
    expect(await outcomes(lyon, 'Executives')).toEqual({ done: 37, conflict: 10, refused: 3 });
    expect(fought.moved.map(profileOf)).toEqual(fought.moved.map(() => 'Warehouse scanners'));
    expect([...fought.split, ...fought.shared].map(profileOf)).toEqual(Array(32).fill('Executives'));
  });

  it('the second meets the work of both: nothing is overwritten, and what is so already is done', async () => {
    await chooseConnection(leeds.muster.window, 'Go online');
    await until('everything of the second laptop has an outcome', async () => {
      const { conflict = 0, refused = 0 } = await outcomes(leeds, 'Kiosk tablets');
      const { done = 0 } = await outcomes(leeds, 'Executives');
      return conflict + refused === 30 && done === 20;
    });
    expect(await outcomes(leeds, 'Kiosk tablets')).toEqual({ conflict: 27, refused: 3 });
    expect([...fought.agreed, ...fought.split].map(profileOf)).toEqual(Array(17).fill('Executives'));
    const { window } = leeds.muster;
    await openPage(window, 'Changes');
    await show(window, 'Needs you');
    const change = row(window, 'Move 30 devices to Kiosk tablets');
    await change.getByText('27').first().waitFor();
    await change.getByRole('button', { name: 'Compare' }).click();
    await change.getByRole('row').filter({ hasText: 'Warehouse scanners' }).first().waitFor();
    await change.getByRole('row').filter({ hasText: 'Executives' }).first().waitFor();
  });

  it('each decides for itself, what is decided is sent once, and the other one sees it', async () => {
    const { window } = leeds.muster;
    const { changes } = await ask(window, 'changes.list', { which: 'needs-you', first: 0, count: 5 });
    const changeId = changes[0]?.changeId ?? '';
    await ask(window, 'changes.settle', { changeId, decision: 'mine', deviceIds: fought.split });
    await until('they went where the second laptop wanted', async () =>
      fought.split.every((one) => profileOf(one) === 'Kiosk tablets'),
    );
    const change = row(window, 'Move 30 devices to Kiosk tablets');
    await change.getByRole('button', { name: 'Take theirs', exact: true }).click();
    await untilSettled(window);
    expect(await outcomes(leeds, 'Kiosk tablets')).toMatchObject({ done: 12 });
    await openPage(lyon.muster.window, 'Changes');
    await show(lyon.muster.window, 'Needs you');
    const own = row(lyon.muster.window, 'Move 50 devices to Executives');
    await own.getByRole('button', { name: 'Take theirs', exact: true }).click();
    await ask(lyon.muster.window, 'sync.start', { full: false });
    await untilSettled(lyon.muster.window);
    const seen = await ask(lyon.muster.window, 'devices.getDetails', { deviceId: fought.split[0] as never });
    expect(seen.profileName).toBe('Kiosk tablets');
  });

  it('nothing was lost and nothing was done twice', async () => {
    const effects = control().effects();
    const times = (ids: string[]) => ids.map((id) => Object.values(effects[id] ?? {}).reduce((sum, n) => sum + n, 0));
    expect(times(fought.shared)).toEqual(Array(20).fill(1));
    expect(times(fought.split)).toEqual(Array(12).fill(2));
    expect(times([...fought.moved, ...fought.agreed, ...fought.deleted])).toEqual(Array(18).fill(0));
    for (const { muster } of [lyon, leeds]) {
      const { conflicts, waiting } = await ask(muster.window, 'sync.getStatus', {});
      expect({ conflicts, waiting }).toEqual({ conflicts: 0, waiting: 0 });
    }
  });
});
