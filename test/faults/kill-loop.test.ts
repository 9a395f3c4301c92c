import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { readChange } from '../../src-main/desk/db/tables/changes.ts';
import { rebuildOverlay } from '../../src-main/desk/db/tables/overlay.ts';
import { defineAttribute } from '../../src-main/desk/features/attributes/define-attribute.ts';
import type { RunningSimulator } from '../../src-main/simulator/start-simulator.ts';
import { startSynced, truthOf } from '../helpers/desk-actions.ts';
import { createFastClock, type FastClock } from '../helpers/fast-clock.ts';
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';
import { ledgerFaults } from './check-ledger.ts';
import { buildChild, type ChildProgram, endOf } from './child-program.ts';
import { historyFaults, isSettled, readHistories } from './device-history.ts';
import { createDice, type Dice } from './dice.ts';
import type { Told, WorkingOrder } from './working-child.ts';

/** 10,000 with MUSTER_KILLS=10000. */
const KILLS = Number(process.env.MUSTER_KILLS ?? 1_000);
const SEED = Number(process.env.MUSTER_SEED ?? Date.now() % 1_000_000_000);
/** Kills of one workspace before it is drained, judged as a whole and left for a new one. */
const KILLS_OF_A_WORKSPACE = 50;
/** Workspaces at a time: while one is checked another one's child works. */
const LANES = 3;
const DEVICES = 200;

type Workspace = { folder: string; simulator: RunningSimulator; clock: FastClock };
/** What was acknowledged over the pipe and has to be found again; null where a command was under way when it ended. */
type Promised = {
  queued: Set<string>;
  undone: Set<string>;
  held: Map<DeviceId, boolean | null>;
  values: Map<DeviceId, string | null>;
};

let program: ChildProgram;
beforeAll(async () => {
  program = await buildChild('working-child.ts');
  // One that ends by itself leaves its compiled code behind for those that do not.
  const workspace = await openWorkspace();
  expect((await endOf(program.start({ ...orderOf(workspace, SEED), steps: 60 }))).code).toBe(0);
  await closeWorkspace(workspace);
});
afterAll(() => program.remove());

const figures = { kills: 0, acknowledged: 0, reopenMs: [] as number[] };
const faults: string[] = [];

async function openWorkspace(): Promise<Workspace> {
  const clock = createFastClock();
  const folder = mkdtempSync(join(tmpdir(), 'muster-kills-'));
  const desk = await openTestDesk({ devices: DEVICES, clock, folder });
  await startSynced(desk);
  defineAttribute(desk.services, { name: 'Box', type: 'text' });
  await desk.loop.stop();
  desk.db.close();
  return { folder, simulator: desk.simulator, clock };
}

function orderOf({ folder, simulator, clock }: Workspace, seed: number): WorkingOrder {
  const { baseUrl, credentials } = simulator;
  return { folder, simulator: { baseUrl, credentials }, begunAt: clock.begunAt, seed, steps: null };
}

