import { setTimeout as delay } from 'node:timers/promises';
import type { Repair, SyncStatus } from '#shared/domain/sync-status.ts';
import { codeOf, envelopeOf } from '#shared/errors.ts';
import type { DeskOpening, FromDesk, ToDesk } from '#shared/host-messages.ts';
import { createRedactor } from '#shared/redaction.ts';
import { buildServices } from './build-services.ts';
import { createClock } from './clock.ts';
import { backupDaily } from './db/backup-ledger.ts';
import { markCacheDamaged, type OpenedWorkspace, openWorkspaceDb } from './db/open-workspace.ts';
import { asAppError, transaction } from './db/sql.ts';
import { appendActivity } from './db/tables/activity.ts';
import { rebuildOverlay } from './db/tables/overlay.ts';
import { openDemoConnection } from './features/integration/open-demo-connection.ts';
import type { SyncLoop } from './features/sync/sync-loop.ts';
import { createHostLink, type HostLink } from './host-link.ts';
import { createPublisher, type EventPort, type Publisher } from './publish.ts';
import { createReceiver, type Receiver } from './receive.ts';
import type { Services } from './services.ts';

/** A window's end of the line. */
export type WindowPort = EventPort & {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
};

/** The line to main, as Electron gives it to a utility process. */
export type ParentPort = {
  postMessage(message: FromDesk): void;
  on(event: 'message', listener: (message: { data: ToDesk; ports: WindowPort[] }) => void): unknown;
};

type OpenDesk = { services: Services; loop: SyncLoop; receive: Receiver };

type Desk = {
  parent: ParentPort;
  exit(code: number): void;
  link: HostLink;
  publisher: Publisher;
  redactor: ReturnType<typeof createRedactor>;
  /** Windows that came before the databases were open. */
  early: WindowPort[];
  open: OpenDesk | null;
  offline: boolean;
};

const backupLookMs = 3_600_000;
/** Main gives us two seconds; the databases want the rest of them. */
const lastAnswerMs = 1700;
const jobLookMs = 5;

/** Serves one workspace to the windows of one main process; `exit` ends the process. */
export function serveDesk(parent: ParentPort, exit: (code: number) => void): void {
  const desk: Desk = {
    parent,
    exit,
    link: createHostLink((message) => parent.postMessage(message)),
    publisher: createPublisher(),
    redactor: createRedactor(),
    early: [],
    open: null,
    offline: false,
  };
  parent.on('message', ({ data, ports }) => {
    if (data.kind === 'open') open(desk, data.opening);
    if (data.kind === 'window-port') for (const port of ports) welcome(desk, port);
    if (data.kind === 'answer') desk.link.receive(data);
    if (data.kind === 'wake') desk.open?.loop.nudge('wake');
    if (data.kind === 'network-changed') desk.open?.loop.nudge('online');
    if (data.kind === 'network') hearOfNetwork(desk, !data.online);
    if (data.kind === 'close') void close(desk);
  });
}

function open(desk: Desk, opening: DeskOpening): void {
  try {
    desk.open = openDesk(desk, opening);
    desk.open.loop.begin();
  } catch (thrown) {
    desk.open = null;
    const error = asAppError(thrown);
    if (codeOf(error) === 'database_damaged') markCacheDamaged(opening.folder);
    log(desk, 'error', `opening failed: ${error instanceof Error ? error.stack : String(error)}`);
    const told = envelopeOf(error);
    const envelope = { ...told, message: desk.redactor.redact(told.message) };
    // Main ends this process; ending it here could overtake the message.
    desk.parent.postMessage({ kind: 'failed', notice: { kind: 'desk-failed', error: envelope } });
    return;
  }
  for (const port of desk.early.splice(0)) welcome(desk, port);
  desk.parent.postMessage({ kind: 'ready' });
  if (desk.offline) desk.open.loop.setOffline(true);
  keepBackups(desk, desk.open.services);
}

