import { rmSync } from 'node:fs';
import { type BenchSettings, type Finding, judge, type Measure } from './measure.ts';
import { type BenchWindow, openWindow } from './open-window.ts';
import { moveAndWatch, type PaintedMove, waitForRows } from './page-work.ts';
import { prepareWorkspace } from './prepare-workspace.ts';
import { spreadOf } from './spread.ts';
import { makeUserData } from './user-data.ts';

const MOVED = 10_000;

/** G5b: from the command to the frame in which the counts of both profiles are right, in the real window. */
export const paintMove: Measure = {
  name: 'paint',
  needsWindow: true,
  async run(settings): Promise<Finding[]> {
    const { devices } = settings;
    const userData = makeUserData(settings, await prepareWorkspace(settings, devices));
    const window = await openWindow('muster', userData);
    const moves = await moveInWindow(settings, window);
    await window.close();
    rmSync(userData, { recursive: true, force: true });
    const of = (key: keyof PaintedMove) => spreadOf(moves.map((move) => ({ value: move[key] })));
    const common = { devices, unit: 'ms' } as const;
    const count = MOVED.toLocaleString('en');
    const what = `Move of ${count} until its counts are drawn, against the desk's answer`;
    const undo = `Undo of a move of ${count} until its counts are drawn`;
    const goal = [{ most: 150 }, { most: 33 }] as const;
    return [
      judge({ ...common, goal: 'G5b', what, floor: of('answeredMs'), app: of('paintedMs') }, ...goal),
      judge({ ...common, goal: 'G5b', what: undo, floor: null, app: of('undoneMs') }, ...goal),
    ];
  },
};

/** The first move is not counted: statements are compiled and code is warmed by whatever a person did before. */
async function moveInWindow({ pairs, say }: BenchSettings, { page }: BenchWindow): Promise<PaintedMove[]> {
  await page.call(waitForRows, undefined);
  const [from, to] = await page.call(largestProfiles, undefined);
  const moves: PaintedMove[] = [];
  for (let move = 0; move <= pairs; move += 1) {
    const took = await page.call(moveAndWatch, { count: MOVED, from: from ?? '', to: to ?? '' });
    say(`move drawn after ${Math.round(took.paintedMs)} ms, answered after ${Math.round(took.answeredMs)} ms`);
    if (move > 0) moves.push(took);
  }
  return moves;
}

/** Ids of the profiles with the most devices, from the cards; runs in the page. */
function largestProfiles(): string[] {
  return [...document.querySelectorAll('[data-profile]')]
    .filter((card) => card.getAttribute('data-profile') !== 'default')
    .map((card) => ({
      id: card.getAttribute('data-profile') ?? '',
      devices: Number(card.querySelector('[class*="count"]')?.textContent?.replace(/\D/g, '')),
    }))
    .sort((a, b) => b.devices - a.devices)
    .map(({ id }) => id);
}
