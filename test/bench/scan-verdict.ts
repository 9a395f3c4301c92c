import { rmSync } from 'node:fs';
import { ask } from './ask-window.ts';
import { type BenchSettings, expectEqual, type Finding, judge, type Measure } from './measure.ts';
import { openWindow } from './open-window.ts';
import { waitForRows } from './page-work.ts';
import { prepareWorkspace, withCopy } from './prepare-workspace.ts';
import { runTask } from './run-task.ts';
import { quantile, spreadOf } from './spread.ts';
import { makeUserData, workspaceFolder } from './user-data.ts';

const LINES = 10_000;
const SCANNED = 5_000;
const CODES = 600;
const CODES_IN_WINDOW = 150;
/** Not counted. */
const WARM = 20;

type Code = { text: string; imei: string };
type Prepared = { batchId: string; codes: Code[] };
type Quantiles = { p50: number; p95: number };
type Scanned = { floor: Quantiles; app: Quantiles; scanned: number };

/** From the key that ends a code to its verdict: at the desk against one look-up and one row, and drawn in the real window. */
export const scanVerdict: Measure = {
  name: 'scan',
  needsWindow: true,
  async run(settings): Promise<Finding[]> {
    const { devices, pairs, say } = settings;
    const workspace = await prepareWorkspace(settings, devices);
    const runs: Scanned[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      const run = await withCopy(settings, workspace, scanAtDesk);
      say(`scan at the desk: p95 ${run.app.p95.toFixed(2)} ms, floor ${run.floor.p95.toFixed(2)} ms`);
      runs.push(run);
    }
    const drawn = await scanInWindow(settings, workspace);
    const of = (side: 'floor' | 'app', figure: keyof Quantiles) =>
      spreadOf(runs.map((run) => ({ value: run[side][figure] })));
    const common = { devices, unit: 'ms' } as const;
    const against = 'against one look-up and one row';
    const desk = (figure: keyof Quantiles) => ({ ...common, floor: of('floor', figure), app: of('app', figure) });
    return [
      judge({ ...desk('p50'), goal: 'Scan', what: `Verdict at the desk, median, ${against}` }, null, null),
      judge(
        { ...desk('p95'), goal: 'Scan', what: `Verdict at the desk, p95, ${against}` },
        { times: 3 },
        { times: 1.5 },
      ),
      judge(
        { ...common, goal: 'Scan', what: 'Key to verdict drawn, p95', floor: null, app: spreadOf([{ value: drawn }]) },
        { most: 50 },
        { most: 25 },
      ),
    ];
  },
};

const prepare = (folder: string, codes: number) =>
  runTask<Prepared>('prepare-scans', { folder, lines: LINES, scans: SCANNED, codes });

async function scanAtDesk(folder: string): Promise<Scanned> {
  const run = await runTask<Scanned>('scan-codes', { folder, ...(await prepare(folder, CODES)) });
  expectEqual('devices scanned', run.scanned, SCANNED + CODES);
  return run;
}

async function scanInWindow(settings: BenchSettings, workspace: string): Promise<number> {
  const userData = makeUserData(settings, workspace);
  const { batchId, codes } = await prepare(workspaceFolder(userData), CODES_IN_WINDOW + WARM);
  const window = await openWindow('muster', userData);
  await window.page.call(waitForRows, undefined);
  const took = await window.page.call(scanAndWatch, { batchId, codes });
  const { count } = await ask(window, 'batches.listScans', { batchId, first: 0, count: 1 });
  expectEqual('devices scanned in the window', count.scanned, SCANNED + codes.length);
  await window.close();
  rmSync(userData, { recursive: true, force: true });
  const sorted = took.slice(WARM).sort((a, b) => a - b);
  const p95 = quantile(sorted, 0.95);
  settings.say(`scan in the window: median ${quantile(sorted, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  return p95;
}

/**
 * Runs in the page: opens the batch and scans into it, three codes a second, as fast as hands are. Milliseconds from the key
 * that ends a code to the frame in which the device stands there.
 */
async function scanAndWatch({ batchId, codes }: Prepared): Promise<number[]> {
  const find = async <Found extends HTMLElement>(selector: string): Promise<Found> => {
    for (let tries = 0; tries < 2000; tries += 1) {
      const found = document.querySelector<Found>(selector);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`there is no ${selector}`);
  };
  (await find('button[aria-keyshortcuts="Control+3"]')).click();
  (await find(`[data-open="${batchId}"]`)).click();
  (await find('input[type="radio"][value="scan"]')).click();
  const field = await find<HTMLInputElement>('[data-scan-field]');
  const drawn = (imei: string) =>
    new Promise<number>((resolve) => {
      const look = () => {
        const shown = document.querySelector('[data-verdict] [data-fact="imei"] dd')?.textContent;
        if (shown?.replace(/\D/g, '') !== imei) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, characterData: true });
    });
  const took: number[] = [];
  for (const { text, imei } of codes) {
    const seen = drawn(imei);
    field.value = text;
    const startedAt = performance.now();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    took.push((await seen) - startedAt);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, startedAt + 333 - performance.now())));
  }
  return took;
}
