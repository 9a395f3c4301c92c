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

/** Lets go of what the mouse carries. */
export async function drop(window: Page): Promise<void> {
  await window.mouse.up();
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