async function closeWorkspace({ folder, simulator }: Workspace): Promise<void> {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Lets a child work until it is killed; hears what it acknowledged. */
async function killOne(workspace: Workspace, promised: Promised, dice: Dice): Promise<void> {
  const child = program.start(orderOf(workspace, dice(2 ** 31)));
  const ended = new Promise((done) => child.once('exit', done));
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  // After so much work and then at any moment: a time alone would be over before a busy machine has done anything.
  let worksOn = dice(8);
  lines.on('line', (line) => {
    const told = JSON.parse(line) as Told;
    if (worksOn === 0) setTimeout(() => child.kill('SIGKILL'), dice(30));
    worksOn -= 1;
    if (told.told === 'ready') return;
    if (told.told === 'fault') faults.push(told.fault);
    else keep(promised, told);
  });
  await Promise.all([ended, new Promise((done) => lines.once('close', done))]);
  expect(child.signalCode).toBe('SIGKILL');
  figures.kills += 1;
}

function keep(promised: Promised, told: Exclude<Told, { told: 'ready' | 'fault' }>): void {
  if (told.told !== 'begun' && told.told !== 'setting') figures.acknowledged += 1;
  switch (told.told) {
    case 'queued':
      for (const changeId of told.changeIds) promised.queued.add(changeId);
      return;
    case 'undone':
      promised.undone.add(told.changeId);
      return;
    case 'begun':
    case 'held':
    case 'released':
      for (const one of told.deviceIds) promised.held.set(one, told.told === 'begun' ? null : told.told === 'held');
      return;
    case 'setting':
    case 'set':
      for (const one of told.deviceIds) promised.values.set(one, told.told === 'setting' ? null : told.value);
  }
}

/** Opens the workspace as the next start would, and holds it against what was promised and what the servers have. */
function check({ folder, simulator, clock }: Workspace, promised: Promised, depth: 'quick' | 'full'): void {
  const began = performance.now();
  const { db, cacheSetAside, ledgerSetAside } = openWorkspaceDb(folder, { appVersion: '0.1.0', now: clock.now() });
  rebuildOverlay(db);
  figures.reopenMs.push(performance.now() - began);
  if (cacheSetAside !== null || ledgerSetAside !== null) faults.push('I8: a file was taken for damaged');
  faults.push(...promiseFaults(db, promised), ...ledgerFaults(db, depth), ...serverFaults(db, simulator));
  db.close();
}

/** I1: what was acknowledged is there. */
function promiseFaults(db: WritableDb, { queued, undone, held, values }: Promised): string[] {
  const lost = [...queued].filter((changeId) => readChange(db, changeId) === null).map((id) => `I1: ${id} is gone`);
  const risen = [...undone].filter((changeId) => (readChange(db, changeId)?.outcomes.waiting ?? 0) > 0);
  const holds = new Set(db.prepare('SELECT device_id FROM main.holds').pluck().all());
  const stored = new Map(
    db.prepare('SELECT device_id, value FROM main.attribute_values').raw().all() as [string, string][],
  );
  return [
    ...lost,
    ...risen.map((changeId) => `I9: ${changeId} was taken back and waits again`),
    ...[...held].filter(([id, is]) => is !== null && is !== holds.has(id)).map(([id]) => `I1: the hold of ${id}`),
    ...[...values]
      .filter(([id, value]) => value !== null && stored.get(id) !== value)
      .map(([id]) => `I1: the value of ${id}`),
  ];
}

/** I2, I3, I9: what the servers have is what went through, once each. */
function serverFaults(db: WritableDb, simulator: RunningSimulator): string[] {
  const effects = simulator.control.effects();
  return [...readHistories(db)].flatMap(([deviceId, history]) =>
    historyFaults(history, {
      profileId: truthOf({ simulator } as TestDesk, deviceId),
      effects: effects[deviceId] ?? {},
    }),
  );
}

/** I5: with nobody killing it the queue drains; then the servers have what was wanted last (I2). */
async function drain({ folder, simulator, clock }: Workspace): Promise<void> {
  const desk = await openTestDesk({ folder, simulator, clock });
  desk.loop.begin();
  desk.loop.workOffline(false);
  const isDrained = () => [...readHistories(desk.db).values()].every(isSettled);
  await desk.until(isDrained, 60_000).catch((error: unknown) => faults.push(`I5: ${String(error)}`));
  faults.push(...ledgerFaults(desk.db), ...serverFaults(desk.db, simulator));
  await desk.loop.stop();
  desk.db.close();
}

async function wearOut(kills: number, dice: Dice): Promise<void> {
  const workspace = await openWorkspace();
  const promised: Promised = { queued: new Set(), undone: new Set(), held: new Map(), values: new Map() };
  for (let kill = 1; kill <= kills; kill += 1) {
    await killOne(workspace, promised, dice);
    // Let what is on its way to the servers arrive.
    await delay(2);
    check(workspace, promised, kill === kills ? 'full' : 'quick');
  }
  await drain(workspace);
  await closeWorkspace(workspace);
}

function report(seconds: number): string {
  const sorted = figures.reopenMs.sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `${figures.kills} kills, ${figures.acknowledged} acknowledged changes, ${faults.length} violations, opened again in ${at(0.5)} ms (at most ${at(1)} ms), ${Math.round(seconds)} s, MUSTER_SEED=${SEED}\n`;
}

describe('a desk killed at any moment of any work (F01)', () => {
  it(`loses and doubles nothing in ${KILLS} kills (I1 to I4, I8)`, { timeout: 5_000 * KILLS }, async () => {
    const began = performance.now();
    const workspaces = Array.from({ length: Math.ceil(KILLS / KILLS_OF_A_WORKSPACE) }, (_, n) => n);
    const lane = async () => {
      for (let n = workspaces.shift(); n !== undefined && faults.length === 0; n = workspaces.shift())
        await wearOut(Math.min(KILLS_OF_A_WORKSPACE, KILLS - n * KILLS_OF_A_WORKSPACE), createDice(SEED + n));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    process.stdout.write(report((performance.now() - began) / 1000));
    expect(faults.slice(0, 5), `MUSTER_SEED=${SEED}`).toEqual([]);
    expect(figures.acknowledged).toBeGreaterThan(KILLS);
  });
});
