import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId, type ProfileSettings } from '#shared/domain/profile.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import { readChangeWindow, readUnfinishedChanges } from '../../../../src-main/desk/db/tables/changes.ts';
import { readEnrollmentToken } from '../../../../src-main/desk/db/tables/enrollment-tokens.ts';
import { readCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { planMove } from '../../../../src-main/desk/features/devices/plan-move.ts';
import { unassignDevices } from '../../../../src-main/desk/features/devices/unassign-devices.ts';
import { createProfile } from '../../../../src-main/desk/features/profiles/create-profile.ts';
import { deleteProfile } from '../../../../src-main/desk/features/profiles/delete-profile.ts';
import { listProfiles } from '../../../../src-main/desk/features/profiles/list-profiles.ts';
import { updateProfile } from '../../../../src-main/desk/features/profiles/update-profile.ts';
import { move, startSynced, truthOf } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

/** More with MUSTER_RUNS=200; a failure prints its seed and path. */
const RUNS = Number(process.env.MUSTER_RUNS ?? 12);
const DEVICES = 6;

const some = fc.uniqueArray(fc.nat(DEVICES - 1), { minLength: 1, maxLength: 4 });
const place = fc.nat(5);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), devices: some, to: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unassign' as const), devices: some }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('approve' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('create' as const), name: fc.nat(2), withoutToken: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('update' as const), profile: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), profile: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), change: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), change: fc.nat(9), mine: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('portal' as const), device: fc.nat(DEVICES - 1), to: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('portal-profile' as const), profile: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('offline' as const), offline: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), realMs: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type World = { desk: TestDesk; ids: DeviceId[] };

const settingsOf = (name: string, description: string, withoutToken: boolean): ProfileSettings => ({
  ...{ name, description, withoutToken, configuration: [], systemApps: false, singleDevice: false },
});

/** The landing places as a person sees them; the Default Profile is the first. */
const placesOf = ({ services }: TestDesk) =>
  listProfiles(services, {}).profiles.filter(({ type }) => type !== 'self-maintained');

function approveSomeUpload({ db, services }: TestDesk): void {
  const upload = db
    .prepare(
      `SELECT d.upload_id AS uploadId, json_group_array(d.device_id) AS deviceIds, count(*) AS devices
       FROM cache.devices d LEFT JOIN temp.overlay o ON o.device_id = d.device_id
       WHERE d.state = 'pending' AND o.device_id IS NULL GROUP BY 1 LIMIT 1`,
    )
    .get() as { uploadId: string; deviceIds: string; devices: number } | undefined;
  if (!upload) return;
  const before = placesOf({ services } as TestDesk)[0]?.devices ?? 0;
  queueChange(db, {
    groups: [{ baseProfileId: null, deviceIds: upload.deviceIds, devices: upload.devices }],
    ...{ intent: { kind: 'approve' }, basedOn: null, profileName: upload.uploadId, reverses: null },
    ...{
      action: 'uploads.approve',
      actor: 'me',
      appVersion: '0.1.0',
      at: services.clock.now().toISOString(),
      facts: {},
    },
  });
  services.nudge('change');
  // Approving raises the Default Profile by the number approved (behaviours 24, 37).
  expect(placesOf({ services } as TestDesk)[0]?.devices).toBe(before + upload.devices);
}

/** What people and portals do, whether or not it is refused; refusals are expected ones. */
async function carryOut(world: World, one: Step): Promise<void> {
  const { desk, ids } = world;
  const { services } = desk;
  const places = placesOf(desk);
  const placeAt = (at: number) => places[at % places.length]?.profileId ?? DEFAULT_PROFILE_ID;
  const named = (at: readonly number[]) => at.flatMap((index) => ids[index] ?? []);
  const changes = readChangeWindow(desk.db, { which: 'all', first: 0, count: 200 });
  const chosen = (at: number) => changes[at % Math.max(1, changes.length)]?.changeId ?? 'none';
  switch (one.do) {
    case 'move':
      await thrownCode(() => move(desk, named(one.devices), placeAt(one.to)));
      return;
    case 'unassign':
      await thrownCode(() =>
        unassignDevices(services, { selection: { kind: 'named', deviceIds: named(one.devices) } }),
      );
      return;
    case 'approve':
      approveSomeUpload(desk);
      return;
    case 'create': {
      const settings = settingsOf(`New ${one.name}`, '', one.withoutToken);
      await thrownCode(() => createProfile(services, { settings, days: 7, userId: null }));
      return;
    }
    case 'update': {
      const profile = places[one.profile % places.length];
      if (!profile) return;
      const settings = settingsOf(profile.name, `Changed ${changes.length}`, profile.withoutToken);
      await thrownCode(() => updateProfile(services, { profileId: profile.profileId, settings }));
      return;
    }
    case 'delete':
      await thrownCode(() => deleteProfile(services, { profileId: placeAt(one.profile) }));
      return;
    case 'undo':
      await thrownCode(() => undoChange(services, { changeIds: [chosen(one.change)] }));
      return;
    case 'settle':
      await thrownCode(() =>
        settleChange(services, { changeId: chosen(one.change), decision: one.mine ? 'mine' : 'theirs' }),
      );
      return;
    case 'portal':
    case 'portal-profile':
      editInPortal(world, one);
      return;
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
  }
}

