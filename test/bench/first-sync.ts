import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deviceIndexes } from '../../src-main/desk/db/tables/device-indexes.ts';
import { type BenchSettings, expectEqual, type Finding, judge, type Measure } from './measure.ts';
import { runTask, type Took } from './run-task.ts';
import { medianOf, type Sample, takeTurns } from './spread.ts';
import { type SimulatorProcess, startSimulatorProcess } from './start-simulator-process.ts';

type Checked = { checksum: string; indexes: number; done: boolean; logBytes: number; sound: string };
type Kind = 'app' | 'floor';

const goalA = [{ times: 1.5 }, { times: 1.1 }] as const;
const goalB = [{ times: 5 }, { times: 2.5 }] as const;

/** G6a, G6b: everything the server has, through the app's client into the app's database, until durable with its indexes. */
export const firstSync: Measure = {
  name: 'sync',
  needsWindow: false,
  async run(settings) {
    const simulator = await startSimulatorProcess(settings.devices);
    try {
      const findings: Finding[] = [];
      for (const pageSize of [100, 1000]) findings.push(...(await measurePages(settings, simulator, pageSize)));
      return findings;
    } finally {
      await simulator.stop();
    }
  },
};

async function measurePages(
  settings: BenchSettings,
  simulator: SimulatorProcess,
  pageSize: number,
): Promise<Finding[]> {
  const { devices, pairs, say } = settings;
  const { connection } = simulator;
  const asked = { connection, pageSize, scheme: settings.scheme };
  const peaks: number[] = [];
  const sums = new Set<string>();
  const keep = async (kind: Kind, more: object): Promise<Sample> => {
    const folder = mkdtempSync(join(settings.folder, `${kind}-`));
    const input = { ...asked, ...more, folder };
    const { ms, cpuMs, peakMb } = await runTask<Took & { peakMb?: number }>(`first-sync-${kind}`, input);
    if (peakMb !== undefined) peaks.push(peakMb);
    sums.add(await checkDevices(folder, kind, devices));
    rmSync(folder, { recursive: true });
    say(`page ${pageSize}, ${kind}: ${Math.round(ms)} ms, CPU ${Math.round(cpuMs)} ms`);
    return { value: ms, cpuMs };
  };
  const took = await takeTurns(pairs, {
    read: async () => {
      const input = { ...asked, inserts: false };
      const { ms, cpuMs, rows } = await runTask<Took & { rows: number }>('first-sync-floor', input);
      expectEqual('rows read', rows, devices);
      say(`page ${pageSize}, read only: ${Math.round(ms)} ms, CPU ${Math.round(cpuMs)} ms`);
      return { value: ms, cpuMs };
    },
    insert: () => keep('floor', { inserts: true }),
    app: () => keep('app', {}),
  });
  expectEqual('different contents of the databases', sums.size, 1);
  const { read, insert, app } = took;
  const page = `First sync (${settings.scheme}), page ${pageSize.toLocaleString('en')}`;
  const note = `peak ${Math.round(medianOf(peaks))} MB`;
  const [plain, less] = ['against HTTP, JSON.parse and bare inserts', 'against HTTP and JSON.parse'];
  const common = { devices, unit: 'ms' } as const;
  return [
    judge({ ...common, goal: 'G6a', what: `${page}, ${plain}`, floor: insert, app, note }, ...goalA),
    judge({ ...common, goal: 'G6b', what: `${page}, ${less}`, floor: read, app }, ...goalB),
  ];
}

/** Rows, cells, indexes, checkpoint and soundness of what a killed process left behind. */
async function checkDevices(folder: string, of: Kind, devices: number): Promise<string> {
  const checked = await runTask<Checked>('check-devices', { folder, of });
  expectEqual(`rows of the ${of}`, Number(checked.checksum.split(':')[0]), devices);
  expectEqual(`soundness of the ${of}`, checked.sound, 'ok');
  expectEqual(`first sync done in the ${of}`, checked.done, true);
  expectEqual(`bytes of the ${of} not checkpointed`, checked.logBytes, 0);
  expectEqual(`indexes of the ${of}`, checked.indexes, of === 'app' ? deviceIndexes.length + 1 : 0);
  return checked.checksum;
}
