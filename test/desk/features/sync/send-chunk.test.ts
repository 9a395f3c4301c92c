import { afterEach, describe, expect, it } from 'vitest';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import type { KnoxClient } from '../../../../src-main/desk/services.ts';
import {
  devicesOutside,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const never = new Promise<never>(() => undefined);

/** Where the desk dies while one chunk is sent: what still reaches the server, and what the ledger says at that moment. */
const deaths: {
  name: string;
  state: string;
  wrap(client: KnoxClient, kill: () => void): KnoxClient;
}[] = [
  {
    name: 'after `sending` is on disk, before the request',
    state: 'sending',
    wrap: (client, kill) => ({
      ...client,
      assignProfile: () => {
        kill();
        return never;
      },
    }),
  },
  {
    name: 'after the server has carried the request out, before the answer is heard',
    state: 'sending',
    wrap: (client, kill) => ({
      ...client,
      assignProfile: async (profileId, deviceIds, signal) => {
        await client.assignProfile(profileId, deviceIds, signal);
        kill();
        return never;
      },
    }),
  },
  {
    name: 'after the answer is heard, before the outcome is on disk',
    state: 'sending',
    wrap: (client, kill) => ({
      ...client,
      assignProfile: async (profileId, deviceIds, signal) => {
        const report = await client.assignProfile(profileId, deviceIds, signal);
        kill();
        return report;
      },
    }),
  },
  {
    name: 'after the outcome is on disk, before the server is read',
    state: 'unconfirmed',
    wrap: (client, kill) => {
      let sent = false;
      return {
        ...client,
        assignProfile: async (profileId, deviceIds, signal) => {
          sent = true;
          return client.assignProfile(profileId, deviceIds, signal);
        },
        listDevices: (query, signal) => {
          if (!sent) return client.listDevices(query, signal);
          kill();
          return never;
        },
      };
    },
  },
];

describe('a desk that dies while it sends', () => {
  for (const death of deaths) {
    it(`does everything once when it died ${death.name}`, async () => {
      let armed = false;
      let dead = false;
      desk = await openTestDesk({
        wrapKnox: (client) => {
          const kill = () => {
            dead = true;
            desk.kill();
          };
          const wrapped = death.wrap(client, kill);
          return {
            ...client,
            assignProfile: (...call) => (armed ? wrapped : client).assignProfile(...call),
            listDevices: (...call) => (armed ? wrapped : client).listDevices(...call),
          };
        },
      });
      await startSynced(desk);
      armed = true;
      const to = profileAt(desk, 1);
      const deviceIds = devicesOutside(desk, to, 30);
      const changeId = move(desk, deviceIds, to);
      await desk.until(() => dead);

      desk = await desk.reopen({ wrapKnox: (client) => client });
      expect(readChange(desk.db, changeId)?.state).toBe(death.state);
      desk.loop.begin();
      expect(readChange(desk.db, changeId)?.state).toBe('unconfirmed');
      await reaches(desk, changeId, 'done');
      for (const deviceId of deviceIds) {
        expect(truthOf(desk, deviceId)).toBe(to);
        expect(effectsOn(desk, deviceId)).toBe(1);
      }
      expect(desk.db.pragma('integrity_check', { simple: true })).toBe('ok');
    });
  }

  it('waits for the last answer when it is closed properly', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 10);
    desk.simulator.control.setSwitches({ latencyMs: 10 });
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => (outcomesOf(desk, changeId).sending ?? 0) > 0);
    desk = await desk.reopen();
    expect(outcomesOf(desk, changeId)).toEqual({ unconfirmed: 10 });
    expect(desk.db.prepare('SELECT count(*) FROM change_outcomes WHERE error_code IS NOT NULL').pluck().get()).toBe(0);
    desk.loop.begin();
    await reaches(desk, changeId, 'done');
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(1);
  });
});
