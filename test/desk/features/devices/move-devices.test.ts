import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { moveDevices } from '../../../../src-main/desk/features/devices/move-devices.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const p2 = 'p2' as ProfileId;
const ids = (count: number) => Array.from({ length: count }, (_, n) => knoxDevice(n, null).deviceId);

async function open(devices: number): Promise<void> {
  desk = await openTestDesk({ connected: false });
  await fillCache(
    desk.db,
    Array.from({ length: devices }, (_, n) => knoxDevice(n, n === 0 ? 'p2' : 'p1')),
    ['p1', 'p2'],
  );
}

describe('moving devices', () => {
  it('makes one change of one action, shows it at once and wakes the sender', async () => {
    await open(3);
    const { changeId, plan } = moveDevices(desk.services, {
      selection: { kind: 'named', deviceIds: ids(3) },
      profileId: p2,
    });
    expect(plan).toMatchObject({ move: 2, alreadyThere: 1, cannot: [] });
    expect(readChange(desk.db, changeId)).toMatchObject({ devices: 2, state: 'waiting', profileName: 'p2' });
    expect(desk.events.filter(({ name }) => name === 'data.changed')).toEqual([
      { name: 'data.changed', payload: { tables: ['devices', 'profiles', 'changes', 'activity'] } },
    ]);
    expect(desk.nudges).toEqual(['change']);
    expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'devices.move', actor: 'tester', changeId });
  });

  it('refuses when no device would move, and leaves no trace', async () => {
    await open(3);
    const again = () => moveDevices(desk.services, { selection: { kind: 'named', deviceIds: ids(1) }, profileId: p2 });
    expect(await thrownCode(again)).toBe('nothing_to_do');
    expect(desk.db.prepare('SELECT count(*) FROM changes').pluck().get()).toBe(0);
    expect(readActivity(desk.db, 1)).toEqual([]);
    expect([desk.events, desk.nudges]).toEqual([[], []]);
  });

  it('says why when none of them can go for one reason', async () => {
    await open(3);
    upsertDevices(desk.db, [knoxDevice(1, null, 'pending')], desk.clock.now());
    const named = (...deviceIds: DeviceId[]) =>
      thrownCode(() => moveDevices(desk.services, { selection: { kind: 'named', deviceIds }, profileId: p2 }));
    const [there, pending] = ids(2) as [DeviceId, DeviceId];
    expect(await named(pending)).toBe('device_pending');
    expect(await named('gone' as DeviceId)).toBe('device_not_found');
    expect(await named(there, pending)).toBe('nothing_to_do');
  });

  it('keeps an acknowledged move through a kill', async () => {
    await open(20);
    const { changeId } = moveDevices(desk.services, {
      selection: { kind: 'named', deviceIds: ids(20) },
      profileId: p2,
    });
    desk.kill();
    desk = await desk.reopen();
    expect(readChange(desk.db, changeId)).toMatchObject({ devices: 19, state: 'waiting' });
    expect(
      desk.db.prepare("SELECT count(*) FROM temp.overlay WHERE profile_id = 'p2' AND live = 1").pluck().get(),
    ).toBe(19);
  });

  it('takes 10,000 devices in one go and one row', async () => {
    await open(10_001);
    const selection = { kind: 'named' as const, deviceIds: ids(10_001) };
    const { changeId } = moveDevices(desk.services, { selection, profileId: p2 });
    expect(readChange(desk.db, changeId)?.devices).toBe(10_000);
    expect(desk.db.prepare('SELECT count(*) FROM change_outcomes').pluck().get()).toBe(0);
  });
});
