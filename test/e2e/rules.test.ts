import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, chooseConnection, openPage, selectRows, until, untilSettled } from './driver/person.ts';

let muster: LaunchedMuster;
let window: Page;

const dialog = () => window.getByRole('dialog');
const button = (name: string | RegExp) => window.getByRole('button', { name });
const toast = (text: RegExp) => window.getByRole('alert').filter({ hasText: text }).last();

async function choose(label: string, option: string): Promise<void> {
  const field = window
    .getByRole('textbox', { name: label, exact: true })
    .or(window.getByRole('combobox', { name: label, exact: true }));
  await field.first().click();
  await window.getByRole('option', { name: option, exact: true }).click();
}

/** Devices in a profile, waiting moves counted. */
async function devicesIn(name: string): Promise<number> {
  const { profiles } = await ask(window, 'profiles.list', {});
  return profiles.find((profile) => profile.name === name)?.devices ?? 0;
}

async function addRule(pattern: string, profile: string): Promise<void> {
  await window.getByRole('textbox', { name: 'Text', exact: true }).fill(pattern);
  await choose('Profile', profile);
  await button('Add rule').click();
  await window.getByRole('cell', { name: `Model begins with “${pattern}”`, exact: true }).waitFor();
}

pictureFailures(() => window);
beforeAll(async () => {
  muster = await launchMuster();
  window = muster.window;
  await muster.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  await button('Open the demo depot').click();
  await untilSettled(window);
  await chooseConnection(window, 'Work offline');
});
afterAll(() => muster.close());

describe('Rules', () => {
  it('are made under Settings, and asked in their order', async () => {
    await openPage(window, 'Settings');
    await button('Rules').click();
    await window.getByText('No rules yet').waitFor();
    await addRule('SM-', 'Kiosk tablets');
    await addRule('SM-X', 'Training room');
    await button('Ask the rule Model begins with “SM-X” earlier').click();
    await until('the order is another', async () => {
      const { rules } = await ask(window, 'rules.list', {});
      return rules.map(({ pattern }) => pattern).join() === 'SM-X,SM-';
    });
  });

  it('show what they propose, move it only then, and Undo takes all of it back', async () => {
    const before = await devicesIn('Training room');
    await button('Propose profiles for unassigned devices…').click();
    const plan = dialog().getByRole('region', { name: 'Plan' });
    await plan.getByText('To Training room').waitFor();
    await plan.getByText(/more decided by earlier rules? for other profiles/).waitFor();
    expect(await devicesIn('Training room')).toBe(before);
    await dialog()
      .getByRole('button', { name: /^Move \d+ devices$/ })
      .click();
    await toast(/devices move as proposed/).waitFor();
    expect(await devicesIn('Training room')).toBeGreaterThan(before);
    await toast(/devices move as proposed/)
      .getByRole('button', { name: 'Undo' })
      .click();
    await until('they are back', async () => (await devicesIn('Training room')) === before);
  });

  it('are asked about the devices selected in the list', async () => {
    await openPage(window, 'Devices');
    await selectRows(window, 0, 2);
    await button('More actions').click();
    await window.getByRole('menuitem', { name: 'Propose profiles…' }).click();
    await dialog().getByText('3 devices', { exact: true }).waitFor();
    await dialog().getByRole('region', { name: 'Plan' }).getByRole('table').waitFor();
    await window.keyboard.press('Escape');
  });
});
