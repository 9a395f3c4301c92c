import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { type ChangeState, changeStates, GONE_PROFILE_ID, isHeld } from '#shared/domain/queued-change.ts';
import { readChange, readChangeWindow } from '../../../../src-main/desk/db/tables/changes.ts';
import { rebuildOverlay, wantedProfileSql } from '../../../../src-main/desk/db/tables/overlay.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { deleteDevices } from '../../../../src-main/desk/features/devices/delete-devices.ts';
import { approvedDevices, effectsOn, move, profileIds, startSynced, truthOf } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

/** Devices all steps fight over: few, so that changes meet. */
const DEVICES = 8;
/** More with MUSTER_RUNS=200; a failure prints its seed and path. */
const RUNS = Number(process.env.MUSTER_RUNS ?? 12);

const devices = fc.uniqueArray(fc.nat(DEVICES - 1), { minLength: 1, maxLength: 5 });
const profile = fc.nat(3);
const WRITES = ['PUT /kcs/v1/kme/devices/assignProfile', 'POST /kcs/v1/kme/devices/delete'];

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('move' as const), devices, to: profile }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), devices }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), change: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), change: fc.nat(9), mine: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('portal' as const), device: fc.nat(DEVICES - 1), to: profile }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('offline' as const), offline: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), realMs: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      kind: fc.constantFrom(
        'reset-after-apply',
        'reset-before',
        'status',
        'rate-limit',
        'expire-access-token',
        'truncate',
      ),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

type World = {
  desk: TestDesk;
  ids: DeviceId[];
  places: ProfileId[];
  /** Number of changes made when the portal last touched a device. */
  touched: Map<DeviceId, number>;
};

async function carryOut(world: World, one: Step): Promise<void> {
  const { desk, ids, places } = world;
  const made = readChangeWindow(desk.db, { which: 'all', first: 0, count: 200 });
  const chosen = (at: number) => made[at % Math.max(1, made.length)]?.changeId ?? 'none';
  const place = (at: number) => places[at] ?? DEFAULT_PROFILE_ID;
  switch (one.do) {
    case 'move':
      await thrownCode(() =>
        move(
          desk,
          one.devices.flatMap((at) => ids[at] ?? []),
          place(one.to),
        ),
      );
      return;
    case 'delete': {
      const deviceIds = one.devices.flatMap((at) => ids[at] ?? []);
      await thrownCode(() => deleteDevices(desk.services, { selection: { kind: 'named', deviceIds } }));
      return;
    }
    case 'undo':
      await thrownCode(() => undoChange(desk.services, { changeIds: [chosen(one.change)] }));
      return;
    case 'settle':
      await thrownCode(() =>
        settleChange(desk.services, { changeId: chosen(one.change), decision: one.mine ? 'mine' : 'theirs' }),
      );
      return;
    case 'portal': {
      const deviceId = ids[one.device] as DeviceId;
      if (truthOf(desk, deviceId) === undefined) return;
      const to = place(one.to);
      if (to === DEFAULT_PROFILE_ID) desk.simulator.control.portalEdit({ kind: 'unassign', deviceIds: [deviceId] });
      else desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [deviceId], profileId: to });
      world.touched.set(deviceId, made.length);
      return;
    }
    case 'offline':
      desk.loop.workOffline(one.offline);
      return;
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, one.realMs));
      return;
    case 'kill':
      desk.kill();
      world.desk = await desk.reopen();
      world.desk.loop.begin();
      return;
    case 'fault':
      for (const match of WRITES)
        desk.simulator.control.setFault({ match, kind: one.kind, status: 500, retryAfter: 2, times: 1 });
  }
}

type Outcome = { sequence: number; state: ChangeState; profileId: ProfileId };

/** Every change that names a device, oldest first, with where the device stands in it. */
function historyOf(desk: TestDesk, deviceId: DeviceId): Outcome[] {
  return desk.db
    .prepare(
      `SELECT c.sequence, coalesce(s.state, 'waiting') AS state, ${wantedProfileSql('c')} AS profileId
       FROM changes c JOIN change_targets l ON l.sequence = c.sequence, json_each(l.targets) g, json_each(g.value, '$[1]') t
       LEFT JOIN change_outcomes s ON s.change_id = c.change_id AND s.device_id = t.value
       WHERE t.value = ? ORDER BY c.sequence`,
    )
    .all(deviceId) as Outcome[];
}

