import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { EndingToken } from '#shared/domain/enrollment-token.ts';
import type { SecretName } from '#shared/domain/secret.ts';
import type { DataTable, EventName, Events } from '#shared/events.ts';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { writeIntegration } from '../../src-main/desk/db/tables/integration.ts';
import { rebuildOverlay } from '../../src-main/desk/db/tables/overlay.ts';
import { createSyncLoop, type SyncLoop } from '../../src-main/desk/features/sync/sync-loop.ts';
import type { Deadlines } from '../../src-main/desk/remote/deadlines.ts';
import { createRemoteFactory } from '../../src-main/desk/remote/remote-factory.ts';
import type { Fetch } from '../../src-main/desk/remote/send-once.ts';
import type { IvantiClient, KnoxClient, NudgeReason, Services } from '../../src-main/desk/services.ts';
import { type RunningSimulator, startSimulator } from '../../src-main/simulator/start-simulator.ts';
import type { SimulatorSwitches } from '../../src-main/simulator/switches.ts';
import { createFastClock, type FastClock } from './fast-clock.ts';
import { createMemorySecrets, type MemorySecrets } from './memory-secrets.ts';

export type TestDeskOptions = {
  devices?: number;
  switches?: Partial<SimulatorSwitches>;
  /** Corrections of a wire dialect, as a customer writes them. */
  wire?: { knox: object };
  /** Samsung's own key in place of the simulator's. */
  encryptionPublicKey?: 'published';
  /** A workspace to open again. */
  folder?: string;
  simulator?: RunningSimulator;
  clock?: FastClock;
  /** What the keychain has kept from the run before. */
  kept?: Partial<Record<SecretName, string>>;
  /** Stands between the sender and the real client, to fail at a chosen step. */
  wrapKnox?: (client: KnoxClient) => KnoxClient;
  wrapIvanti?: (client: IvantiClient) => IvantiClient;
  /** Stands in the place of the network stack. */
  fetch?: Fetch;
  connected?: boolean;
  /** Without Ivanti, enrolment tokens are kept by hand. */
  withoutIvanti?: boolean;
  /** How long new changes are kept back; not at all unless told. Milliseconds. */
  undoMs?: number;
  /** How long a request may take; as ever unless told. */
  deadlines?: Deadlines;
};

/** A desk without its process: real databases, the real client, a real simulator over HTTP, a clock that runs fast. */
export type TestDesk = {
  services: Services;
  db: WritableDb;
  folder: string;
  clock: FastClock;
  secrets: MemorySecrets;
  simulator: RunningSimulator;
  loop: SyncLoop;
  events: { name: EventName; payload: Events[EventName] }[];
  nudges: NudgeReason[];
  log: string[];
  /** Secrets that were put on the clipboard. */
  copied: string[];
  /** What the person was warned of, message by message. */
  warnings: (readonly EndingToken[])[];
  changedTables(): DataTable[];
  /** Waits in real time until something holds; throws with the status when it does not. */
  until(what: () => boolean, realMs?: number): Promise<void>;
  /** As SIGKILL would: nothing more is written, the files are left as they are. */
  kill(): void;
  /** Ends this run properly, or opens the folder again after a kill. */
  reopen(options?: TestDeskOptions): Promise<TestDesk>;
  close(): Promise<void>;
};

