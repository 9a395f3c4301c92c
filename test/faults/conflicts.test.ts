import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import { settleChange } from '../../src-main/desk/features/changes/settle-change.ts';
import { deleteDevices } from '../../src-main/desk/features/devices/delete-devices.ts';
import {
  approvedDevices,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  startSynced,
  truthOf,
} from '../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';

const places = { A: 0, B: 1, C: 2 } as const;
type Place = keyof typeof places | 'none';
/** What is wanted, or what was done in the portal meanwhile. */
type Edit = Place | 'gone' | 'left alone';

const bases: Place[] = ['A', 'none'];
const mines: Edit[] = ['B', 'none', 'gone'];
const theirs: Edit[] = ['left alone', 'A', 'B', 'C', 'none', 'gone'];

type Case = { base: Place; mine: Edit; theirs: Edit };
const cases: Case[] = bases.flatMap((base) =>
  mines
    .filter((mine) => mine !== base)
    .flatMap((mine) => theirs.filter((their) => their !== base).map((their) => ({ base, mine, theirs: their }))),
);

/** The rule: the same end is done quietly, nothing done there lets mine through, gone is refused, anything else is asked. */
function expected({ mine, theirs: their }: Case): { state: ChangeState; end: Edit; effects: number } {
  if (their === 'left alone') return { state: 'done', end: mine, effects: 1 };
  if (their === mine) return { state: 'done', end: mine, effects: 0 };
  if (their === 'gone') return { state: 'refused', end: 'gone', effects: 0 };
  return { state: 'conflict', end: their, effects: 0 };
}

let desk: TestDesk;
const played: (Case & { deviceId: DeviceId; changeId: string; before: number })[] = [];

const placeId = (place: Place): ProfileId => (place === 'none' ? DEFAULT_PROFILE_ID : profileAt(desk, places[place]));
const truth = (deviceId: DeviceId): Edit => {
  const at = truthOf(desk, deviceId);
  if (at === undefined) return 'gone';
  return ([...Object.keys(places), 'none'] as Place[]).find((place) => placeId(place) === at) ?? 'left alone';
};

function inPortal(deviceId: DeviceId, edit: Edit): void {
  const { control } = desk.simulator;
  if (edit === 'left alone') return;
  if (edit === 'gone') control.portalEdit({ kind: 'delete', deviceIds: [deviceId] });
  else if (edit === 'none') control.portalEdit({ kind: 'unassign', deviceIds: [deviceId] });
  else control.portalEdit({ kind: 'assign', deviceIds: [deviceId], profileId: placeId(edit) });
}

function want(deviceId: DeviceId, edit: Edit): string {
  if (edit !== 'gone') return move(desk, [deviceId], placeId(edit as Place));
  return deleteDevices(desk.services, { selection: { kind: 'named', deviceIds: [deviceId] } }).changeId;
}

beforeAll(async () => {
  desk = await openTestDesk({ devices: 120, withoutIvanti: true });
  const control = desk.simulator.control.listDevices({ limit: 1_000 }).devices;
  const free = control.filter(({ state }) => state !== 'pending').slice(0, cases.length);
  for (const [at, { deviceId }] of free.entries()) inPortal(deviceId as DeviceId, cases[at]?.base ?? 'none');
  await startSynced(desk);
  desk.loop.workOffline(true);
  await desk.until(() => desk.loop.status().phase === 'idle');
  const known = new Set(approvedDevices(desk));
  for (const [at, one] of cases.entries()) {
    const deviceId = free[at]?.deviceId as DeviceId;
    expect(known.has(deviceId)).toBe(true);
    played.push({ ...one, deviceId, before: effectsOn(desk, deviceId), changeId: want(deviceId, one.mine) });
    inPortal(deviceId, one.theirs);
  }
  desk.loop.workOffline(false);
  await desk.until(
    () =>
      played.every(({ changeId }) => {
        const { waiting = 0, sending = 0, unconfirmed = 0 } = outcomesOf(desk, changeId);
        return waiting + sending + unconfirmed === 0;
      }),
    60_000,
  );
});
afterAll(() => desk.close());

describe('a device that somebody touched in the portal while we were offline (F38)', () => {
  it.each(cases.map((one, at) => ({ ...one, at })))('was $base, mine $mine, theirs $theirs', ({ at, ...one }) => {
    const found = played[at];
    if (found === undefined) throw new Error('not played');
    const { state, end, effects } = expected(one);
    expect(outcomesOf(desk, found.changeId)).toEqual({ [state]: 1 });
    expect(truth(found.deviceId)).toBe(end);
    expect(effectsOn(desk, found.deviceId) - found.before).toBe(effects);
  });

  it('goes my way or theirs when the person says so, once', async () => {
    const asked = played.filter((one) => expected(one).state === 'conflict');
    expect(asked.length).toBeGreaterThan(5);
    for (const [at, { changeId }] of asked.entries())
      settleChange(desk.services, { changeId, decision: at % 2 === 0 ? 'mine' : 'theirs' });
    await desk.until(
      () => asked.every(({ changeId }, at) => outcomesOf(desk, changeId)[at % 2 === 0 ? 'done' : 'skipped'] === 1),
      30_000,
    );
    asked.forEach(({ deviceId, mine, theirs: their, before }, at) => {
      expect(truth(deviceId)).toBe(at % 2 === 0 ? mine : their);
      expect(effectsOn(desk, deviceId) - before).toBe(at % 2 === 0 ? 1 : 0);
    });
  });
});
