import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ConnectionDraft } from '#shared/domain/connection.ts';
import { deviceColumns } from '#shared/domain/device.ts';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { ask, exportAndWait, waitFor } from './ask-window.ts';
import { type BenchSettings, expectEqual, type Finding, judge, type Measure } from './measure.ts';
import { type BenchWindow, openWindow } from './open-window.ts';
import { type Sample, spreadOf } from './spread.ts';
import { answerSaveDialog, endMainWatch, endWatch, type PageStall, watchMain, watchPage } from './stall-watch.ts';
import { type SimulatorProcess, startSimulatorProcess } from './start-simulator-process.ts';
import { makeUserData, workspaceFolder } from './user-data.ts';

const MOVED = 10_000;
const idleMs = 5000;
const view = { filter: {}, sort: { column: 'imei', direction: 'asc' } } as const;

type Stall = PageStall & { main: number; ms: number };
type Phase = 'idle' | 'first sync' | 'move' | 'export';

/** G9: the longest time the window did not come to draw while the desk reads, moves and writes; against doing nothing. */
export const windowStall: Measure = {
  name: 'stall',
  needsWindow: true,
  async run(settings): Promise<Finding[]> {
    const { devices, pairs } = settings;
    const stalls: Record<Phase, Stall>[] = [];
    for (let pair = 0; pair < pairs; pair += 1) stalls.push(await watchOnce(settings));
    const of = (phase: Phase, key: 'longest' | 'main' | 'ms' | 'slowestAnswer') =>
      spreadOf(stalls.map((stall): Sample => ({ value: stall[phase][key] })));
    const findings: Finding[] = [];
    for (const phase of ['first sync', 'move', 'export'] as const) {
      const common = { goal: 'G9', devices, unit: 'ms' } as const;
      const goal = [{ most: 50 }, { most: 16 }] as const;
      const took = `took ${Math.round(of(phase, 'ms').median)} ms, desk's slowest answer ${Math.round(of(phase, 'slowestAnswer').median)} ms`;
      const longest = of(phase, 'longest');
      findings.push(
        judge(
          {
            ...common,
            what: `Longest stall of the page, ${phase}`,
            floor: of('idle', 'longest'),
            app: longest,
            note: took,
          },
          ...goal,
        ),
        judge(
          { ...common, what: `Longest stall of main, ${phase}`, floor: of('idle', 'main'), app: of(phase, 'main') },
          ...goal,
        ),
      );
    }
    return findings;
  },
};

async function watchOnce(settings: BenchSettings): Promise<Record<Phase, Stall>> {
  const simulator = await startSimulatorProcess(settings.devices);
  const userData = makeUserData(settings, null);
  liftPacing(workspaceFolder(userData));
  const window = await openWindow('muster', userData);
  try {
    await setTimeout(2000);
    const watch = async (phase: Phase, work: () => Promise<unknown>): Promise<Stall> => {
      const stall = await watchDuring(window, work);
      settings.say(`${phase}: page ${stall.longest.toFixed(1)} ms, main ${stall.main.toFixed(1)} ms`);
      return stall;
    };
    return {
      idle: await watch('idle', () => setTimeout(idleMs)),
      'first sync': await watch('first sync', () => syncAll(window, simulator, settings.devices)),
      move: await watch('move', () => moveMany(window)),
      export: await watch('export', () => exportAll(window, join(settings.folder, 'stall.csv'))),
    };
  } finally {
    await window.close();
    await simulator.stop();
    rmSync(userData, { recursive: true, force: true });
    rmSync(join(settings.folder, 'stall.csv'), { force: true });
  }
}

/** As a customer corrects the dialects: no pause between requests, as the servers are our own. */
function liftPacing(workspace: string): void {
  const wire = join(workspace, 'wire');
  mkdirSync(wire, { recursive: true });
  writeFileSync(join(wire, 'knox.json'), JSON.stringify({ limits: { pageSize: 1000, requestsPerSecond: 0 } }));
  writeFileSync(join(wire, 'ivanti.json'), JSON.stringify({ requestsPerSecond: 0 }));
}

async function watchDuring({ page, main }: BenchWindow, work: () => Promise<unknown>): Promise<Stall> {
  await main.call(watchMain, undefined);
  await page.call(watchPage, undefined);
  const startedAt = performance.now();
  await work();
  const ms = performance.now() - startedAt;
  return { ...(await page.call(endWatch, undefined)), main: await main.call(endMainWatch, undefined), ms };
}

/** Connects as the form does, and waits until everything has been read. */
async function syncAll(window: BenchWindow, { connection }: SimulatorProcess, devices: number): Promise<void> {
  const { baseUrl, accessTokenUrl, customerId, ivanti, secrets } = connection;
  const draft: ConnectionDraft = {
    ...{ baseUrl, accessTokenUrl, customerId },
    name: 'Simulator',
    description: '',
    region: 'custom',
    credentials: {
      scheme: 'oauth',
      clientId: secrets['knox.oauthClientId'] ?? '',
      clientSecret: secrets['knox.oauthClientSecret'] ?? '',
    },
    ivanti: { ...ivanti, password: secrets['ivanti.password'] ?? '' },
  };
  await ask(window, 'integration.connect', draft);
  const isOver = ({ phase, lastSyncedAt, progress }: SyncStatus) =>
    phase === 'idle' && lastSyncedAt !== null && progress === null;
  await waitFor('the end of the first sync', async () => isOver(await ask(window, 'sync.getStatus', {})));
  const { total } = await ask(window, 'devices.getWindow', { view, first: 0, count: 1 });
  expectEqual('devices in the window after its first sync', total, devices);
}

/** 10,000 devices from one profile to another, and until the server has them. */
async function moveMany(window: BenchWindow): Promise<void> {
  const { profiles } = await ask(window, 'profiles.list', {});
  const [from, to] = profiles.filter(({ type }) => type === 'samsung-kme').toSorted((a, b) => b.devices - a.devices);
  if (!from || !to) throw new Error('there are no profiles');
  const filter = { profileId: from.profileId };
  const range = { view: { ...view, filter }, first: 0, count: MOVED };
  const { deviceIds } = await ask(window, 'devices.getIdRange', range);
  const selection = { kind: 'named' as const, deviceIds };
  const { plan } = await ask(window, 'devices.move', { selection, profileId: to.profileId });
  expectEqual('devices moved', plan.move, deviceIds.length);
  await waitFor('the last device sent', async () => (await ask(window, 'sync.getStatus', {})).waiting === 0);
}

async function exportAll(window: BenchWindow, path: string): Promise<void> {
  await window.main.call(answerSaveDialog, path);
  const chosen = await ask(window, 'shell.chooseSaveFile', { suggestedName: 'all.csv', purpose: 'csv' });
  const columns = [...deviceColumns];
  const scope = { kind: 'all' } as const;
  const input = { scope, columns, form: 'guarded', headers: columns, file: chosen?.file ?? '' };
  expectEqual('the export', await window.page.call(exportAndWait, input), 'ok');
}
