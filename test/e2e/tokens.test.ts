import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { connectOwnServers, type OwnServers, startOwnServers } from './driver/own-servers.ts';
import { ask, chooseConnection, syncNow, until, untilSettled } from './driver/person.ts';
import { type Servers, serversAt } from './driver/servers.ts';

let muster: LaunchedMuster;
let window: Page;
let servers: Servers;
let userDataDir = '';

const DAY_MS = 86_400_000;
const CLIPBOARD_MS = 2_500;

pictureFailures(() => window);
beforeAll(async () => {
  userDataDir = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  const env = { MUSTER_DEMO_SWITCHES: '{}', MUSTER_CLIPBOARD_MS: String(CLIPBOARD_MS) };
  muster = await launchMuster({ userDataDir, env });
  window = muster.window;
  await catchNotifications();
  await window.getByRole('button', { name: 'Open the demo depot' }).click();
  await untilSettled(window);
  servers = serversAt((await ask(window, 'integration.get', {})).baseUrl);
});
afterAll(async () => {
  await muster.close();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 3 });
});

type Caught = { shown: { title: string; body: string; emit(event: 'click'): void }[] };

/** The system's own notifications are kept instead of shown. */
function catchNotifications(): Promise<void> {
  return muster.app.evaluate(({ Notification }) => {
    const caught: Caught = { shown: [] };
    Object.assign(globalThis, { caught });
    Notification.prototype.show = function show(this: Caught['shown'][number]) {
      caught.shown.push(this);
    };
  });
}

const notices = () =>
  muster.app.evaluate(() =>
    (globalThis as unknown as { caught: Caught }).caught.shown.map(({ title, body }) => ({ title, body })),
  );
const clipboard = () => muster.app.evaluate(({ clipboard: system }) => system.readText());

const openTokens = () =>
  window.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Tokens' }).click();
const rows = () => window.getByRole('list', { name: /^Enrollment tokens/ }).getByRole('listitem');
const rowOf = (profile: string): Locator => rows().filter({ hasText: profile });
const toast = (text: RegExp) => window.getByRole('alert').filter({ hasText: text }).last();
const dialog = () => window.getByRole('dialog');

async function atIvanti(name: string) {
  const profiles = await servers.control('listIvantiProfiles');
  const token = profiles.find((profile) => profile.name === name)?.token;
  if (!token) throw new Error(`Ivanti has no token for ${name}`);
  return token;
}

async function atSamsung(name: string): Promise<unknown> {
  const profiles = await servers.control('listProfiles');
  return JSON.parse(profiles.find((profile) => profile.name === name)?.customData ?? '{}').token;
}

describe('a token that ends soon', () => {
  it('is told to the person by the system, once; a click leads to the tokens', async () => {
    await until('the system was told', async () => (await notices()).length > 0);
    const [notice] = await notices();
    expect(notice?.title).toBe('An enrollment token is running out');
    expect(notice?.body).toMatch(/^Warehouse scanners: (1 day|less than a day) left$/);
    await muster.app.evaluate(() => (globalThis as unknown as { caught: Caught }).caught.shown[0]?.emit('click'));
    await window.getByRole('heading', { name: 'Tokens' }).waitFor();
    await syncNow(window);
    await untilSettled(window);
    expect(await notices()).toHaveLength(1);
  });

  it('stands on the rail, with those that are dead while devices wait for them', async () => {
    const rail = window.getByRole('navigation', { name: 'Pages' });
    await rail.getByRole('button', { name: /Tokens.*2 tokens need attention/ }).waitFor();
  });

  it('is warned of earlier when the person wants that', async () => {
    await window.getByRole('textbox', { name: /^Days before expiry/ }).fill('12');
    await window.keyboard.press('Enter');
    await toast(/from 12 days before expiry/).waitFor();
    await until('the system was told again', async () => (await notices()).length === 2);
    expect((await notices())[1]?.body).toContain('Training room');
  });
});

describe('the time line (behaviours 52, 79)', () => {
  it('has one row for each token, the dead first, what never ends last', async () => {
    const names = await rows().evaluateAll((items) =>
      items.map((item) => (item as HTMLElement).innerText.split('\n')[0]),
    );
    expect(names).toEqual([
      ...['Kiosk tablets', 'Warehouse scanners', 'Training room', 'Older handhelds'],
      ...['Couriers FR', 'Field engineers UK', 'Executives'],
    ]);
    expect(await rowOf('Kiosk tablets').innerText()).toMatch(/Expired \d+ days ago[\s\S]*devices cannot register/);
    expect(await rowOf('Executives').innerText()).toContain('Never expires');
  });

  it('draws the dead left of today, and what never ends to the right end', async () => {
    const edges = async (profile: string) => {
      const box = await rowOf(profile).locator('[data-nearness]').boundingBox();
      return { from: Math.round(box?.x ?? 0), to: Math.round((box?.x ?? 0) + (box?.width ?? 0)) };
    };
    const [dead, soon, later, never] = [
      await edges('Kiosk tablets'),
      await edges('Training room'),
      await edges('Couriers FR'),
      await edges('Executives'),
    ];
    expect(Math.abs(dead.to - never.from)).toBeLessThanOrEqual(1);
    expect(dead.from).toBeLessThan(dead.to);
    expect([soon.to < later.to, later.to < never.to]).toEqual([true, true]);
  });
});

