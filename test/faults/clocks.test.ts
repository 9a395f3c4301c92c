import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { readCursor } from '../../src-main/desk/db/tables/sync-cursor.ts';
import { approvedDevices, devicesOutside, move, outcomesOf, profileAt, synced } from '../helpers/desk-actions.ts';
import { createFastClock } from '../helpers/fast-clock.ts';
import { type FaultyDesk, isDrained, openFaultyDesk, spend } from './open-faulty-desk.ts';

let faulty: FaultyDesk;
afterEach(() => faulty?.close());

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const start = Date.parse('2026-11-22T10:00:00.000Z');

const jumps = {
  'a day ahead': DAY_MS,
  'a day back': -DAY_MS,
  'to 1970': -start,
  'to 2038': Date.parse('2038-01-19T03:14:08.000Z') - start,
  'an hour, as for summer or another zone set by hand': HOUR_MS,
};
type Jump = keyof typeof jumps;
const names = Object.keys(jumps) as Jump[];

/** A desk whose wall clock can be set while the servers keep theirs. */
function openDesk(): Promise<FaultyDesk> {
  const clock = createFastClock();
  const began = clock.monotonicMs();
  return openFaultyDesk({ clock, serverNow: () => start + clock.monotonicMs() - began });
}

describe.each(names)('a wall clock set %s (F20)', (name) => {
  it('leaves backoffs alone', async () => {
    faulty = await openDesk();
    const { desk, proxy } = faulty;
    proxy.play(() => ({ kind: 'status', status: 503, headers: { 'retry-after': '600' } }));
    desk.loop.nudge('asked');
    await desk.until(() => desk.loop.status().error?.code === 'server_failed');
    const left = () => Date.parse(desk.loop.status().nextSyncAt ?? '') - desk.clock.now().getTime();
    const before = left();
    desk.clock.setWall(jumps[name]);
    expect(Math.abs(left() - before)).toBeLessThan(5_000);
    proxy.seen.length = 0;
    await spend(desk, before - 20_000);
    expect(proxy.seen).toEqual([]);
    proxy.play(null);
    await spend(desk, 40_000);
    await desk.until(() => isDrained(desk));
  });

  it('moves neither “last synced” nor the cursor backwards, there or back again, and hides nothing', async () => {
    faulty = await openDesk();
    const { desk } = faulty;
    const deviceIds = approvedDevices(desk).slice(0, 4);
    for (const [at, wall] of [jumps[name], 0, jumps[name], 0].entries()) {
      const before = readCursor(desk.db);
      desk.clock.setWall(wall);
      await synced(desk);
      const after = readCursor(desk.db);
      for (const field of ['lastSyncedAt', 'changedAfter'] as const) {
        expect(Date.parse(after[field] ?? '')).toBeGreaterThanOrEqual(Date.parse(before[field] ?? ''));
        expect(Math.abs(Date.parse(after[field] ?? '') - serverNow())).toBeLessThan(60_000);
      }
      // What somebody does in the portal now has to come with the next delta, whatever the clocks say.
      const to = profileAt(desk, 1 + (at % 2));
      desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [deviceIds[at] ?? ''], profileId: to });
      await synced(desk);
      const placed = desk.db
        .prepare('SELECT profile_id FROM cache.devices WHERE device_id = ?')
        .pluck()
        .get(deviceIds[at]);
      expect(placed).toBe(to);
    }
  });

  it('in the middle of a reading does not make the cursor run ahead', async () => {
    faulty = await openDesk();
    const { desk, proxy } = faulty;
    let jumped = false;
    proxy.play(({ path }) => {
      if (jumped || !path.endsWith('/devices/list')) return null;
      jumped = true;
      desk.clock.setWall(jumps[name]);
      return null;
    });
    await synced(desk);
    await desk.until(() => jumped);
    expect(Date.parse(readCursor(desk.db).changedAfter ?? '')).toBeLessThanOrEqual(serverNow());
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 3), to);
    await desk.until(() => outcomesOf(desk, changeId).done === 3);
  });
});

function serverNow(): number {
  return faulty.desk.simulator.world.clock.serverNow();
}

describe('a machine that slept (F21)', () => {
  it('resumes at once when it wakes, and signs in once', async () => {
    faulty = await openFaultyDesk();
    const { desk, proxy } = faulty;
    // Asleep, only the wall clock of the desk and the world of the servers go on.
    desk.clock.setWall(8 * HOUR_MS);
    proxy.seen.length = 0;
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 3), to);
    const began = performance.now();
    desk.loop.nudge('wake');
    await desk.until(() => outcomesOf(desk, changeId).done === 3 && isDrained(desk));
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(proxy.seen.filter(({ path }) => path.startsWith('/ams/'))).toHaveLength(1);
  });

  it('fails a request that was under way by its deadline, and goes on', async () => {
    const hanging = createServer(() => undefined);
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      hanging.closeAllConnections();
      hanging.close();
    });
    const { port } = hanging.address() as AddressInfo;
    const asking = new Promise<void>((resolve) => hanging.once('request', () => resolve()));
    const child = spawn(process.execPath, [join(import.meta.dirname, 'ask-once.ts'), `http://127.0.0.1:${port}`]);
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    child.stdout.on('data', (piece) => {
      said += piece;
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await asking;
    child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(said).toBe('');
    const woken = performance.now();
    child.kill('SIGCONT');
    await ended;
    expect(performance.now() - woken).toBeLessThan(2_000);
    expect(said).toMatch(/^timeout (headers|total|asleep) maybe$/);
  });
});
