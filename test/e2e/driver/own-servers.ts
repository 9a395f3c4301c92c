import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type RunningSimulator,
  type SimulatorOptions,
  startSimulator,
} from '../../../src-main/simulator/start-simulator.ts';
import type { LaunchedMuster } from './launch-muster.ts';
import { ask } from './person.ts';

/** Servers of the test's own that can go away and come back at the same address, with what they knew. */
export type OwnServers = {
  /** Those that run now; throws while they are away. */
  now(): RunningSimulator;
  /** Away: connections break, and new ones are refused. */
  stop(): Promise<void>;
  /** Back at the same address; the log of requests begins anew. */
  start(): Promise<void>;
  close(): Promise<void>;
};

/** Starts servers that keep their world in a folder of their own. */
export async function startOwnServers(options: SimulatorOptions): Promise<OwnServers> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-servers-'));
  let port = 0;
  let running: RunningSimulator | null = null;
  const start = async () => {
    running = await startSimulator({ ...options, port, stateFile: join(folder, 'world.json') });
    port = Number(new URL(running.baseUrl).port);
  };
  const stop = async () => {
    await running?.close();
    running = null;
  };
  await start();
  return {
    start,
    stop,
    now() {
      if (running === null) throw new Error('the servers are away');
      return running;
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a workspace of one's own and connects it by OAuth, at a pace of so many requests a second; answers its folder. */
export async function connectOwnServers(
  { window, userDataDir }: LaunchedMuster,
  servers: OwnServers,
  requestsPerSecond: number,
): Promise<string> {
  const { id } = await ask(window, 'shell.createWorkspace', { name: 'Own depot' });
  const folder = join(userDataDir, 'workspaces', id);
  mkdirSync(join(folder, 'wire'), { recursive: true });
  writeFileSync(join(folder, 'wire', 'knox.json'), JSON.stringify({ limits: { requestsPerSecond } }));
  const { baseUrl, credentials } = servers.now();
  await ask(window, 'integration.connect', {
    name: 'Own depot',
    description: '',
    region: 'custom',
    baseUrl,
    accessTokenUrl: `${baseUrl}/ams/v1/oauth2/token`,
    customerId: credentials.customerId,
    credentials: { scheme: 'oauth', ...credentials.oauth },
    ivanti: null,
  });
  return folder;
}
