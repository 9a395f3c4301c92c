import { existsSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { isHeld } from '#shared/domain/queued-change.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import {
  type ChangeRow,
  readChange,
  readChangeWindow,
  readUnfinishedChanges,
} from '../../src-main/desk/db/tables/changes.ts';
import { isProfileChange } from '../../src-main/desk/db/tables/profile-changes.ts';
import { readCursor } from '../../src-main/desk/db/tables/sync-cursor.ts';
import { LONGEST_BACKOFF_MS } from '../../src-main/desk/features/sync/back-off.ts';
import { CONFIRMATION_LIMIT_MS } from '../../src-main/desk/features/sync/settle-by-reading.ts';
import { truthOf } from '../helpers/desk-actions.ts';
import { atIvanti } from '../helpers/profile-actions.ts';
import { tokenAtIvanti, tokenAtSamsung } from '../helpers/token-actions.ts';
import { ledgerFaults } from './check-ledger.ts';
import { carryOut, openWorld, type World } from './contested-world.ts';
import { historyFaults, isSettled, readHistories } from './device-history.ts';
import { pastFailures } from './past-failures.ts';
import { type Step, steps } from './random-steps.ts';

/** More with MUSTER_RUNS=1000; a failure prints its steps, to be kept in past-failures.ts. */
const RUNS = Number(process.env.MUSTER_RUNS ?? 150);
const SEED = Number(process.env.MUSTER_SEED ?? Date.now() % 1_000_000_000);
/** No more runs are begun after this time, unless more were asked for. Milliseconds. */
const BUDGET_MS = process.env.MUSTER_RUNS === undefined ? 120_000 : Number.POSITIVE_INFINITY;
/** The log of writes is taken over at 1,000 pages; a transaction of some size may come on top (I10). */
const MOST_WAL_BYTES = 16 * 1024 * 1024;
const MOST_LOG_LINES = 200;

type Reached = { changedAfter: string | null; registrationsAfter: string | null; lastSyncedAt: string | null };

/** I7: how far reading has come never goes back, whatever the clocks do. */
function expectForward({ desk }: World, before: Reached): Reached {
  const { changedAfter, registrationsAfter, lastSyncedAt } = readCursor(desk.db);
  const now = { changedAfter, registrationsAfter, lastSyncedAt };
  for (const [name, time] of Object.entries(now))
    expect((time ?? '') >= (before[name as keyof Reached] ?? ''), `I7: ${name} went back to ${time}`).toBe(true);
  return now;
}

/** I5, I6: nothing is left to do but what waits for the person, or for a change of the same target that does. */
function isDrained({ db, loop }: World['desk']): boolean {
  if (![...readHistories(db).values()].every(isSettled) || loop.status().phase !== 'idle') return false;
  const open = readUnfinishedChanges(db).filter(isProfileChange);
  return open.every((change) => {
    if (change.state !== 'waiting') return isHeld(change.state);
    return open.some(({ state, profileId }) => isHeld(state) && profileId === change.profileId);
  });
}

function openWork({ db, loop, log }: World['desk']): unknown {
  const devices = [...readHistories(db)].filter(([, history]) => !isSettled(history));
  const others = readUnfinishedChanges(db).filter(isProfileChange);
  return { devices, others, status: loop.status(), log: log.slice(-5) };
}

/** I5: once the faults are over the queue drains within three of the largest backoffs. */
async function drain(world: World): Promise<void> {
  const { desk } = world;
  desk.simulator.control.clearFaults();
  desk.clock.setWall(0);
  desk.loop.workOffline(false);
  desk.loop.pauseSending(false);
  const began = desk.clock.monotonicMs();
  await desk
    .until(() => {
      desk.clock.advance(2_000);
      return isDrained(desk);
    }, 30_000)
    .catch(() => {
      throw new Error(`I5: ${JSON.stringify(openWork(desk))}`);
    });
  // What was accepted and undone in the portal before anybody read it is waited for first.
  const more = world.touched.size > 0 ? CONFIRMATION_LIMIT_MS : 0;
  expect(desk.clock.monotonicMs() - began, 'I5').toBeLessThanOrEqual(3 * LONGEST_BACKOFF_MS + more);
}

function expectInvariants(world: World): void {
  const { desk, acknowledged, touched } = world;
  const { control } = desk.simulator;
  const effects = control.effects();
  const lost = [...acknowledged].filter((changeId) => readChange(desk.db, changeId) === null);
  const ofDevices = [...readHistories(desk.db)].flatMap(([deviceId, history]) => {
    const truth = { profileId: truthOf(desk, deviceId), effects: effects[deviceId] ?? {} };
    return historyFaults(history, truth, touched.get(deviceId));
  });
  // I1: nothing acknowledged is gone, and what is held says why.
  expect(lost, 'I1').toEqual([]);
  for (const { changeId, state, errorCode } of readUnfinishedChanges(desk.db))
    if (isHeld(state)) expect(errorCode, `I1: ${changeId} is ${state}`).not.toBeNull();
  expect(ofDevices).toEqual([]);
  expectNothingTouched(world, new Set(readHistories(desk.db).keys()));
  expectProfileEffects(world);
  expect(ledgerFaults(desk.db)).toEqual([]);
  expectCaps(world);
}

/** I9, I2: a device that no change names is where it was. */
function expectNothingTouched({ desk }: World, named: ReadonlySet<DeviceId>): void {
  const { effects } = desk.simulator.control;
  const moved = Object.entries(effects()).filter(
    ([id, one]) => ('assign' in one || 'delete' in one) && !named.has(id as DeviceId),
  );
  expect(moved, 'I9').toEqual([]);
}

