import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceRow } from '#shared/domain/device.ts';
import { pictureFailures } from './driver/failure-pictures.ts';
import { type LaunchedMuster, launchMuster } from './driver/launch-muster.ts';
import { ask, chooseConnection, openPage, until, untilSettled } from './driver/person.ts';

let muster: LaunchedMuster;
let window: Page;
let batchId = '';
/** Fifty devices of the batch's profile, and three of none of its kind. */
let good: DeviceRow[] = [];
let pending: DeviceRow;
let elsewhere: DeviceRow;

const name = 'Pallet 14';
const field = () => window.locator('[data-scan-field]');
const verdict = () => window.locator('[data-verdict]');
const last = () => window.locator('[data-scan]');
const counted = async (what: string) => {
  const count = window.locator(`[data-count="${what}"]`);
  return (await count.count()) === 0 ? 0 : Number((await count.innerText()).replace(/\D.*$/s, ''));
};
const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);
const codeOf = ({ imei, serial }: DeviceRow) => imei ?? serial ?? '';

/** A keyboard-wedge scanner: every sign and the Enter behind it without a pause. */
async function wedge(...codes: string[]): Promise<void> {
  for (const code of codes) {
    await window.keyboard.type(code);
    await window.keyboard.press('Enter');
  }
}

/** The same from within the page, as fast as a system can deliver keys: nothing is drawn in between. */
async function burst(codes: readonly string[]): Promise<void> {
  await field().evaluate((input, texts) => {
    const element = input as HTMLInputElement;
    for (const text of texts) {
      element.setRangeText(text, element.value.length, element.value.length, 'end');
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    }
  }, codes);
}

const untilCounted = (what: string, count: number) =>
  until(`${count} ${what}`, async () => (await counted(what)) === count);
const untilVerdict = (word: string) =>
  until(`the verdict ${word}`, async () => (await verdict().getAttribute('data-verdict')) === word);
const tonesPlayed = () => window.evaluate(() => (globalThis as unknown as { tones: number }).tones);

async function devicesOf(filter: object, count: number): Promise<DeviceRow[]> {
  const view = { filter, sort: { column: 'imei', direction: 'asc' } } as const;
  return (await ask(window, 'devices.getWindow', { view, first: 0, count })).rows;
}

pictureFailures(() => window);
beforeAll(async () => {
  muster = await launchMuster({ env: { MUSTER_DEMO_SWITCHES: JSON.stringify({ returnsSecondImei: true }) } });
  window = muster.window;
  await window.getByRole('button', { name: 'Open the demo depot' }).click();
  await untilSettled(window);
  await chooseConnection(window, 'Work offline');
  const { profiles } = await ask(window, 'profiles.list', {});
  const idOf = (profile: string) => profiles.find((one) => one.name === profile)?.profileId ?? null;
  const profileId = idOf('Couriers FR');
  good = (await devicesOf({ profileId }, 60)).filter(({ imei, imei2 }) => imei !== null && imei2 !== null).slice(0, 50);
  pending = (await devicesOf({ states: ['pending'] }, 1))[0] as DeviceRow;
  elsewhere = (await devicesOf({ profileId: idOf('Field engineers UK') }, 1))[0] as DeviceRow;
  const form = { name, depot: 'Lyon', profileId, dueAt: null };
  ({ batchId } = await ask(window, 'batches.create', { form }));
  // What is heard cannot be looked at: tones are counted where they start.
  await window.evaluate(() => {
    const counter = globalThis as unknown as { tones: number };
    counter.tones = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function count(when) {
      counter.tones += 1;
      start.call(this, when);
    };
  });
  await openPage(window, 'Batches');
  await window.getByRole('button', { name }).click();
  await window.getByText('Scan', { exact: true }).click();
  await field().waitFor();
});
afterAll(() => muster.close());

