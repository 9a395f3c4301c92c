import { afterEach, describe, expect, it } from 'vitest';
import { connectTenant } from '../../src-main/desk/features/integration/connect-tenant.ts';
import { startSimulator } from '../../src-main/simulator/start-simulator.ts';
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

let desks: TestDesk[] = [];
afterEach(async () => {
  for (const desk of desks) await desk.close();
  desks = [];
});

/** Two worlds of the same seed: every device of one has a twin of the same id in the other. */
async function openTwins(): Promise<[TestDesk, TestDesk]> {
  const one = await openTestDesk({ devices: 120, withoutIvanti: true });
  const other = await openTestDesk({ devices: 120, withoutIvanti: true, switches: { latencyMs: 2 } });
  desks = [one, other];
  return [one, other];
}

describe('two tenants that know a device by the same id (F49)', () => {
  it('never cross, though both are synced and changed at the same time', async () => {
    const [one, other] = await openTwins();
    await Promise.all([startSynced(one), startSynced(other)]);
    const deviceIds = approvedDevices(one).slice(0, 20);
    expect(approvedDevices(other).slice(0, 20)).toEqual(deviceIds);
    const before = deviceIds.map((deviceId) => truthOf(one, deviceId));
    const here = deviceIds.filter((_, at) => before[at] !== profileAt(one, 1));
    const there = deviceIds.filter((_, at) => before[at] !== profileAt(other, 2));
    const changes = [move(one, here, profileAt(one, 1)), move(other, there, profileAt(other, 2))];
    one.loop.start(true);
    other.loop.start(true);
    await one.until(() => outcomesOf(one, changes[0] ?? '').done === here.length);
    await other.until(() => outcomesOf(other, changes[1] ?? '').done === there.length);
    deviceIds.forEach((deviceId) => {
      expect(truthOf(one, deviceId)).toBe(profileAt(one, 1));
      expect(truthOf(other, deviceId)).toBe(profileAt(other, 2));
      expect(effectsOn(one, deviceId)).toBe(here.includes(deviceId) ? 1 : 0);
      expect(effectsOn(other, deviceId)).toBe(there.includes(deviceId) ? 1 : 0);
    });
    expect(one.folder).not.toBe(other.folder);
  });

  it('do not mix in one workspace that changes its tenant in the middle of a reading', async () => {
    const [one] = await openTwins();
    const second = await startSimulator({ devices: 40, seed: 99, now: () => one.clock.now().getTime() });
    try {
      one.simulator.control.setSwitches({ latencyMs: 10, maxPageSize: 5 });
      one.loop.begin();
      await one.until(() => one.loop.status().phase === 'first-sync');
      const { oauth } = second.credentials;
      await connectTenant(one.services, {
        name: 'Second',
        description: '',
        region: 'custom',
        baseUrl: second.baseUrl,
        accessTokenUrl: `${second.baseUrl}/ams/v1/oauth2/token`,
        customerId: second.credentials.customerId,
        credentials: { scheme: 'oauth', ...oauth },
        ivanti: null,
      });
      await one.until(() => one.loop.status().lastSyncedAt !== null && one.loop.status().phase === 'idle');
      const theirs = second.control.listDevices({ limit: 1_000 }).devices.map(({ deviceId }) => deviceId);
      const cached = one.db.prepare('SELECT device_id FROM cache.devices ORDER BY 1').pluck().all();
      expect(cached).toEqual([...theirs].sort());
      const asked = second.control.requests().length;
      one.simulator.control.clearRequests();
      one.loop.start(true);
      await one.until(() => second.control.requests().length > asked && one.loop.status().phase === 'idle');
      expect(one.simulator.control.requests()).toEqual([]);
    } finally {
      await one.loop.stop();
      await second.close();
    }
  });
});