/** Nothing is left to do but what waits for the person, or for a change that does. */
function isDrained({ desk, ids }: World): boolean {
  return ids.every((deviceId) => {
    const history = historyOf(desk, deviceId);
    const firstHeld = history.find(({ state }) => isHeld(state))?.sequence ?? Number.POSITIVE_INFINITY;
    return history.every(({ sequence, state }) => {
      if (state === 'sending' || state === 'unconfirmed') return false;
      return state !== 'waiting' || sequence > firstHeld;
    });
  });
}

function expectInvariants(world: World, initial: Map<DeviceId, ProfileId | undefined>): void {
  const { desk, ids } = world;
  for (const deviceId of ids) {
    const history = historyOf(desk, deviceId);
    const sent = history.filter(({ state }) => !['undone', 'waiting'].includes(state));
    const told = JSON.stringify({
      deviceId,
      history,
      truth: truthOf(desk, deviceId),
      touched: world.touched.get(deviceId),
    });
    // I3: at most one effect for each change; I9: none for what was taken back or never went.
    expect(effectsOn(desk, deviceId), told).toBeLessThanOrEqual(sent.length);
    const done = history.filter(({ state }) => state === 'done');
    const newest = done.at(-1);
    const touched = world.touched.get(deviceId) ?? -1;
    // I2: the newest change that went through stands, unless the portal came after it or something is still open.
    const open = history.some(({ state }) => isHeld(state) || state === 'waiting');
    const truth = truthOf(desk, deviceId) ?? GONE_PROFILE_ID;
    if (newest && newest.sequence > touched && !open) expect(truth, told).toBe(newest.profileId);
    // What was deleted is deleted once, and stays so.
    expect(desk.simulator.control.effects()[deviceId]?.delete ?? 0, told).toBeLessThanOrEqual(1);
    if (sent.length === 0 && touched < 0) expect(truthOf(desk, deviceId), told).toBe(initial.get(deviceId));
  }
  expectTrueLedger(desk);
}

/** I4: the overlay is what the ledger makes of it. I8: counts are those of the outcomes, the files are sound. */
function expectTrueLedger({ db }: TestDesk): void {
  const overlay = () => db.prepare('SELECT * FROM temp.unfinished ORDER BY device_id, sequence').all();
  const before = overlay();
  rebuildOverlay(db);
  expect(overlay()).toEqual(before);
  for (const { changeId, devices: all } of readChangeWindow(db, { which: 'all', first: 0, count: 200 })) {
    const outcomes = readChange(db, changeId)?.outcomes;
    const rows = db
      .prepare(
        "SELECT state, count(*) AS devices FROM change_outcomes WHERE change_id = ? AND state <> 'waiting' GROUP BY 1",
      )
      .all(changeId) as { state: ChangeState; devices: number }[];
    for (const { state, devices: count } of rows) expect(outcomes?.[state]).toBe(count);
    expect(changeStates.reduce((sum, state) => sum + (outcomes?.[state] ?? 0), 0)).toBe(all);
  }
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
}

async function play(steps: readonly Step[]): Promise<void> {
  const desk = await openTestDesk({ devices: 60 });
  const world: World = { desk, ids: [], places: profileIds(desk).slice(0, 3), touched: new Map() };
  try {
    await startSynced(desk);
    world.ids = approvedDevices(desk).slice(0, DEVICES);
    const initial = new Map(world.ids.map((deviceId) => [deviceId, truthOf(desk, deviceId)]));
    for (const one of steps) await carryOut(world, one);
    world.desk.simulator.control.clearFaults();
    world.desk.loop.workOffline(false);
    // I5: once the faults are over the queue drains by itself.
    await world.desk.until(() => {
      // What was accepted and undone in the portal before anybody read it is parked after a quarter of an hour only.
      world.desk.clock.advance(2_000);
      return isDrained(world) && world.desk.loop.status().phase === 'idle';
    }, 15_000);
    expectInvariants(world, initial);
  } finally {
    await world.desk.close();
  }
}

describe('the queue, whatever happens to it', () => {
  it('keeps its invariants over moves, deletions, undos, portal edits, faults and kills', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 22 }), play), {
      numRuns: RUNS,
      endOnFailure: true,
    });
  });
});