export async function openTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const clock = options.clock ?? createFastClock();
  const simulator =
    options.simulator ??
    (await startSimulator({
      devices: options.devices ?? 300,
      now: () => clock.now().getTime(),
      ...(options.switches ? { switches: options.switches } : {}),
    }));
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'muster-desk-'));
  const { db } = openWorkspaceDb(folder, { appVersion: '0.1.0', now: clock.now() });
  rebuildOverlay(db);
  const { oauth, ivanti } = simulator.credentials;
  const secrets = createMemorySecrets({
    'knox.oauthClientId': oauth.clientId,
    'knox.oauthClientSecret': oauth.clientSecret,
    'ivanti.password': ivanti.password,
    ...options.kept,
  });
  const events: TestDesk['events'] = [];
  const nudges: NudgeReason[] = [];
  const log: string[] = [];
  const copied: string[] = [];
  const warnings: TestDesk['warnings'] = [];
  if (options.wire) writeWire(folder, options.wire);
  const isPublished = options.encryptionPublicKey === 'published';
  const encryptionPublicKey = isPublished ? null : simulator.credentials.encryptionPublicKey;
  const made = { db, folder, clock, secrets, events, log, copied, warnings, encryptionPublicKey };
  const services = makeServices(made, options);
  if (options.connected !== false) connect(db, simulator, { clock, withoutIvanti: options.withoutIvanti === true });
  const loop = createSyncLoop(services, options.undoMs ?? 0);
  services.sync = loop;
  services.nudge = (reason) => {
    nudges.push(reason);
    loop.nudge(reason);
  };
  const desk: TestDesk = {
    ...{ services, db, folder, clock, secrets, simulator, loop, events, nudges, log, copied, warnings },
    changedTables: () =>
      events.flatMap(({ name, payload }) =>
        name === 'data.changed' ? (payload as Events['data.changed']).tables : [],
      ),
    until: (what, realMs = 10_000) => waitUntil(desk, what, realMs),
    kill() {
      void loop.stop();
      db.close();
    },
    async reopen(more = {}) {
      if (db.open) {
        await loop.stop();
        db.close();
      }
      const kept = Object.fromEntries(secrets.values);
      return openTestDesk({ ...options, folder, simulator, clock, kept, ...more });
    },
    async close() {
      if (db.open) {
        await loop.stop();
        db.close();
      }
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return desk;
}

function writeWire(folder: string, { knox }: { knox: object }): void {
  mkdirSync(join(folder, 'wire'), { recursive: true });
  writeFileSync(join(folder, 'wire', 'knox.json'), JSON.stringify(knox));
}

type Made = Pick<TestDesk, 'db' | 'folder' | 'clock' | 'secrets' | 'events' | 'log' | 'copied' | 'warnings'> & {
  encryptionPublicKey: string | null;
};

function makeServices(
  { db, folder, clock, secrets, events, log, copied, warnings, encryptionPublicKey }: Made,
  options: TestDeskOptions,
): Services {
  const note = (level: string, text: string) => {
    log.push(`${level} ${text}`);
  };
  const remote = createRemoteFactory({
    ...{ secrets, clock, random: Math.random, log: note },
    resourcesFolder: resolve('resources'),
    workspaceFolder: folder,
    requestsPerSecond: 0,
    ...(options.fetch ? { fetch: options.fetch } : {}),
    ...(options.deadlines ? { deadlines: options.deadlines } : {}),
  });
  const wrap = options.wrapKnox ?? ((client) => client);
  const notYet = (): never => {
    throw new Error('the loop is not there yet');
  };
  return {
    db,
    folder,
    clock,
    secrets,
    remote: {
      ...remote,
      knox: async (settings, drafts) => wrap(await remote.knox({ ...settings, encryptionPublicKey }, drafts)),
      async ivanti(settings, drafts) {
        const client = await remote.ivanti(settings, drafts);
        return client && options.wrapIvanti ? options.wrapIvanti(client) : client;
      },
    },
    workspace: { id: 'w1', name: 'Test depot', kind: 'tenant' },
    demo: null,
    sync: {
      ...{ start: notYet, cancel: notYet, workOffline: notYet, status: notYet },
      ...{ pauseSending: notYet, sendNow: notYet, look: notYet },
    },
    jobs: new Map(),
    files: { resolve: async (ticket) => ticket },
    clipboard: {
      copySecret: async (text) => {
        copied.push(text);
        return 60_000;
      },
    },
    warn: (tokens) => void warnings.push(tokens),
    publish: (name, payload) => void events.push({ name, payload }),
    nudge: () => undefined,
    log: note,
    repaired: null,
    logsFolder: join(folder, 'logs'),
    workerFile: resolve('src-main/desk/db/storage-worker.ts'),
    network: false,
    reportDamage: (code) => note('error', `left its files: ${code}`),
    startAnew: () => note('warn', 'starts anew'),
    appVersion: '0.1.0',
    osUser: 'tester',
    random: Math.random,
  };
}

function connect(
  db: WritableDb,
  { baseUrl, credentials }: RunningSimulator,
  { clock, withoutIvanti }: { clock: FastClock; withoutIvanti: boolean },
): void {
  writeIntegration(db, {
    name: 'Simulator',
    description: '',
    region: 'custom',
    baseUrl,
    accessTokenUrl: `${baseUrl}/ams/v1/oauth2/token`,
    customerId: credentials.customerId,
    scheme: 'oauth',
    ivanti: withoutIvanti ? null : { baseUrl: credentials.ivanti.baseUrl, user: credentials.ivanti.user },
    connectedAt: clock.now().toISOString(),
  });
}

async function waitUntil(desk: TestDesk, what: () => boolean, realMs: number): Promise<void> {
  const end = performance.now() + realMs;
  while (!what()) {
    if (performance.now() > end)
      throw new Error(
        `it never happened: ${what} ${JSON.stringify(desk.loop.status())} ${desk.log.slice(-5).join('; ')}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