function openDesk(desk: Desk, opening: DeskOpening): OpenDesk {
  const clock = createClock();
  const opened = openWorkspaceDb(opening.folder, { appVersion: opening.appVersion, now: clock.now() });
  const { db } = opened;
  const { services, loop } = buildServices({
    opening,
    db,
    repaired: repairOf(opened),
    clock,
    link: desk.link,
    publish: publishAndCount(desk),
    log: (level, text) => log(desk, level, text),
    reportDamage: () => startAnew(desk, opening.folder),
    warn: (tokens) => desk.parent.postMessage({ kind: 'tokens-ending', tokens: [...tokens] }),
    learn: desk.redactor.learn,
  });
  tellOfRepairs(services, opened);
  rebuildOverlay(db);
  openDemoConnection(services);
  // The loop was made before that connection was written down.
  if (services.demo !== null) loop.nudge('connected');
  const receive = createReceiver({
    services,
    redact: desk.redactor.redact,
    personAsks: () => void desk.link.ask('secrets.askAgain'),
  });
  return { services, loop, receive };
}

function log({ parent, redactor }: Desk, level: 'info' | 'warn' | 'error', text: string): void {
  parent.postMessage({ kind: 'log', line: { level, text: redactor.redact(text) } });
}

/** Events go to the windows; how many changes wait also goes to main, for the app's badge. */
function publishAndCount({ parent, publisher }: Desk): Services['publish'] {
  let waiting = 0;
  return (event, payload) => {
    publisher.publish(event, payload);
    if (event !== 'sync.status') return;
    const status = payload as SyncStatus;
    if (status.waiting === waiting) return;
    waiting = status.waiting;
    parent.postMessage({ kind: 'attention', waiting });
  };
}

function repairOf({ cacheSetAside, ledgerSetAside }: OpenedWorkspace): Repair | null {
  if (ledgerSetAside !== null) return 'ledger';
  return cacheSetAside === null ? null : 'cache';
}

/** What had to be moved aside or restored is written down where the person finds it. */
function tellOfRepairs(
  services: Services,
  { db, cacheSetAside, ledgerSetAside, ledgerRestoredFrom }: OpenedWorkspace,
): void {
  if (cacheSetAside === null && ledgerSetAside === null) return;
  const facts = { cacheSetAside, ledgerSetAside, ledgerRestoredFrom };
  services.log('warn', `the databases were repaired: ${JSON.stringify(facts)}`);
  const at = services.clock.now().toISOString();
  const action = 'workspace.repaired';
  transaction(db, () => appendActivity(db, { at, actor: services.osUser, action, changeId: null, facts }));
}

/** The next opening moves what is damaged aside; main starts us again. */
function startAnew(desk: Desk, folder: string): void {
  log(desk, 'error', 'a database is damaged; the desk starts anew to repair it');
  markCacheDamaged(folder);
  setTimeout(() => desk.exit(1), 100);
}

function welcome(desk: Desk, port: WindowPort): void {
  const { open: opened } = desk;
  if (opened === null) {
    desk.early.push(port);
    return;
  }
  port.on('message', ({ data }) => {
    void opened.receive(data).then((answer) => {
      if (answer !== null) port.postMessage(answer);
    });
  });
  port.on('close', () => desk.publisher.remove(port));
  desk.publisher.add(port);
  port.start();
}

function hearOfNetwork(desk: Desk, offline: boolean): void {
  if (offline === desk.offline) return;
  desk.offline = offline;
  desk.open?.loop.setOffline(offline);
}

function keepBackups(desk: Desk, { db, folder, clock }: Services): void {
  const look = () => {
    try {
      backupDaily(db, folder, clock.now());
    } catch (error) {
      log(desk, 'error', `the daily backup failed: ${String(error)}`);
    }
  };
  // Not while the window waits for its first rows.
  setTimeout(look, 30_000).unref();
  setInterval(look, backupLookMs).unref();
}

async function close(desk: Desk): Promise<void> {
  const { open: opened } = desk;
  desk.open = null;
  if (opened !== null) {
    await Promise.race([endWork(opened), delay(lastAnswerMs)]);
    opened.services.db.close();
  }
  desk.parent.postMessage({ kind: 'closed' });
  desk.exit(0);
}

/** A job that was cancelled takes its unfinished file away before it ends. */
async function endWork({ services: { jobs }, loop }: OpenDesk): Promise<void> {
  for (const job of jobs.values()) job.abort();
  await loop.stop();
  while (jobs.size > 0) await delay(jobLookMs);
}

const { parentPort } = process as unknown as { parentPort?: ParentPort };
if (parentPort !== undefined) serveDesk(parentPort, (code) => process.exit(code));
