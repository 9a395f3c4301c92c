import { afterEach, describe, expect, it } from 'vitest';
import type { CheckCounts } from '#shared/domain/check-report.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { getDetails } from '../../../../src-main/desk/features/profiles/get-details.ts';
import { updateProfile } from '../../../../src-main/desk/features/profiles/update-profile.ts';
import { checkQueue } from '../../../../src-main/desk/features/sync/check-queue.ts';
import { devicesOutside, move, outcomesOf, profileAt, startSynced, truthOf } from '../../../helpers/desk-actions.ts';
import { holdDevices } from '../../../helpers/edit-devices.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { create, listed } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const found = (counts: CheckCounts | undefined) =>
  Object.fromEntries(Object.entries(counts ?? {}).filter(([, devices]) => devices > 0));
const writes = () =>
  desk.simulator.control.requests().filter(({ method, path }) => method !== 'GET' && path.includes('/kme/'));

describe('a dry run', () => {
  it('reads the servers anew, sends nothing, and says how every device would fare', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const [mine, theirs] = [profileAt(desk, 1), profileAt(desk, 2)];
    const outside = devicesOutside(desk, mine, 30).filter((one) => truthOf(desk, one) !== theirs);
    const [a = '', b = '', c = '', d = '', e = ''] = outside as string[];
    const changeId = move(desk, [a, b, c, d, e] as DeviceId[], mine);
    const { portalEdit, clearRequests } = desk.simulator.control;
    portalEdit({ kind: 'assign', deviceIds: [b], profileId: theirs });
    portalEdit({ kind: 'assign', deviceIds: [c], profileId: mine });
    portalEdit({ kind: 'delete', deviceIds: [d] });
    holdDevices(desk.db, [e as DeviceId], { reason: 'broken', heldAt: '', heldBy: 'me' });
    clearRequests();
    const report = await checkQueue(desk.services);
    const expected = { send: 1, conflict: 1, done: 1, gone: 1, held: 1 };
    expect(found(report.counts)).toEqual(expected);
    expect(report.changes).toMatchObject([{ changeId }]);
    expect(found(report.changes[0]?.counts)).toEqual(expected);
    const told = report.changes[0]?.differing.map(({ deviceId, verdict }) => [deviceId, verdict]);
    expect(Object.fromEntries(told ?? [])).toEqual({ [b]: 'conflict', [c]: 'done', [d]: 'gone', [e]: 'held' });
    expect(writes()).toEqual([]);
    expect(outcomesOf(desk, changeId)).toEqual({ waiting: 5 });
    expect(desk.loop.status()).toMatchObject({ reachability: 'working-offline', sendingPaused: false });
  });

  it('pauses sending, so that nothing goes while the person still looks', async () => {
    desk = await openTestDesk({ undoMs: 1_000_000 });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 3), to);
    await checkQueue(desk.services);
    desk.clock.advance(2_000_000);
    desk.loop.start(false);
    await desk.until(() => desk.loop.status().phase === 'idle');
    expect(desk.loop.status().sendingPaused).toBe(true);
    expect(outcomesOf(desk, changeId)).toEqual({ waiting: 3 });
  });

  it('tells which of several changes to a device counts, and what a profile’s would meet', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const [first, second] = [profileAt(desk, 1), profileAt(desk, 2)];
    const [deviceId = ''] = devicesOutside(desk, first, 9).filter((one) => truthOf(desk, one) !== second);
    move(desk, [deviceId as DeviceId], first);
    move(desk, [deviceId as DeviceId], second);
    const { profileId } = listed(desk, 'Couriers FR');
    const { settings } = await getDetails(desk.services, { profileId });
    updateProfile(desk.services, { profileId, settings: { ...settings, description: 'Mine' } });
    create(desk, 'Pop-up depot');
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, description: 'Theirs' });
    const { changes } = await checkQueue(desk.services);
    const verdicts = changes.map(({ intent, counts }) => [intent.kind, ...Object.keys(found(counts))]);
    expect(verdicts).toEqual([
      ['move', 'replaced'],
      ['move', 'send'],
      ['update-profile', 'conflict'],
      ['create-profile', 'send'],
    ]);
    expect(changes[0]?.differing).toEqual([]);
  });

  it('ends with what keeps the servers from being read, and when it is stopped', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.simulator.control.setFault({ match: 'GET /kcs/v1/kme/devices/list', kind: 'status', status: 500 });
    expect(await thrownCode(() => checkQueue(desk.services))).toBe('server_failed');
    desk.simulator.control.clearFaults();
    const checking = checkQueue(desk.services);
    await desk.until(() => desk.loop.status().phase === 'sweep');
    desk.loop.cancel();
    expect(await thrownCode(() => checking)).toBe('cancelled');
    expect((await checkQueue(desk.services)).changes).toEqual([]);
  });

  it('is refused without a tenant', async () => {
    desk = await openTestDesk({ connected: false });
    expect(await thrownCode(() => checkQueue(desk.services))).toBe('not_connected');
  });
});
