import { rmSync } from 'node:fs';
import { expectEqual, type Finding, judge, type Measure } from './measure.ts';
import { openWindow } from './open-window.ts';
import { waitForRows } from './page-work.ts';
import { prepareWorkspace } from './prepare-workspace.ts';
import { takeTurns } from './spread.ts';
import { makeUserData } from './user-data.ts';

/** G7a: from the start of the process to the first rows on the screen, with a full cache against an empty one. */
export const startWindow: Measure = {
  name: 'start',
  needsWindow: true,
  async run(settings): Promise<Finding[]> {
    const { devices, pairs, say } = settings;
    const full = makeUserData(settings, await prepareWorkspace(settings, devices));
    const empty = makeUserData(settings, await prepareWorkspace(settings, 0));
    const start = (userData: string, rows: number) => async () => {
      const window = await openWindow('muster', userData);
      const shown = await window.page.call(waitForRows, undefined);
      await window.close();
      expectEqual('rows of the grid', shown.rows, rows);
      say(`start with ${rows} devices: ${Math.round(shown.at - window.startedAt)} ms`);
      return { value: shown.at - window.startedAt };
    };
    const sides = { floor: start(empty, 0), app: start(full, devices) };
    // Once unmeasured: Chromium fills its caches, the system its own.
    await sides.floor();
    await sides.app();
    const took = await takeTurns(pairs, sides);
    for (const folder of [full, empty]) rmSync(folder, { recursive: true, force: true });
    const what = 'Start of the app until its first rows are drawn, against an empty cache';
    return [judge({ goal: 'G7a', what, devices, unit: 'ms', ...took }, { times: 1.15 }, { times: 1.05 })];
  },
};
