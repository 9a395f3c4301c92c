import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type BenchSettings, expectEqual, type Finding, judge, type Measure } from './measure.ts';
import { openWindow } from './open-window.ts';
import { type Scrolled, scrollThrough, waitForRows } from './page-work.ts';
import { prepareWorkspace } from './prepare-workspace.ts';
import { canMeasureTree, treeMegabytes } from './process-tree.ts';
import { spreadOf, takeTurns } from './spread.ts';
import { makeUserData } from './user-data.ts';

const SMALL = 1000;
const STEPS = 240;
/** Long enough for everything that is put off to idle moments. */
const restMs = 4000;

/** G8a, G13: the grid scrolled from its first row to its last, and what all processes together hold afterwards. */
export const memory: Measure = {
  name: 'memory',
  needsWindow: true,
  async run(settings): Promise<Finding[]> {
    const { devices, pairs } = settings;
    const scrolls: Record<'small' | 'full', Scrolled[]> = { small: [], full: [] };
    const full = makeUserData(settings, await prepareWorkspace(settings, devices));
    const small = makeUserData(settings, await prepareWorkspace(settings, SMALL));
    const scroll = (name: 'small' | 'full', userData: string, rows: number) => async () => {
      const { megabytes, scrolled } = await scrollOnce(settings, userData, rows);
      scrolls[name].push(scrolled);
      return { value: megabytes };
    };
    const took = await takeTurns(pairs, {
      hello: () => measureHello(settings),
      small: scroll('small', small, SMALL),
      full: scroll('full', full, devices),
    });
    for (const folder of [full, small]) rmSync(folder, { recursive: true, force: true });
    const dropped = (name: 'small' | 'full') => spreadOf(scrolls[name].map((one) => ({ value: one.dropped })));
    const blank = Math.max(...scrolls.full.map((one) => one.blankFrames));
    const note = `last row reached; ${blank} of ${STEPS} frames with a row still to come`;
    const what = `Frames dropped scrolling end to end in ${STEPS} steps, against ${SMALL.toLocaleString('en')} devices`;
    const findings = [
      judge(
        { goal: 'G13', what, devices, unit: 'frames', floor: dropped('small'), app: dropped('full'), note },
        { times: 2 },
        { times: 1.1 },
      ),
    ];
    if (!canMeasureTree()) return findings;
    const held = 'Memory of all processes after that, against the smallest window';
    const common = { goal: 'G8a', devices, unit: 'MB', floor: took.hello } as const;
    return [
      judge({ ...common, what: held, app: took.full }, { above: 150 }, { above: 80 }),
      judge({ ...common, what: `${held}, ${SMALL.toLocaleString('en')} devices`, app: took.small }, null, null),
      ...findings,
    ];
  },
};

async function measureHello({ folder, say }: BenchSettings): Promise<{ value: number }> {
  const userData = mkdtempSync(join(folder, 'hello-'));
  const window = await openWindow('hello', userData);
  await setTimeout(restMs);
  const value = treeMegabytes(window.pid);
  await window.close();
  rmSync(userData, { recursive: true, force: true });
  say(`memory of the smallest window: ${Math.round(value)} MB`);
  return { value };
}

async function scrollOnce(
  { say }: BenchSettings,
  userData: string,
  rows: number,
): Promise<{ megabytes: number; scrolled: Scrolled }> {
  const window = await openWindow('muster', userData);
  const shown = await window.page.call(waitForRows, undefined);
  expectEqual('rows of the grid', shown.rows, rows);
  const scrolled = await window.page.call(scrollThrough, STEPS);
  expectEqual('last row drawn', scrolled.lastRow !== null, true);
  await setTimeout(restMs);
  const megabytes = treeMegabytes(window.pid);
  await window.close();
  say(`memory with ${rows} devices: ${Math.round(megabytes)} MB; ${scrolled.dropped} frames dropped`);
  return { megabytes, scrolled };
}
