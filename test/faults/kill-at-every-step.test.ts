import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChange } from '../../src-main/desk/db/tables/changes.ts';
import { type RunningSimulator, startSimulator } from '../../src-main/simulator/start-simulator.ts';
import { synced } from '../helpers/desk-actions.ts';
import { openTestDesk } from '../helpers/open-test-desk.ts';
import { ledgerFaults } from './check-ledger.ts';
import { buildChild, type ChildProgram, endOf } from './child-program.ts';
import { leaveWaiting, type SendKind, sendKinds, type Waiting, WORLD_DEVICES } from './send-kinds.ts';
import type { SendingOrder } from './sending-child.ts';

/** Children at a time: each of them mostly waits. */
const LANES = 4;

let program: ChildProgram;
beforeAll(async () => {
  program = await buildChild('sending-child.ts');
});
afterAll(() => program.remove());

type Life = { simulator: RunningSimulator; folder: string };

/** A copy of the workspace with servers of its own, as they were on that day. */
async function beginLife({ folder, clock }: Waiting): Promise<Life> {
  const copy = mkdtempSync(join(tmpdir(), 'muster-life-'));
  cpSync(folder, copy, { recursive: true });
  return {
    folder: copy,
    simulator: await startSimulator({ devices: WORLD_DEVICES, now: () => clock.now().getTime() }),
  };
}

async function send({ folder, simulator }: Life, { changeId, clock }: Waiting, dieAt: string | null) {
  const { baseUrl, credentials } = simulator;
  const order: SendingOrder = { folder, simulator: { baseUrl, credentials }, begunAt: clock.begunAt, changeId, dieAt };
  return endOf(program.start(order));
}

/** The names of all points on the way of a change that nothing stops, and what the servers have done in the end. */
async function comeThrough(waiting: Waiting, diedAt: string | null = null) {
  const life = await beginLife(waiting);
  try {
    if (diedAt !== null) expect((await send(life, waiting, diedAt)).signal, diedAt).toBe('SIGKILL');
    const { code, said } = await send(life, waiting, null);
    expect(code).toBe(0);
    return { points: JSON.parse(said) as string[], effects: life.simulator.control.effects() };
  } finally {
    await endLife(life);
  }
}

async function endLife({ simulator, folder }: Life): Promise<void> {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Dies at these points, one life after another, opens the workspace again and answers what the servers have done by then. */
async function dieAndSettle(waiting: Waiting, deaths: readonly string[]) {
  const { changeId, clock } = waiting;
  const life = await beginLife(waiting);
  const { folder, simulator } = life;
  try {
    for (const dieAt of deaths) {
      const { code, signal } = await send(life, waiting, dieAt);
      // How often the server is read before it shows what it accepted is a matter of time.
      expect(signal === 'SIGKILL' || (code === 0 && / time /.test(dieAt)), dieAt).toBe(true);
    }
    const kept = JSON.parse(readFileSync(`${folder}/kept.json`, 'utf8'));
    const began = performance.now();
    const desk = await openTestDesk({ folder, simulator, clock, kept });
    const reopenMs = performance.now() - began;
    const found = readChange(desk.db, changeId)?.state;
    expect(['waiting', 'sending', 'unconfirmed', 'done'], deaths.join(' → ')).toContain(found);
    desk.loop.begin();
    await desk.until(() => readChange(desk.db, changeId)?.state === 'done', 60_000);
    await synced(desk);
    expect(ledgerFaults(desk.db)).toEqual([]);
    await desk.loop.stop();
    desk.db.close();
    return { effects: simulator.control.effects(), reopenMs, found };
  } finally {
    await endLife(life);
  }
}

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

const reopened: number[] = [];
afterAll(() => {
  const sorted = reopened.sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  process.stdout.write(
    `${sorted.length} deaths on the way of a send; opened again in ${at(0.5)} ms, at most ${at(1)} ms\n`,
  );
});

/** Every point of a life, after deaths in lives before it; answers the names of the points. */
async function sweep(kind: SendKind, diedAt: string | null = null): Promise<string[]> {
  const waiting = await leaveWaiting(kind);
  const { points, effects } = await comeThrough(waiting, diedAt);
  expect(Object.keys(effects).length).toBeGreaterThan(0);
  await inLanes(points, async (point) => {
    const deaths = diedAt === null ? [point] : [diedAt, point];
    const end = await dieAndSettle(waiting, deaths);
    // Effects and not requests: what was refused, or named a device that is there already, did nothing.
    expect(end.effects, deaths.join(' → ')).toEqual(effects);
    reopened.push(end.reopenMs);
  });
  rmSync(waiting.folder, { recursive: true, force: true });
  return points;
}

describe('a desk killed at every step of a send (F02)', () => {
  for (const kind of sendKinds) {
    it(`carries ${kind.name} out exactly once`, async () => {
      const points = await sweep(kind);
      // The steps of the house plan are among them, for every kind.
      const steps = [/^(takeChunk|sayOfProfile): before its commit$/, /^(takeChunk|sayOfProfile): committed$/];
      steps.push(/^(PUT|POST|DELETE) .*: before it is written$/, / .*: written$/, / .*: answered$/);
      steps.push(/^(say|sayOfProfile): before its commit/, /^(say|sayOfProfile): committed/);
      steps.push(/^logOutcomes: committed/);
      const missing = steps.filter((step) => !points.some((point) => step.test(point)));
      expect(missing, points.join(', ')).toEqual([]);
    });
  }
});

describe('a desk killed again while it settles what the first kill left in doubt (F02)', () => {
  const lost = {
    'a move': 'PUT /devices/assignProfile: written',
    'a new profile': 'POST /profiles/createAsync: written',
    'a new token value': 'POST /bulkenrollment/token/*/refresh: written',
  };
  for (const [name, diedAt] of Object.entries(lost)) {
    it(`carries ${name} out exactly once`, async () => {
      const kind = sendKinds.find((one) => one.name === name);
      if (!kind) throw new Error(`no kind is called ${name}`);
      const points = await sweep(kind, diedAt);
      expect(points.some((point) => /^(judgeSlice|sayOfProfile): committed/.test(point))).toBe(true);
    });
  }
});
