import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { readAttributes } from '../../../../src-main/desk/db/tables/attributes.ts';
import { applyVerdicts, writeVerdicts } from '../../../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { defineAttribute } from '../../../../src-main/desk/features/attributes/define-attribute.ts';
import { setAttribute } from '../../../../src-main/desk/features/attributes/set-attribute.ts';
import { deleteDevices } from '../../../../src-main/desk/features/devices/delete-devices.ts';
import { unassignDevices } from '../../../../src-main/desk/features/devices/unassign-devices.ts';
import { deleteProfile } from '../../../../src-main/desk/features/profiles/delete-profile.ts';
import { holdDevices } from '../../../../src-main/desk/features/uploads/hold-devices.ts';
import { move } from '../../../helpers/desk-actions.ts';
import { handOver, takeAllOver } from '../../../helpers/handover-actions.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { create } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

const runs = Number(process.env.HANDOVER_RUNS ?? 3);
const DEVICES = 12;

type Step =
  | { kind: 'move'; from: number; to: number; place: number }
  | { kind: 'unassign' | 'delete' | 'hold' | 'value'; from: number; to: number }
  | { kind: 'create' }
  | { kind: 'delete-profile' }
  | { kind: 'verdict'; from: number; to: number; state: ChangeState };

const range = { from: fc.nat(DEVICES - 1), to: fc.nat(DEVICES - 1) };
const states = fc.constantFrom<ChangeState>(
  'waiting',
  'sending',
  'unconfirmed',
  'done',
  'skipped',
  'refused',
  'conflict',
  'parked',
  'undone',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move' as const), ...range, place: fc.nat(3) }) },
  fc.record({ kind: fc.constantFrom('unassign', 'delete', 'hold', 'value' as const), ...range }),
  fc.record({ kind: fc.constant('create' as const) }),
  fc.record({ kind: fc.constant('delete-profile' as const) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('verdict' as const), ...range, state: states }) },
);

/** A person at work; what the desk will not do is passed over, as in the window. */
async function perform(desk: TestDesk, steps: readonly Step[]): Promise<void> {
  const changeIds: string[] = [];
  const places: ProfileId[] = ['p1', 'p2', 'p3'] as ProfileId[];
  defineAttribute(desk.services, { name: 'Depot', type: 'text' });
  for (const [at, one] of steps.entries()) {
    await thrownCode(async () => {
      if (one.kind === 'create') places.push(create(desk, `Made ${at}`).profileId as ProfileId);
      else if (one.kind === 'delete-profile') deleteProfile(desk.services, { profileId: 'p3' as ProfileId });
      else if (one.kind === 'verdict') settle(desk, changeIds.at(-1), one);
      else changeIds.push(...(await act(desk, one, { at, places })));
    });
  }
}

type Acting = Exclude<Step, { kind: 'create' | 'delete-profile' | 'verdict' }>;

async function act(
  desk: TestDesk,
  one: Acting,
  { at, places }: { at: number; places: ProfileId[] },
): Promise<string[]> {
  const deviceIds = devicesIn(one);
  const selection = { kind: 'named' as const, deviceIds };
  switch (one.kind) {
    case 'move':
      return [move(desk, deviceIds, places[one.place % places.length] ?? DEFAULT_PROFILE_ID)];
    case 'unassign':
      return [unassignDevices(desk.services, { selection }).changeId];
    case 'delete':
      return [deleteDevices(desk.services, { selection }).changeId];
    case 'hold':
      holdDevices(desk.services, { selection, reason: `reason ${at}` });
      return [];
    case 'value':
      await setAttribute(desk.services, { selection, edit: { name: 'Depot', value: `v${at}`, mode: 'overwrite' } });
      return [];
  }
}

function devicesIn({ from, to }: { from: number; to: number }): DeviceId[] {
  const [first, last] = from < to ? [from, to] : [to, from];
  return Array.from({ length: last - first + 1 }, (_, n) => knoxDevice(first + n, null).deviceId);
}

/** The sender's word on some devices of a change. */
function settle(
  desk: TestDesk,
  changeId: string | undefined,
  one: { from: number; to: number; state: ChangeState },
): void {
  const change = changeId === undefined ? null : readChange(desk.db, changeId);
  if (change === null) return;
  const { state } = one;
  const held = state === 'refused' || state === 'conflict' || state === 'parked';
  const errorCode: ErrorCode | null = held ? 'server_refused' : null;
  const seenProfileId = state === 'conflict' ? ('p2' as ProfileId) : null;
  const verdicts = devicesIn(one).map((deviceId) => ({
    deviceId,
    state,
    errorCode,
    errorId: held ? 'E1' : null,
    seenProfileId,
  }));
  writeVerdicts(desk.db, verdicts);
  applyVerdicts(desk.db, change, desk.clock.now().toISOString());
}

/** All that a queue is, without the time it was taken over at. */
function queueOf({ db }: TestDesk): unknown {
  const all = (sql: string) => db.prepare(sql).raw().all();
  const unfinished = "state IN ('waiting', 'sending', 'unconfirmed', 'refused', 'conflict', 'parked')";
  const changeIds = `SELECT change_id FROM main.changes WHERE ${unfinished}`;
  return {
    changes: all(
      `SELECT change_id, kind, intent, based_on, profile_name, devices, reverses, created_at, app_version, targets,
         error_code IS NULL FROM main.changes JOIN main.change_targets USING (sequence) WHERE ${unfinished} ORDER BY sequence`,
    ),
    // What was being sent may have arrived: the other laptop reads before it sends.
    outcomes: all(
      `SELECT change_id, device_id, iif(state = 'sending', 'unconfirmed', state), error_id, seen_profile_id, at
       FROM main.change_outcomes WHERE change_id IN (${changeIds}) ORDER BY 1, 2`,
    ),
    overlay: all(
      `SELECT device_id, live, profile_id, change_id, iif(state = 'sending', 'unconfirmed', state), base_profile_id, kind
       FROM temp.unfinished ORDER BY 1, sequence`,
    ),
    counts: all(
      `SELECT change_id, outcomes ->> '$.waiting', outcomes ->> '$.done' FROM main.changes WHERE ${unfinished} ORDER BY 1`,
    ),
    holds: all('SELECT * FROM main.holds ORDER BY 1'),
    attributes: [readAttributes(db), all('SELECT device_id, name, value FROM main.attribute_values ORDER BY 1, 2')],
  };
}

async function openFilled(first?: TestDesk): Promise<TestDesk> {
  const desk = await openTestDesk(first ? { simulator: first.simulator, clock: first.clock } : { devices: 1 });
  const devices = Array.from({ length: DEVICES }, (_, n) => knoxDevice(n, n % 2 === 0 ? 'p1' : 'p2'));
  await fillCache(desk.db, devices, ['p1', 'p2', 'p3']);
  return desk;
}

describe('any queue handed over', () => {
  it('is the same queue at a laptop that had none, and stays it when it is taken over again', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const a = await openFilled();
        const b = await openFilled(a);
        try {
          await perform(a, steps);
          const { file } = await handOver(a);
          await takeAllOver(b, file);
          expect(queueOf(b)).toEqual(queueOf(a));
          const before = queueOf(b);
          expect(await takeAllOver(b, file)).toMatchObject({ changes: 0, holds: 0, values: 0 });
          expect(queueOf(b)).toEqual(before);
        } finally {
          await b.close();
          await a.close();
        }
      }),
      { numRuns: runs },
    );
  });
});