/** I3 for what is no device: each token, profile and listed device changed at most once for each change that was sent. */
function expectProfileEffects(world: World): void {
  const { db, simulator } = world.desk;
  const effects = simulator.control.effects();
  const changes = readChangeWindow(db, { which: 'all', first: 0, count: 10_000 }).filter(isProfileChange);
  const sent = (of: ChangeRow['kind'], name: string) =>
    changes.filter(({ kind, profileName, state }) => kind === of && profileName === name && state !== 'undone').length;
  for (const [subject, done] of Object.entries(effects)) {
    const told = `I3: ${subject} ${JSON.stringify(done)}`;
    expect(done.refreshToken ?? 0, told).toBeLessThanOrEqual(sent('refresh-token', subject));
    expect(done.update ?? 0, told).toBeLessThanOrEqual(
      sent('refresh-token', subject) + sent('update-profile', subject),
    );
    expect(done.create ?? 0, told).toBeLessThanOrEqual(Math.min(1, sent('create-profile', subject)));
    expect(done.createAtIvanti ?? 0, told).toBeLessThanOrEqual(Math.min(1, sent('create-profile', subject)));
    expect(done.changeUser ?? 0, told).toBeLessThanOrEqual(sent('set-user', subject));
    expect(done.extendToken ?? 0, told).toBeLessThanOrEqual(sent('extend-token', subject));
    expect(done.upload ?? 0, told).toBeLessThanOrEqual(Math.min(1, sent('upload-self-maintained', subject)));
    if (sent('remove-self-maintained', 'Older handhelds') === 0) expect(done.add ?? 0, told).toBeLessThanOrEqual(1);
  }
  expectProfileTruth(world, changes);
}

/** I2 for profiles: what went through last is what the servers have, unless something about the profile is still open. */
function expectProfileTruth({ desk }: World, changes: readonly ChangeRow[]): void {
  const { simulator, secrets } = desk;
  for (const { kind, intent, profileName, profileId, state } of changes) {
    const told = `I2: ${kind} of ${profileName}`;
    if (state !== 'done' || changes.some(isOpenAbout(profileId))) continue;
    const named = simulator.control.listProfiles().filter(({ name }) => name === profileName);
    if (kind === 'create-profile') expect(named, told).toHaveLength(1);
    const last = changes.find(
      (one) => one.kind === kind && one.profileId === profileId && one.state === 'done',
    )?.intent;
    if (last !== intent) continue;
    if (intent.kind === 'update-profile') expect(named[0]?.description, told).toBe(intent.settings.description);
    if (intent.kind === 'set-user') expect(atIvanti(desk, profileName)?.userNumber, told).toBe(numberOf(intent.userId));
    if (intent.kind !== 'refresh-token') continue;
    // The value that was asked for last is at Ivanti, at Samsung and here.
    const value = tokenAtIvanti(desk, profileName)?.value;
    expect(tokenAtSamsung(desk, profileName), told).toBe(value);
    expect(secrets.values.get(enrollmentTokenSecret(profileId)), told).toBe(value);
  }
}

const numberOf = (userId: string | null) => (userId === null ? null : Number(userId.slice(2)) - 1);

const isOpenAbout = (profileId: string) => (one: ChangeRow) =>
  one.profileId === profileId && !['done', 'skipped', 'undone'].includes(one.state);

/** I10. */
function expectCaps({ desk, logged }: World): void {
  for (const name of ['ledger.db-wal', 'cache.db-wal']) {
    const file = `${desk.folder}/${name}`;
    expect(existsSync(file) ? statSync(file).size : 0, `I10: ${name}`).toBeLessThan(MOST_WAL_BYTES);
  }
  expect(logged + desk.log.length, `I10: ${desk.log.slice(-5).join('; ')}`).toBeLessThan(MOST_LOG_LINES);
}

class StepCommand implements fc.AsyncCommand<{ reached: Reached }, World> {
  readonly step: Step;
  constructor(step: Step) {
    this.step = step;
  }
  check(): boolean {
    return true;
  }
  async run(model: { reached: Reached }, world: World): Promise<void> {
    await carryOut(world, this.step);
    model.reached = expectForward(world, model.reached);
  }
  toString(): string {
    return JSON.stringify(this.step);
  }
}

let runs = 0;
let longestDrainMs = 0;
const began = performance.now();

async function play(commands: Iterable<fc.AsyncCommand<{ reached: Reached }, World>>): Promise<void> {
  if (performance.now() - began > BUDGET_MS) return;
  const world = await openWorld();
  try {
    const model = { reached: { changedAfter: null, registrationsAfter: null, lastSyncedAt: null } };
    await fc.asyncModelRun(() => ({ model, real: world }), commands);
    const drained = performance.now();
    await drain(world);
    longestDrainMs = Math.max(longestDrainMs, performance.now() - drained);
    expectInvariants(world);
    runs += 1;
  } finally {
    await world.desk.close();
  }
}

afterAll(() => {
  process.stdout.write(
    `${runs} runs of random steps, MUSTER_SEED=${SEED}, longest drain ${Math.round(longestDrainMs)} ms\n`,
  );
});

describe('what held before it was mended', () => {
  for (const { what, steps: past } of pastFailures) {
    it(what, { timeout: 60_000 }, () => play(past.map((step) => new StepCommand(step))));
  }
});

describe('the queue, whatever happens to it (F50)', () => {
  it('keeps I1 to I10 over anything people, portals, networks and machines do', { timeout: 36_000_000 }, async () => {
    const commands = fc.commands(
      steps.map((step) => (step as fc.Arbitrary<Step>).map((one) => new StepCommand(one))),
      { maxCommands: 24, size: 'max' },
    );
    await fc.assert(fc.asyncProperty(commands, play), { seed: SEED, numRuns: RUNS, endOnFailure: true });
  });
});
