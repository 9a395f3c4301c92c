import type { Locator, Page } from 'playwright-core';
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract.ts';

/** What a person does at the window, in their own words: found by what is written there, done with mouse and keys. */

/** The grid's row of that number, from 0. */
export function row(window: Page, index: number): Locator {
  return window.locator(`[data-row="${index}"]`);
}

/** The card of a profile in the panel. */
export function profileCard(window: Page, name: string): Locator {
  return window.locator('[data-profile]').filter({ hasText: name }).first();
}

/** The number of devices written on a profile's card. */
export async function devicesOn(window: Page, name: string): Promise<number> {
  const text = await profileCard(window, name).locator('[class*="count"]').innerText();
  return Number(text.replace(/\D/g, ''));
}

/** Clicks the first row and, holding Shift, the last one. */
export async function selectRows(window: Page, first: number, last: number): Promise<void> {
  await row(window, first).click();
  if (last === first) return;
  await window.keyboard.down('Shift');
  await row(window, last).click();
  await window.keyboard.up('Shift');
}

/** Takes a row with the mouse and carries the selection over a profile; `drop` lets go there. */
export async function carryTo(window: Page, fromRow: number, profileName: string): Promise<void> {
  const from = await boxOf(row(window, fromRow));
  const to = await boxOf(profileCard(window, profileName));
  await window.mouse.move(from.x + 240, from.y + from.height / 2);
  await window.mouse.down();
  await window.mouse.move(from.x + 200, from.y + from.height / 2 + 12, { steps: 5 });
  await window.mouse.move(to.x + to.width / 2, to.y + 16, { steps: 12 });
  await window.locator('[data-profile][data-over]').waitFor();
}

/** Takes a row with the mouse over a profile that will not have it, and waits for the reason written there. */
export async function carryToRefusing(window: Page, fromRow: number, profileName: string): Promise<string> {
  const from = await boxOf(row(window, fromRow));
  await window.mouse.move(from.x + 240, from.y + from.height / 2);
  await window.mouse.down();
  await window.mouse.move(from.x + 200, from.y + from.height / 2 + 12, { steps: 5 });
  const card = profileCard(window, profileName);
  await card.and(window.locator('[data-landing="refused"]')).waitFor();
  const to = await boxOf(card);
  await window.mouse.move(to.x + to.width / 2, to.y + 16, { steps: 12 });
  return card.innerText();
}

/** Lets go of what the mouse carries. */
export async function drop(window: Page): Promise<void> {
  await window.mouse.up();
}

/** The serial number written in a row; the column has to be the second. */
export async function serialIn(window: Page, index: number): Promise<string> {
  const cell = row(window, index).locator('td').nth(2);
  await cell.getByText(/\S/).first().waitFor();
  return (await cell.innerText()).replace(/\s/g, '');
}

/** Goes to a page by the shortcut its button on the rail names; several languages as `Devices|Appareils`. */
export async function openPage(window: Page, name: string): Promise<void> {
  const button = window
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('button', { name: new RegExp(`^(${name})`) });
  await window.keyboard.press((await button.getAttribute('aria-keyshortcuts')) ?? '');
  await button.and(window.locator('[aria-current="page"]')).waitFor();
}

/** Presses *Sync now* in the top bar. */
export async function syncNow(window: Page): Promise<void> {
  await window.getByRole('banner').getByRole('button', { name: 'Sync now' }).click();
}

/** Shows the devices of one profile alone. */
export async function showOnly(window: Page, profile: string): Promise<void> {
  const card = profileCard(window, profile);
  if ((await card.getAttribute('aria-pressed')) !== 'true') await card.click();
  const expected = await devicesOn(window, profile);
  await until(`the list shows ${profile}`, async () => (await listedDevices(window)) === expected);
}

/** The devices the list counts below it. */
export async function listedDevices(window: Page): Promise<number> {
  const text = await window.locator('footer').innerText();
  if (/No devices/.test(text)) return 0;
  const total = /of ([\d,.\s]+)/.exec(text)?.[1] ?? '';
  return Number(total.replace(/\D/g, ''));
}

/** Chooses one value of a filter above the list. */
export async function filterBy(window: Page, filter: string, value: string): Promise<void> {
  const bar = window.getByRole('search', { name: 'Filters' });
  await bar.getByRole('button', { name: filter, exact: true }).click();
  await window.getByRole('option', { name: value, exact: true }).click();
  await window.keyboard.press('Escape');
  await bar.getByRole('button', { name: `Remove filter ${filter}` }).waitFor();
}

/** Chooses to work offline, or to go online again, in the menu of the connection. */
export async function chooseConnection(window: Page, choice: 'Work offline' | 'Go online'): Promise<void> {
  const menu = window.locator('header').getByRole('button', { name: /Online|offline/i });
  await menu.click();
  await window.getByRole('button', { name: choice }).click();
  await until(`the window ${choice === 'Go online' ? 'is online' : 'works offline'}`, async () =>
    (await menu.innerText()).startsWith(choice === 'Go online' ? 'Online' : 'Working offline'),
  );
}

/** Walks with Tab until the focus is on an element; throws when it never comes there. */
export async function tabTo(window: Page, target: Locator, mostSteps = 60): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    const there = await target.evaluate((element) => element === document.activeElement).catch(() => false);
    if (there) return;
    await window.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${target}`);
}

/** Waits until the servers were read to the end and nothing waits to be sent. */
export async function untilSettled(window: Page, limitMs = 60_000): Promise<void> {
  await until(
    'everything is read and sent',
    async () => {
      const status = await ask(window, 'sync.getStatus', {});
      return status.lastSyncedAt !== null && status.phase === 'idle' && status.waiting === 0;
    },
    limitMs,
  );
}

/** Asks the desk through the window's own bridge, as the window does; throws the error's code. */
export async function ask<Name extends CommandName>(
  window: Page,
  command: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const answer = await window.evaluate(
    ([name, given]) =>
      (globalThis as unknown as { muster: { run(c: string, i: unknown): Promise<unknown> } }).muster.run(name, given),
    [command as string, input as unknown] as const,
  );
  const envelope = answer as { ok: true; value: CommandOutput<Name> } | { ok: false; error: { code: string } };
  if (!envelope.ok) throw new Error(`${command}: ${envelope.error.code}`);
  return envelope.value;
}

/** Waits until a condition holds, looking a few times a second; says what was awaited when it never does. */
export async function until(what: string, holds: () => Promise<boolean>, limitMs = 30_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`waited ${limitMs / 1000} s in vain until ${what}`);
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('what should be on the screen is not');
  return box;
}