describe('scanning a pallet with a keyboard wedge, offline', () => {
  it('has the keyboard from the first moment, and says what it waits for', async () => {
    expect(good).toHaveLength(50);
    expect(await isFocused(field())).toBe(true);
    await window.getByRole('heading', { name: 'Ready to scan' }).waitFor();
  });

  it('gives a verdict on a code at once, with what the device is', async () => {
    const [device] = good as [DeviceRow];
    await wedge(codeOf(device));
    await untilVerdict('good');
    const panel = await verdict().innerText();
    for (const fact of ['Good', device.model, 'Couriers FR']) expect(panel).toContain(fact);
    expect(panel.replaceAll(/\s/g, '')).toContain(device.serial ?? '');
    expect(await tonesPlayed()).toBe(2);
    await untilCounted('scanned', 1);
  });

  it('loses none of fifty codes that come faster than answers, and finds the three bad ones', async () => {
    const codes = good.slice(1, 48).map(codeOf);
    const bad = ['353227410022504', '8806095061955', codeOf(elsewhere)];
    codes.splice(10, 0, bad[0] ?? '');
    codes.splice(25, 0, bad[1] ?? '');
    codes.splice(40, 0, bad[2] ?? '');
    await burst(codes);
    await untilCounted('scanned', 49);
    await untilCounted('refused', 2);
    const { scans } = await ask(window, 'batches.listScans', { batchId, first: 0, count: 60 });
    expect(scans.map(({ text }) => text).toReversed()).toEqual([codeOf(good[0] as DeviceRow), ...codes]);
    const wrong = scans.filter((scan) => scan.verdict !== 'good').map((scan) => [scan.text, scan.verdict]);
    expect(wrong.toReversed()).toEqual([
      [bad[0], 'bad-check-digit'],
      [bad[1], 'unreadable'],
      [bad[2], 'wrong-profile'],
    ]);
    expect(await last().count()).toBe(10);
  });

  it('says what is wrong with a code and what to do', async () => {
    await wedge('353227410022504');
    await untilVerdict('bad-check-digit');
    expect(await verdict().innerText()).toContain('The last digit should be 5');
    await wedge(codeOf(pending));
    await untilVerdict('not-approved');
    await wedge('353227410022505');
    await untilVerdict('not-in-tenant');
    await wedge(codeOf(good[3] as DeviceRow));
    await untilVerdict('already-scanned');
    expect(await verdict().innerText()).toContain(name);
  });

  it('takes the codes of one label one after another for one device, without an alarm', async () => {
    const device = good[48] as DeviceRow;
    const before = await counted('scanned');
    await wedge(device.imei ?? '');
    await untilVerdict('good');
    const tones = await tonesPlayed();
    await wedge(device.imei2 ?? '', device.serial ?? '');
    await window.getByText('Same device: another code of its label').waitFor();
    await untilCounted('scanned', before + 1);
    expect(await tonesPlayed()).toBe(tones);
  });

  it('reads a scanner that types for a French keyboard', async () => {
    const came = 'à&é"\'(-è_ç';
    const device = good[49] as DeviceRow;
    await window.keyboard.insertText([...(device.imei ?? '')].map((digit) => came[Number(digit)]).join(''));
    await window.keyboard.press('Enter');
    await untilVerdict('good');
    await window.getByText('The scanner types for another keyboard').waitFor();
  });
});

