import { afterEach, describe, expect, it } from 'vitest';
import { countDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { readCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { approvedDevices, profileAt, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const profileOf = (deviceId: string) =>
  desk.db.prepare('SELECT profile_id FROM cache.devices WHERE device_id = ?').pluck().get(deviceId);

describe('a delta', () => {
  it('sees what was done in the portal and what arrived, with one short request', async () => {
    desk = await openTestDesk({ devices: 1_000 });
    await startSynced(desk);
    // Let the margin pass over what the world itself did at its beginning.
    desk.clock.advance(600_000);
    await synced(desk);
    const to = profileAt(desk, 2);
    const [edited = ''] = approvedDevices(desk).filter((deviceId) => profileOf(deviceId) !== to);
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [edited], profileId: to });
    desk.simulator.control.portalEdit({ kind: 'add', count: 5, approved: true });
    desk.simulator.control.clearRequests();
    await synced(desk);
    expect(profileOf(edited)).toBe(to);
    expect(countDevices(desk.db)).toBe(1_005);
    const lists = desk.simulator.control.requests().filter(({ path }) => path.includes('/devices/list'));
    expect(lists.length).toBe(1);
    expect(lists[0]?.query).toContain('changedAfter=');
    expect(desk.changedTables()).toContain('devices');
  });

  it('reads by the server’s clock, however wrong ours is', async () => {
    desk = await openTestDesk();
    desk.simulator.control.setClockSkew(-5 * 3_600_000);
    await startSynced(desk);
    const to = profileAt(desk, 2);
    const [edited = ''] = approvedDevices(desk).filter((deviceId) => profileOf(deviceId) !== to);
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [edited], profileId: to });
    await synced(desk);
    expect(profileOf(edited)).toBe(to);
  });

  it('never moves the cursor or the last sync backwards when our clock is set back', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const before = readCursor(desk.db);
    desk.clock.setWall(-86_400_000);
    desk.loop.nudge('asked');
    const passes = () => desk.simulator.control.requests().length;
    const seen = passes();
    await desk.until(() => passes() > seen + 3 && desk.loop.status().phase === 'idle');
    const after = readCursor(desk.db);
    expect(Date.parse(after.lastSyncedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(before.lastSyncedAt ?? ''));
    expect(Date.parse(after.changedAfter ?? '')).toBeGreaterThanOrEqual(Date.parse(before.changedAfter ?? ''));
  });
});