describe('the value of a token (behaviours 50, 77)', () => {
  it('is masked until it is shown', async () => {
    const { value } = await atIvanti('Couriers FR');
    const row = rowOf('Couriers FR');
    expect(await row.innerText()).not.toContain(value);
    await row.getByRole('button', { name: 'Show the token of Couriers FR' }).click();
    await row.getByText(value, { exact: true }).waitFor();
    await row.getByRole('button', { name: 'Hide the token of Couriers FR' }).click();
    await row.getByRole('img', { name: 'Value hidden' }).waitFor();
    expect(await row.innerText()).not.toContain(value);
  });

  it('is copied without being shown, and cleared from the clipboard by itself', async () => {
    const { value } = await atIvanti('Executives');
    const row = rowOf('Executives');
    await row.getByRole('button', { name: 'Copy the token of Executives' }).click();
    await row.getByRole('timer').getByText('Clipboard cleared in').waitFor();
    expect(await clipboard()).toBe(value);
    expect(await row.innerText()).not.toContain(value);
    await until('the clipboard is cleared', async () => (await clipboard()) === '');
    await row.getByText('Cleared from the clipboard').waitFor();
  });

  it('that made room for something else leaves that on the clipboard', async () => {
    const row = rowOf('Executives');
    await row.getByRole('button', { name: 'Copy the token of Executives' }).click();
    await row.getByRole('timer').waitFor();
    await ask(window, 'shell.copyText', { text: 'PO 4711' });
    await row.getByText('Cleared from the clipboard').waitFor();
    expect(await clipboard()).toBe('PO 4711');
  });

  it('is in no log', async () => {
    const values = (await servers.control('listIvantiProfiles')).flatMap(({ token }) => token?.value ?? []);
    const files = readdirSync(userDataDir, { recursive: true, withFileTypes: true });
    const logs = files.filter((file) => file.isFile() && file.name.endsWith('.log'));
    const written = logs.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8')).join('\n');
    expect([logs.length > 0, values.filter((value) => written.includes(value))]).toEqual([true, []]);
  });
});

describe('extending tokens (behaviours 53 to 55)', () => {
  it('takes several at once, and shows the end each will have before anything is committed', async () => {
    for (const profile of ['Kiosk tablets', 'Warehouse scanners', 'Field engineers UK'])
      await rowOf(profile).getByRole('checkbox').click();
    await window.getByRole('main').getByRole('button', { name: 'Extend…', exact: true }).first().click();
    const days = dialog().getByRole('textbox', { name: 'Extend Upto' });
    await days.fill('5');
    await dialog().getByText('Between 7 and 999 days.').waitFor();
    await days.fill('60');
    await dialog()
      .getByRole('row', { name: /Field engineers UK.*Lives longer already/ })
      .waitFor();
    const shown = await dialog()
      .getByRole('row', { name: /Kiosk tablets/ })
      .locator('time')
      .last()
      .getAttribute('datetime');
    await dialog().getByRole('button', { name: 'Extend 2 tokens' }).click();
    await toast(/2 tokens end on/).waitFor();
    await untilSettled(window);
    const ends = [(await atIvanti('Kiosk tablets')).endsAt ?? 0, (await atIvanti('Warehouse scanners')).endsAt ?? 0];
    expect(ends[0]).toBe(ends[1]);
    expect(Math.abs((ends[0] ?? 0) - Date.parse(shown ?? ''))).toBeLessThan(60_000);
    await rowOf('Kiosk tablets').getByText('59 days').or(rowOf('Kiosk tablets').getByText('60 days')).waitFor();
  });

  it('for ever is a choice of its own (behaviour 89)', async () => {
    await rowOf('Training room').getByRole('button', { name: 'Actions for the token of Training room' }).click();
    await window.getByRole('menuitem', { name: 'Extend…' }).click();
    await dialog().getByRole('radio', { name: 'Never expires' }).check();
    await dialog().getByRole('button', { name: 'Extend 1 token' }).click();
    await toast(/1 token never expires/).waitFor();
    await untilSettled(window);
    expect((await atIvanti('Training room')).endsAt).toBeNull();
  });

  it('meets what somebody did in Ivanti meanwhile as a conflict, seen in the row', async () => {
    await chooseConnection(window, 'Work offline');
    await rowOf('Couriers FR').getByRole('button', { name: 'Actions for the token of Couriers FR' }).click();
    await window.getByRole('menuitem', { name: 'Extend…' }).click();
    await dialog().getByRole('textbox', { name: 'Extend Upto' }).fill('100');
    await dialog().getByRole('button', { name: 'Extend 1 token' }).click();
    await rowOf('Couriers FR').getByRole('button', { name: 'Waiting' }).waitFor();
    await servers.control('portalEdit', { kind: 'extend-token', profileName: 'Couriers FR', days: 20 });
    await chooseConnection(window, 'Go online');
    await rowOf('Couriers FR').getByRole('button', { name: 'Conflict' }).click();
    await window.getByRole('main').getByRole('button', { name: 'Keep mine' }).click();
    await untilSettled(window);
    const end = (await atIvanti('Couriers FR')).endsAt ?? 0;
    expect(Math.abs(end - Date.now() - 100 * DAY_MS)).toBeLessThan(120_000);
    await openTokens();
  });
});