describe('a scanner in gloves: no mouse needed', () => {
  it('takes the last scan back with a barcode, with Ctrl+Z and with Backspace in the empty field', async () => {
    const before = await counted('scanned');
    await wedge('MUSTER-UNDO');
    await window.getByRole('heading', { name: 'Taken back' }).waitFor();
    await untilCounted('scanned', before - 1);
    await window.keyboard.press('Control+z');
    await untilCounted('scanned', before - 2);
    await window.keyboard.type('12');
    await window.keyboard.press('Backspace');
    await window.keyboard.press('Backspace');
    expect(await counted('scanned')).toBe(before - 2);
    // What was taken back can be scanned again.
    await wedge(codeOf(good[48] as DeviceRow), codeOf(good[49] as DeviceRow));
    await untilCounted('scanned', before);
    await window.keyboard.press('Backspace');
    await untilCounted('scanned', before - 1);
    await wedge(codeOf(good[49] as DeviceRow));
    await untilCounted('scanned', before);
  });

  it('is muted by a barcode, says so on the screen, and is silent', async () => {
    await wedge('MUSTER-MUTE');
    await window.getByText('Sound is off').waitFor();
    const tones = await tonesPlayed();
    await wedge('hello');
    await untilVerdict('unreadable');
    expect(await tonesPlayed()).toBe(tones);
    await wedge('MUSTER-MUTE');
    await window.getByText('Sound is off').waitFor({ state: 'hidden' });
    await wedge('hello again');
    await until('the alarm is heard', async () => (await tonesPlayed()) > tones);
    await wedge('MUSTER-UNDO', 'MUSTER-UNDO');
  });
});

describe('the field that keeps the keyboard', () => {
  it('has it again after clicks, after a button, after a dialog and after another window', async () => {
    const has = (when: string) => until(`the field has the keyboard ${when}`, () => isFocused(field()));
    await window.getByRole('heading', { name: 'Last scans' }).click();
    await has('after a click on nothing');
    await window.getByText('Quiet', { exact: true }).click();
    await has('after a choice');
    await window.getByRole('button', { name: 'Assign…' }).click();
    await window.getByRole('dialog').waitFor();
    expect(await isFocused(field())).toBe(false);
    await window.keyboard.press('Escape');
    await window.getByRole('dialog').waitFor({ state: 'hidden' });
    await has('after a dialog');
    await field().evaluate((element) => (element as HTMLElement).blur());
    await window.evaluate(() => dispatchEvent(new Event('focus')));
    await has('after another window');
  });

  it('has it while order codes are on the screen to be scanned, and Escape takes them away', async () => {
    const before = await last().count();
    await window.getByRole('button', { name: 'Order codes' }).click();
    const codes = window.getByRole('img', { name: 'MUSTER-MUTE' });
    await codes.waitFor();
    await wedge('MUSTER-MUTE');
    await window.getByText('Sound is off').waitFor();
    await wedge('MUSTER-MUTE');
    await window.keyboard.press('Escape');
    await codes.waitFor({ state: 'hidden' });
    expect(await last().count()).toBe(before);
  });

  it('lets the person walk on with Tab and takes the next code all the same', async () => {
    const before = await counted('refused');
    await window.keyboard.press('Tab');
    await window.keyboard.press('Tab');
    expect(await isFocused(field())).toBe(false);
    await wedge('353227410022504');
    await untilVerdict('bad-check-digit');
    await untilCounted('refused', before + 1);
    // The sign that was pressed on another part of the page is in it too.
    expect((await last().first().innerText()).replaceAll(/\s/g, '')).toContain('353227410022504');
    expect(await isFocused(field())).toBe(true);
  });

  it('ends a code with Tab as well, and takes a pasted list a line at a time', async () => {
    const before = await counted('refused');
    await window.keyboard.type('353227410022504');
    await window.keyboard.press('Tab');
    await untilCounted('refused', before + 1);
    expect(await isFocused(field())).toBe(true);
    await field().evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', 'one 1\r\ntwo 2\r\n');
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await untilCounted('refused', before + 3);
  });
});

describe('a batch that takes no scan', () => {
  it('says so in place of the field', async () => {
    await ask(window, 'batches.setState', { batchId, state: 'held', devices: false });
    await window.getByRole('heading', { name: 'This batch is held' }).waitFor();
    expect(await field().count()).toBe(0);
    await ask(window, 'batches.setState', { batchId, state: 'open', devices: false });
    await field().waitFor();
  });
});
