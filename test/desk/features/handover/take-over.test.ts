import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readValues } from '../../../../src-main/desk/db/tables/attributes.ts';
import { readChange, readUnfinishedChanges } from '../../../../src-main/desk/db/tables/changes.ts';
import { readHold } from '../../../../src-main/desk/db/tables/holds.ts';
import { checkChain } from '../../../../src-main/desk/features/activity/check-chain.ts';
import { defineAttribute } from '../../../../src-main/desk/features/attributes/define-attribute.ts';
import { setAttribute } from '../../../../src-main/desk/features/attributes/set-attribute.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { takeOut } from '../../../../src-main/desk/features/handover/take-out.ts';
import { setByHand } from '../../../../src-main/desk/features/tokens/set-by-hand.ts';
import { holdDevices } from '../../../../src-main/desk/features/uploads/hold-devices.ts';
import {
  approvedDevices,
  devicesOutside,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  reaches,
  startSynced,
  synced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { handOver, previewAt, takeAllOver } from '../../../helpers/handover-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { atSamsung, create, keysAtSamsung } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let [a, b]: [TestDesk, TestDesk] = [] as never;

async function openBoth(options: Parameters<typeof openTestDesk>[0] = {}): Promise<void> {
  a = await openTestDesk({ devices: 120, ...options });
  b = await openTestDesk({ ...options, simulator: a.simulator, clock: a.clock });
  await startSynced(a);
  await startSynced(b);
  for (const desk of [a, b]) desk.loop.workOffline(true);
}

beforeEach(() => openBoth());
afterEach(async () => {
  await b.close();
  await a.close();
});

/** What *Verify* says of a desk's log. */
function verdictOf({ db }: TestDesk): unknown {
  const steps = checkChain(db);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const online = (desk: TestDesk) => desk.loop.workOffline(false);

describe('a queue taken over at another laptop', { timeout: 60_000 }, () => {
  it('is sent from there, and the first laptop finds its own copies done, nothing being sent twice', async () => {
    const profile = profileAt(a, 1);
    const deviceIds = devicesOutside(a, profile, 12);
    const changeId = move(a, deviceIds, profile);
    const { file } = await handOver(a);
    expect(await takeAllOver(b, file)).toMatchObject({ changes: 1, skipped: 0 });
    online(b);
    await reaches(b, changeId, 'done');
    online(a);
    await reaches(a, changeId, 'done');
    expect(deviceIds.map((id) => truthOf(a, id))).toEqual(deviceIds.map(() => profile));
    expect(deviceIds.map((id) => effectsOn(a, id))).toEqual(deviceIds.map(() => 1));
  });

  it('comes after the changes that wait there, in the order it was made, and is the one that counts', async () => {
    const [first, second] = [profileAt(a, 1), profileAt(a, 2)];
    const deviceIds = devicesOutside(a, first, 30).filter((id) => truthOf(a, id) !== second);
    const own = move(b, deviceIds, second);
    const theirs = [move(a, deviceIds.slice(0, 3), second), move(a, deviceIds, first)];
    const { file } = await handOver(a);
    const { changes } = await previewAt(b, file);
    expect(changes.map(({ contested }) => contested)).toEqual([0, deviceIds.length]);
    await takeAllOver(b, file);
    expect(readUnfinishedChanges(b.db).map(({ changeId }) => changeId)).toEqual([own, ...theirs]);
    online(b);
    await reaches(b, theirs[1] ?? '', 'done');
    expect(deviceIds.map((id) => truthOf(b, id))).toEqual(deviceIds.map(() => first));
  });

  it('is one change however often it is taken over: waiting, done or undone here', async () => {
    const profile = profileAt(a, 1);
    const [done, undone, waiting] = devicesOutside(a, profile, 3).map((id) => move(a, [id], profile)) as [
      string,
      string,
      string,
    ];
    const { file } = await handOver(a);
    expect(await takeAllOver(b, file, { only: [done] })).toMatchObject({ changes: 1 });
    online(b);
    await reaches(b, done, 'done');
    b.loop.workOffline(true);
    expect(await takeAllOver(b, file)).toMatchObject({ changes: 2, skipped: 1 });
    undoChange(b.services, { changeIds: [undone] });
    const { changes } = await previewAt(b, file);
    expect(changes.map(({ standing }) => standing)).toEqual(['over-here', 'over-here', 'here']);
    expect(await takeAllOver(b, file)).toMatchObject({ changes: 0, skipped: 3 });
    expect(readUnfinishedChanges(b.db).map(({ changeId }) => changeId)).toEqual([waiting]);
  });

  it('goes on where sending had got to, and what was under way is settled by reading, not sent again', async () => {
    const profile = profileAt(a, 1);
    const deviceIds = devicesOutside(a, profile, 4);
    const changeId = move(a, deviceIds, profile);
    const insert = a.db.prepare(
      "INSERT INTO main.change_outcomes VALUES (@changeId, @deviceId, @state, NULL, NULL, NULL, '2026-11-22T10:00:00.000Z')",
    );
    insert.run({ changeId, deviceId: deviceIds[0], state: 'done' });
    insert.run({ changeId, deviceId: deviceIds[1], state: 'sending' });
    a.simulator.control.portalEdit({ kind: 'assign', deviceIds: deviceIds.slice(0, 2), profileId: profile });
    const { file } = await handOver(a);
    await takeAllOver(b, file);
    expect(outcomesOf(b, changeId)).toEqual({ waiting: 2, unconfirmed: 1, done: 1 });
    online(b);
    await reaches(b, changeId, 'done');
    expect(outcomesOf(b, changeId)).toEqual({ done: 4 });
    expect(deviceIds.map((id) => effectsOn(b, id))).toEqual([0, 0, 1, 1]);
  });

  it('keeps what each change was based on, so that a conflict is still seen when it is sent', async () => {
    const [profile, other] = [profileAt(a, 1), profileAt(a, 2)];
    const deviceIds = devicesOutside(a, profile, 20).filter((id) => truthOf(a, id) !== other);
    const changeId = move(a, deviceIds, profile);
    const { file } = await handOver(a);
    a.simulator.control.portalEdit({ kind: 'assign', deviceIds, profileId: other });
    await takeAllOver(b, file);
    online(b);
    await reaches(b, changeId, 'conflict');
    expect(deviceIds.map((id) => truthOf(b, id))).toEqual(deviceIds.map(() => other));
    settleChange(b.services, { changeId, decision: 'theirs' });
  });

  it('comes back to the laptop it was taken out of, with what the other one did of it', async () => {
    const profile = profileAt(a, 1);
    const changeIds = devicesOutside(a, profile, 2).map((id) => move(a, [id], profile));
    const out = await handOver(a);
    takeOut(a.services, { handoverId: out.handoverId });
    expect(readUnfinishedChanges(a.db)).toEqual([]);
    await takeAllOver(b, out.file, { only: changeIds.slice(1) });
    online(b);
    await reaches(b, changeIds[1] ?? '', 'done');
    b.loop.workOffline(true);
    expect((await previewAt(a, out.file)).changes.map(({ standing }) => standing)).toEqual([
      'comes-back',
      'comes-back',
    ]);
    expect(await takeAllOver(a, out.file)).toMatchObject({ changes: 2, skipped: 0 });
    online(a);
    for (const changeId of changeIds) await reaches(a, changeId, 'done');
  });

  it('brings profiles to be made along with the devices that go there', async () => {
    const { profileId } = create(a, 'Night shift');
    const deviceIds = approvedDevices(a).slice(0, 5);
    const moved = move(a, deviceIds, profileId as never);
    const { file } = await handOver(a);
    const [making, moving] = (await previewAt(b, file)).changes;
    expect(moving).toMatchObject({ profile: 'made-by-file', needs: making?.changeId });
    expect(await thrownCode(() => takeAllOver(b, file, { only: [moved] }))).toBe('input_invalid');
    expect(readChange(b.db, moved)).toBeNull();
    await takeAllOver(b, file);
    online(b);
    await reaches(b, moved, 'done');
    const made = atSamsung(b, 'Night shift')?.profileId;
    expect(deviceIds.map((id) => truthOf(b, id))).toEqual(deviceIds.map(() => made));
    online(a);
    await reaches(a, moved, 'done');
    for (const desk of [a, b]) expect(verdictOf(desk)).toMatchObject({ ok: true });
    expect(a.simulator.control.listProfiles().filter(({ name }) => name === 'Night shift')).toHaveLength(1);
  });

  it('finds a profile that was made in the meantime under the id Samsung gave it', async () => {
    const { profileId, changeId } = create(a, 'Night shift');
    const first = await handOver(a, { name: 'first.muster' });
    await takeAllOver(b, first.file);
    online(b);
    await reaches(b, changeId, 'done');
    const [deviceId] = approvedDevices(a) as [DeviceId];
    const moved = move(a, [deviceId], profileId as never);
    const second = await handOver(a, { name: 'second.muster' });
    expect((await previewAt(b, second.file)).changes.map(({ standing, profile }) => [standing, profile])).toEqual([
      ['over-here', 'known'],
      ['new', 'known'],
    ]);
    expect(await takeAllOver(b, second.file)).toMatchObject({ changes: 1, skipped: 1 });
    await reaches(b, moved, 'done');
    expect(truthOf(b, deviceId)).toBe(atSamsung(b, 'Night shift')?.profileId);
  });
});

describe('what else is taken over', { timeout: 60_000 }, () => {
  const named = (...deviceIds: DeviceId[]) => ({ kind: 'named' as const, deviceIds });
  const give = (desk: TestDesk, name: string, value: string, ...deviceIds: DeviceId[]) =>
    setAttribute(desk.services, { selection: named(...deviceIds), edit: { name, value, mode: 'overwrite' } });

  it('are holds and attributes; where both laptops differ, the one that was chosen counts', async () => {
    const [one, two, three] = approvedDevices(a) as [DeviceId, DeviceId, DeviceId];
    holdDevices(a.services, { selection: named(one, two), reason: 'broken glass' });
    holdDevices(b.services, { selection: named(two), reason: 'for Lyon' });
    defineAttribute(a.services, { name: 'Étage', type: 'text' });
    defineAttribute(a.services, { name: 'Depot', type: 'text' });
    defineAttribute(b.services, { name: 'étage', type: 'number' });
    await give(a, 'Étage', '007', one);
    await give(a, 'Étage', 'roof', two);
    await give(a, 'Étage', '4', three);
    await give(a, 'Depot', 'Leeds', one);
    await give(b, 'étage', '3', three);
    const { file } = await handOver(a);
    const preview = await previewAt(b, file);
    expect(preview.holds).toEqual({ fresh: 1, differing: 1, same: 0 });
    expect(preview.attributes).toEqual({ fresh: 2, differing: 1, same: 0, unfit: 1, names: 1 });
    expect(await takeAllOver(b, file)).toMatchObject({ holds: 1, values: 2 });
    expect([one, two].map((id) => readHold(b.db, id)?.reason)).toEqual(['broken glass', 'for Lyon']);
    expect(readValues(b.db, three).map(({ value }) => value)).toEqual(['3']);
    expect(await takeAllOver(b, file, { differing: 'theirs' })).toMatchObject({ holds: 1, values: 1 });
    expect(readHold(b.db, two)?.reason).toBe('broken glass');
    expect(readValues(b.db, three)).toEqual([{ name: 'étage', type: 'number', value: '4' }]);
    expect(readValues(b.db, two)).toEqual([]);
  });

  it('keeps devices on hold out of what waits here to move them', async () => {
    const profile = profileAt(a, 1);
    const [deviceId] = devicesOutside(a, profile, 1) as [DeviceId];
    const own = move(b, [deviceId], profile);
    holdDevices(a.services, { selection: named(deviceId), reason: 'broken glass' });
    const { file } = await handOver(a);
    await takeAllOver(b, file);
    expect(outcomesOf(b, own)).toEqual({ undone: 1 });
  });

  it('is noted in the log: where it came from, how much, and each change by its id', async () => {
    const profile = profileAt(a, 1);
    const changeIds = devicesOutside(a, profile, 2).map((id) => move(a, [id], profile));
    const { file, handoverId } = await handOver(a);
    await takeAllOver(b, file);
    const entries = readActivity(b.db, 3).reverse();
    expect(entries.map(({ action, changeId }) => [action, changeId])).toEqual(
      [null, ...changeIds].map((changeId) => ['handover.takeOver', changeId]),
    );
    expect(JSON.parse(entries[0]?.facts ?? '')).toMatchObject({ handoverId, person: 'tester', changes: 2, changeIds });
    const made = readActivity(a.db, 3).find(({ changeId }) => changeId === changeIds[0]);
    const hashOf = (facts = '') => (JSON.parse(facts) as { targetsSha256: string }).targetsSha256;
    expect(hashOf(entries[1]?.facts)).toBe(hashOf(made?.facts));
  });
});

describe('a token value pasted in by hand', { timeout: 60_000 }, () => {
  it('goes along with the change that has still to carry it to Samsung, and stays out of the log', async () => {
    await b.close();
    await a.close();
    await openBoth({ withoutIvanti: true });
    const { profileId, changeId } = create(a, 'Pasted');
    const value = 'pasted-token-value-42';
    const expiresAt = '2027-01-01T00:00:00.000Z';
    await setByHand(a.services, { profileId: profileId as never, value, expiresAt });
    const { file } = await handOver(a);
    await takeAllOver(b, file);
    expect(JSON.stringify(readActivity(b.db, 10))).not.toContain(value);
    expect(b.db.prepare('SELECT count(*) FROM temp.opened_tokens').pluck().get()).toBe(0);
    online(b);
    await reaches(b, changeId, 'done');
    expect(keysAtSamsung(b, 'Pasted').token).toBe(value);
    await synced(b);
  });
});