function editInPortal({ desk, ids }: World, one: Extract<Step, { do: 'portal' | 'portal-profile' }>): void {
  const { control } = desk.simulator;
  const profiles = control.listProfiles();
  if (one.do === 'portal-profile') {
    const profileId = profiles[one.profile % profiles.length]?.profileId ?? '';
    control.portalEdit({ kind: 'profile', profileId, description: 'By somebody else' });
    return;
  }
  const deviceIds = [ids[one.device] ?? ''];
  const target = profiles[one.to % (profiles.length + 1)];
  if (target) control.portalEdit({ kind: 'assign', deviceIds, profileId: target.profileId });
  else control.portalEdit({ kind: 'unassign', deviceIds });
}

/** At any moment, online or not: what the person sees is consistent in itself. */
function expectSoundLists({ db, services }: TestDesk): void {
  const { profiles } = listProfiles(services, {});
  // The Default Profile is the first, whatever the others are called (behaviours 25, 100).
  expect(profiles[0]?.type).toBe('default');
  expect(profiles.filter(({ type }) => type === 'default')).toHaveLength(1);
  expect(new Set(profiles.map(({ profileId }) => profileId)).size).toBe(profiles.length);
  // Every approved device is in exactly one profile, or is about to be let in; none is in two, none in none.
  const counted = profiles.reduce((sum, { type, devices }) => sum + (type === 'self-maintained' ? 0 : devices), 0);
  const approved = db
    .prepare(
      `SELECT count(*) FROM cache.devices d LEFT JOIN temp.overlay o ON o.device_id = d.device_id
       WHERE d.state <> 'pending' OR coalesce(o.live, 0) = 1`,
    )
    .pluck()
    .get();
  expect(counted).toBe(approved);
  const misplaced = db
    .prepare(
      `SELECT count(*) FROM cache.devices WHERE (state = 'pending') <> (profile_id IS NULL)
         OR (profile_id <> 'default' AND profile_id NOT IN (SELECT profile_id FROM cache.profiles))`,
    )
    .pluck();
  if (readUnfinishedChanges(db).length === 0) expect(misplaced.get()).toBe(0);
}

/** Nothing is under way; what is left waits for the person, or for a change that does. */
function isQuiet({ desk }: World): boolean {
  desk.clock.advance(2_000);
  const open = readUnfinishedChanges(desk.db);
  const underWay = open.some(({ outcomes }) => outcomes.sending + outcomes.unconfirmed > 0);
  const held = open.some(({ outcomes }) => outcomes.conflict + outcomes.refused + outcomes.parked > 0);
  const waits = open.some(({ outcomes }) => outcomes.waiting > 0);
  return !underWay && (held || !waits) && desk.loop.status().phase === 'idle';
}

async function play(steps: readonly Step[]): Promise<void> {
  const world: World = { desk: await openTestDesk({ devices: 60 }), ids: [] };
  try {
    await startSynced(world.desk);
    const found = world.desk.db.prepare("SELECT device_id FROM cache.devices WHERE state <> 'pending' LIMIT ?").pluck();
    world.ids = found.all(DEVICES) as DeviceId[];
    for (const one of steps) {
      await carryOut(world, one);
      expectSoundLists(world.desk);
    }
    world.desk.loop.workOffline(false);
    await world.desk.until(() => isQuiet(world), 20_000);
    await readAll(world);
    await world.desk.until(() => isQuiet(world), 20_000);
    expectSoundLists(world.desk);
    expectTruth(world);
  } finally {
    await world.desk.close();
  }
}

async function readAll({ desk }: World): Promise<void> {
  const before = readCursor(desk.db).lastSweepAt;
  desk.loop.start(true);
  await desk.until(() => readCursor(desk.db).lastSweepAt !== before && desk.loop.status().phase === 'idle', 20_000);
}

function expectTruth({ desk }: World): void {
  const { db, simulator } = desk;
  const stored = db.prepare('SELECT device_id AS deviceId, profile_id AS profileId FROM cache.devices').all() as {
    deviceId: DeviceId;
    profileId: ProfileId | null;
  }[];
  for (const { deviceId, profileId } of stored) if (profileId !== null) expect(truthOf(desk, deviceId)).toBe(profileId);
  const atSamsung = simulator.control.listProfiles().map(({ name }) => name);
  const listed = placesOf(desk).filter(({ type, fate }) => type === 'samsung-kme' && fate !== 'arrives');
  expect(listed.map(({ name }) => name).sort()).toEqual(atSamsung.sort());
  // A profile made without a token has none, nowhere.
  for (const { name, withoutToken } of listed) if (withoutToken) expect(readEnrollmentToken(db, name)).toBeNull();
}

describe('the document’s rules, whatever is done in whatever order', () => {
  it('hold over moves, approvals, profiles made and deleted, portal edits and kills (behaviours 24, 25, 37, 38, 94, 100)', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), play), {
      numRuns: RUNS,
      endOnFailure: true,
    });
  });

  it('never let devices into a Self-Maintained profile, nor anywhere they are already (behaviours 84, 85)', async () => {
    const desk = await openTestDesk({ devices: 240 });
    try {
      await startSynced(desk);
      const own = listProfiles(desk.services, {}).profiles.find(({ type }) => type === 'self-maintained');
      const target = placesOf(desk).find(({ devices }) => devices > 0);
      const selection = {
        kind: 'matching' as const,
        filter: { profileId: target?.profileId as ProfileId },
        except: [],
      };
      const intoOwn = () => planMove(desk.services, { selection, profileId: own?.profileId as ProfileId });
      expect(await thrownCode(intoOwn)).toBe('profile_cannot_take_devices');
      const plan = planMove(desk.services, { selection, profileId: target?.profileId as ProfileId });
      expect(plan).toMatchObject({ move: 0, alreadyThere: target?.devices });
    } finally {
      await desk.close();
    }
  });
});