describe('refreshing a token (behaviours 51, 88)', () => {
  async function refreshExecutives(): Promise<void> {
    await rowOf('Executives').getByRole('button', { name: 'Actions for the token of Executives' }).click();
    await window.getByRole('menuitem', { name: 'Refresh…' }).click();
    await dialog().getByText('Printed sheets and codes with the old value become void.').waitFor();
    await dialog().getByText('Once sent, this cannot be undone.').waitFor();
    await dialog().getByRole('button', { name: 'Refresh 1 token' }).click();
  }

  it('can be taken back before it is sent: nothing of it ever is', async () => {
    const before = (await atIvanti('Executives')).value;
    await refreshExecutives();
    await toast(/1 token will get a new value/)
      .getByRole('button', { name: 'Undo' })
      .click();
    await toast(/Taken back/).waitFor();
    await untilSettled(window);
    expect([(await atIvanti('Executives')).value, await atSamsung('Executives')]).toEqual([before, undefined]);
  });

  it('gives it a new value at Ivanti and in Samsung’s Custom JSON', async () => {
    const before = (await atIvanti('Executives')).value;
    await refreshExecutives();
    await untilSettled(window);
    const after = await atIvanti('Executives');
    expect(after.value).not.toBe(before);
    expect(await atSamsung('Executives')).toBe(after.value);
    expect(Math.abs((after.endsAt ?? 0) - Date.now() - 7 * DAY_MS)).toBeLessThan(120_000);
    const row = rowOf('Executives');
    await row.getByRole('button', { name: 'Show the token of Executives' }).click();
    await row.getByText(after.value, { exact: true }).waitFor();
  });
});

describe('without Ivanti', () => {
  let own: OwnServers;
  beforeAll(async () => {
    own = await startOwnServers({ devices: 120 });
  });
  afterAll(() => own.close());

  it('value and end are pasted in; the value goes to Samsung and into no file that can be read', async () => {
    const folder = await connectOwnServers(muster, own, 0);
    await window.reload();
    await untilSettled(window);
    await openTokens();
    await window.getByRole('heading', { name: 'Keep your tokens by hand' }).waitFor();
    await window.getByRole('main').getByRole('button', { name: 'Paste token…' }).last().click();
    await dialog().getByRole('button', { name: 'Keep token' }).click();
    await dialog().getByText('Paste the value.').waitFor();
    await dialog().getByRole('combobox', { name: 'Profile' }).click();
    await window.getByRole('option', { name: 'Couriers FR' }).click();
    await dialog().getByRole('textbox', { name: 'Value of the token' }).fill('pasted-by-hand-1');
    await dialog().getByLabel('Last day').fill('2031-12-31');
    await dialog().getByRole('button', { name: 'Keep token' }).click();
    await toast(/The token is kept/).waitFor();
    await untilSettled(window);
    const samsung = own
      .now()
      .control.listProfiles()
      .find(({ name }) => name === 'Couriers FR');
    expect(JSON.parse(samsung?.customData ?? '{}')).toMatchObject({ token: 'pasted-by-hand-1' });
    await rowOf('Couriers FR').getByText('Kept by hand').waitFor();
    await rowOf('Couriers FR')
      .getByText(/Dec 31, 2031|31 Dec 2031/)
      .waitFor();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const told = files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes('pasted-by-hand-1'));
    expect([files.length > 2, told.map(({ name }) => name)]).toEqual([true, []]);
  });

  it('a token kept by hand is extended at once, with nothing to send', async () => {
    await rowOf('Couriers FR').getByRole('checkbox').click();
    await window.getByRole('main').getByRole('button', { name: 'Extend…', exact: true }).first().click();
    await dialog()
      .getByText(/Muster only notes the new end/)
      .waitFor();
    await dialog().getByRole('radio', { name: 'Never expires' }).check();
    await dialog().getByRole('button', { name: 'Extend 1 token' }).click();
    await toast(/The new end is noted/).waitFor();
    await rowOf('Couriers FR').getByText('Never expires').waitFor();
    expect((await ask(window, 'sync.getStatus', {})).waiting).toBe(0);
  });
});
