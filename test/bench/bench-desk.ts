import { resolve } from 'node:path';
import type { DemoConnection } from '#shared/host-messages.ts';
import { createClock } from '../../src-main/desk/clock.ts';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { writeIntegration } from '../../src-main/desk/db/tables/integration.ts';
import { rebuildOverlay } from '../../src-main/desk/db/tables/overlay.ts';
import type { SyncRun } from '../../src-main/desk/features/sync/sync-run.ts';
import { createSendMemory } from '../../src-main/desk/features/sync/sync-schedule.ts';
import { createRemoteFactory } from '../../src-main/desk/remote/remote-factory.ts';
import type { ConnectionSettings, SecretStore, Services } from '../../src-main/desk/services.ts';

export type Scheme = 'kca' | 'oauth';

/** A desk without its process and without a window: the app's own db, features and clients, the machine's own time. */
export function openBenchDesk(folder: string, connection: DemoConnection | null): Services {
  const { db } = openWorkspaceDb(folder, { appVersion: '0.0.0', now: new Date() });
  rebuildOverlay(db);
  const clock = createClock();
  const secrets = keepSecrets(connection?.secrets ?? {});
  const log = (level: string, text: string) => process.stderr.write(`${level} ${text}\n`);
  const remote = createRemoteFactory({
    ...{ secrets, clock, random: Math.random, log },
    resourcesFolder: resolve('resources'),
    workspaceFolder: folder,
    requestsPerSecond: 0,
  });
  const notHere = (): never => {
    throw new Error('there is no loop here');
  };
  return {
    ...{ db, folder, clock, secrets, remote, log },
    workspace: { id: 'bench', name: 'Bench', kind: 'tenant' },
    demo: null,
    repaired: null,
    sync: {
      ...{ start: notHere, cancel: notHere, workOffline: notHere, status: notHere },
      ...{ pauseSending: notHere, sendNow: notHere, look: notHere },
    },
    jobs: new Map(),
    files: { resolve: async (ticket) => ticket },
    clipboard: { copySecret: async () => 0 },
    warn: () => undefined,
    publish: () => undefined,
    nudge: () => undefined,
    logsFolder: folder,
    workerFile: '',
    network: false,
    reportDamage: notHere,
    startAnew: notHere,
    appVersion: '0.0.0',
    osUser: 'bench',
    random: Math.random,
  };
}

/** Stores how the workspace is connected, as the connect form would. */
export function connectTo(db: WritableDb, connection: DemoConnection, scheme: Scheme): void {
  const { baseUrl, accessTokenUrl, customerId, ivanti } = connection;
  writeIntegration(db, {
    ...{ baseUrl, accessTokenUrl, customerId, scheme, ivanti },
    name: 'Simulator',
    description: '',
    region: 'custom',
    connectedAt: new Date().toISOString(),
  });
}

/** One pass of sync with nobody watching. */
export async function openRun(services: Services, connection: DemoConnection, scheme: Scheme): Promise<SyncRun> {
  const settings: ConnectionSettings = { ...connection, scheme };
  return {
    services,
    knox: await services.remote.knox(settings, {}),
    ivanti: await services.remote.ivanti(settings, {}),
    ivantiAway: false,
    signal: new AbortController().signal,
    sendSignal: new AbortController().signal,
    memory: createSendMemory(),
    isPaused: () => false,
    show: () => undefined,
    announce: () => undefined,
    note: (error) => services.log('warn', `${error.code} ${error.message}`),
    between: async () => undefined,
  };
}

function keepSecrets(secrets: DemoConnection['secrets']): SecretStore {
  return {
    state: async () => 'ok',
    read: async (name) => secrets[name] ?? null,
    has: async (name) => secrets[name] !== undefined,
    write: async () => 'held',
    forget: async () => undefined,
  };
}
