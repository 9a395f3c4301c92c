import { readFileSync, writeFileSync } from 'node:fs';
import { readChange } from '../../src-main/desk/db/tables/changes.ts';
import type { RunningSimulator } from '../../src-main/simulator/start-simulator.ts';
import { createFastClock } from '../helpers/fast-clock.ts';
import { openTestDesk } from '../helpers/open-test-desk.ts';
import { watchCommits, watchedFetch, watchSecrets } from './fault-points.ts';

/** What the child is to do: carry a change out that waits in a folder, and die on the way. */
export type SendingOrder = {
  folder: string;
  simulator: Pick<RunningSimulator, 'baseUrl' | 'credentials'>;
  /** When the clock began that the parent goes by. */
  begunAt: number;
  changeId: string;
  /** The point to die at; null to come through and tell the points on the way. */
  dieAt: string | null;
};

// Who commits may be far down.
Error.stackTraceLimit = 40;

const order = JSON.parse(process.argv[2] ?? '') as SendingOrder;
const seen = new Map<string, number>();
const points: string[] = [];
let over = false;

function reach(name: string): void {
  if (over) return;
  const times = (seen.get(name) ?? 0) + 1;
  seen.set(name, times);
  const point = times === 1 ? name : `${name}, time ${times}`;
  points.push(point);
  if (point === order.dieAt) process.kill(process.pid, 'SIGKILL');
  over = name === 'logOutcomes: committed' && readChange(desk.db, order.changeId)?.state === 'done';
}

const keptFile = `${order.folder}/kept.json`;
const desk = await openTestDesk({
  folder: order.folder,
  simulator: order.simulator as RunningSimulator,
  clock: createFastClock(50, order.begunAt),
  kept: JSON.parse(readFileSync(keptFile, 'utf8')),
  fetch: watchedFetch(reach),
});
watchCommits(desk.db, reach);
watchSecrets(
  desk.secrets,
  () => writeFileSync(keptFile, JSON.stringify(Object.fromEntries(desk.secrets.values))),
  reach,
);
desk.loop.begin();
await desk
  .until(() => readChange(desk.db, order.changeId)?.state === 'done' && desk.loop.status().phase === 'idle', 60_000)
  .catch((error: unknown) => {
    throw new Error(`${points.join(' → ')}: ${JSON.stringify(readChange(desk.db, order.changeId))}`, { cause: error });
  });
process.stdout.write(JSON.stringify(points));
process.exit(0);
