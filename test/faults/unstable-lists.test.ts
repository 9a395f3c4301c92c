import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorSwitches } from '../../src-main/simulator/switches.ts';
import { type FaultyDesk, isDrained, openFaultyDesk, skipUntil } from './open-faulty-desk.ts';

const RUNS = Number(process.env.MUSTER_RUNS ?? 8);
const LIST = '/kcs/v1/kme/devices/list';
const PAGE = 20;

let faulty: FaultyDesk;
afterEach(() => faulty.close());

const lists = () => faulty.proxy.seen.filter(({ path }) => path === LIST).length;

function cached(): unknown[] {
  return faulty.desk.db.prepare('SELECT device_id FROM cache.devices ORDER BY 1').pluck().all();
}

function truth(): string[] {
  const { devices } = faulty.desk.simulator.control.listDevices({ limit: 2_000 });
  return devices.map(({ deviceId }) => deviceId).sort();
}

type Shift = { request: number; edit: 'delete' | 'add'; device: number };

/** Changes the list while its pages are read; answers when all of it was done. */
function shiftWhileReading(shifts: readonly Shift[]): void {
  const { proxy, desk } = faulty;
  let asked = 0;
  proxy.play(({ path }) => {
    if (path !== LIST) return null;
    asked += 1;
    for (const { edit, device } of shifts.filter(({ request }) => request === asked)) {
      const there = truth();
      const deviceId = there[device % there.length] ?? '';
      if (edit === 'delete') desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: [deviceId] });
      else desk.simulator.control.portalEdit({ kind: 'add', count: 1, approved: true });
    }
    return null;
  });
}

async function readAll(): Promise<void> {
  const { desk } = faulty;
  const before = desk.loop.status().lastSyncedAt;
  // The server tells its time in whole seconds: within one of them a reading would end when the last one did.
  desk.clock.advance(2_000);
  desk.loop.start(true);
  await desk.until(() => desk.loop.status().lastSyncedAt !== before && desk.loop.status().phase === 'idle');
}

describe('a list of devices that does not stand still (F37)', () => {
  it('is read to an end, and is right once it does', { timeout: 600_000 }, async () => {
    faulty = await openFaultyDesk({ devices: 100, switches: { maxPageSize: PAGE } });
    const shift = fc.record({
      request: fc.integer({ min: 1, max: 12 }),
      edit: fc.constantFrom('delete' as const, 'add' as const),
      device: fc.nat(200),
    });
    const run = async (shifts: Shift[]) => {
      faulty.proxy.seen.length = 0;
      shiftWhileReading(shifts);
      await readAll();
      // Three rounds of a sweep and a delta, each of no more pages than there are.
      expect(lists()).toBeLessThan(4 * (truth().length / PAGE + 5));
      faulty.proxy.play(null);
      await readAll();
      expect(cached()).toEqual(truth());
    };
    await fc.assert(fc.asyncProperty(fc.array(shift, { minLength: 1, maxLength: 8 }), run), {
      numRuns: RUNS,
      endOnFailure: true,
    });
  });

  const odd: Partial<SimulatorSwitches>[] = [
    { totalsAsText: true },
    { endlessPages: true },
    { endlessPages: true, totalsAsText: true, maxPageSize: 7 },
    { timesAsText: true, nullsAbsent: true, maxPageSize: 13 },
  ];

  it.each(odd.map((switches) => ({ name: JSON.stringify(switches), switches })))(
    'reads all of it with $name, and no more',
    async ({ switches }) => {
      faulty = await openFaultyDesk({ devices: 90, switches });
      expect(cached()).toEqual(truth());
      const pages = Math.ceil(90 / (switches.maxPageSize ?? 100));
      expect(lists()).toBeLessThan(3 * pages + 10);
      await skipUntil(faulty.desk, () => isDrained(faulty.desk));
    },
  );
});
