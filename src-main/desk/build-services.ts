import type { DeskOpening } from '#shared/host-messages.ts';
import type { WritableDb } from './db/sql.ts';
import { createSyncLoop, type SyncLoop } from './features/sync/sync-loop.ts';
import { createHeldSecrets } from './held-secrets.ts';
import { clipboardOverHost, filesOverHost, type HostLink, secretsOverHost } from './host-link.ts';
import { createRemoteFactory } from './remote/remote-factory.ts';
import type { Clock, Services } from './services.ts';

/** A change can be taken back so long before anything of it is sent. Milliseconds. */
const UNDO_MS = 5_000;

/** What the services of one desk are made from. */
export type ServicesParts = {
  opening: DeskOpening;
  db: WritableDb;
  repaired: Services['repaired'];
  clock: Clock;
  link: HostLink;
  publish: Services['publish'];
  log: Services['log'];
  reportDamage: Services['reportDamage'];
  startAnew: Services['startAnew'];
  network: boolean;
  warn: Services['warn'];
  /** Hears of every secret that passes. */
  learn(value: string): void;
};

/** The one Services object of a desk, and the sync loop behind it, which does not run yet. */
export function buildServices(parts: ServicesParts): { services: Services; loop: SyncLoop } {
  const { opening, db, repaired, clock, link, publish, log, reportDamage, startAnew, warn, learn } = parts;
  const { workspace, folder, resourcesFolder, logsFolder, workerFile, demo, appVersion, osUser } = opening;
  const secrets = demo ? createHeldSecrets(demo.secrets, learn) : secretsOverHost(link, learn);
  const random = Math.random;
  const services: Services = {
    db,
    workspace,
    folder,
    logsFolder,
    workerFile,
    network: parts.network,
    repaired,
    demo,
    remote: createRemoteFactory({
      ...{ secrets, clock, random, log, resourcesFolder, workspaceFolder: folder },
      // Servers on this machine have no neighbours to be considerate of.
      ...(demo ? { requestsPerSecond: 0 } : {}),
    }),
    // The loop is made from the services and the services reach the loop: these look it up when they are called.
    sync: {
      start: (full) => loop.start(full),
      cancel: () => loop.cancel(),
      workOffline: (offline) => loop.workOffline(offline),
      pauseSending: (paused) => loop.pauseSending(paused),
      sendNow: () => loop.sendNow(),
      look: () => loop.look(),
      status: () => loop.status(),
    },
    nudge: (reason) => loop.nudge(reason),
    jobs: new Map(),
    secrets,
    files: filesOverHost(link),
    clipboard: clipboardOverHost(link),
    warn,
    clock,
    publish,
    log,
    reportDamage,
    startAnew,
    appVersion,
    osUser,
    random,
  };
  const loop = createSyncLoop(services, UNDO_MS);
  return { services, loop };
}
