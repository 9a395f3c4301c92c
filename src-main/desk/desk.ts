import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { AppError, codeOf, type ErrorCode, envelopeOf } from '#shared/errors.ts';
import type { DeskOpening, FromDesk, ToDesk } from '#shared/host-messages.ts';
import { createRedactor } from '#shared/redaction.ts';
import { buildServices } from './build-services.ts';
import { createClock } from './clock.ts';
import { clearPasswords } from './db/clear-passwords.ts';
import { isOnNetwork } from './db/file-system.ts';
import { openWorkspaceDb } from './db/open-workspace.ts';
import { asAppError } from './db/sql.ts';
import { suspect } from './db/suspicion.ts';
import { rebuildOverlay } from './db/tables/overlay.ts';
import type { FileWatch } from './db/watch-files.ts';
import { openDemoConnection } from './features/integration/open-demo-connection.ts';
import { logRepairs, repairOf } from './features/storage/log-repairs.ts';
import { rescueLedger } from './features/storage/rescue-ledger.ts';
import { createStorageRounds, type StorageRounds } from './features/storage/storage-rounds.ts';
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

type OpenDesk = { services: Services; loop: SyncLoop; rounds: StorageRounds; watch: FileWatch; receive: Receiver };

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
  /** When a window last asked something, by the monotonic clock. */
  askedAt: number;
  /** Once its files are being closed. */
  closing: Promise<void> | null;
};

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
    askedAt: performance.now(),
    closing: null,
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
    desk.open.rounds.begin();
  } catch (thrown) {
    desk.open = null;
    const error = asAppError(thrown);
    if (codeOf(error) === 'database_damaged') suspect(opening.folder, 'damage');
    log(desk, 'error', `opening failed: ${error instanceof Error ? error.stack : String(error)}`);
    giveUp(desk, error);
    return;
  }
  for (const port of desk.early.splice(0)) welcome(desk, port);
  desk.parent.postMessage({ kind: 'ready' });
  if (desk.offline) desk.open.loop.setOffline(true);
}

function openDesk(desk: Desk, opening: DeskOpening): OpenDesk {
  const clock = createClock();
  const network = existsSync(opening.folder) && isOnNetwork(opening.folder);
  const opened = openWorkspaceDb(opening.folder, { appVersion: opening.appVersion, now: clock.now(), network });
  const { db } = opened;
  const { services, loop } = buildServices({
    opening,
    db,
    network,
    repaired: repairOf(opened),
    clock,
    link: desk.link,
    publish: publishAndCount(desk),
    log: (level, text) => log(desk, level, text),
    reportDamage: (code) => leaveFiles(desk, code),
    startAnew: () => startAnew(desk),
    warn: (tokens) => desk.parent.postMessage({ kind: 'tokens-ending', tokens: [...tokens] }),
    learn: desk.redactor.learn,
  });
  logRepairs(services, opened);
  rebuildOverlay(db);
  openDemoConnection(services);
  clearPasswords(services);
  // The loop was made before that connection was written down.
  if (services.demo !== null) loop.nudge('connected');
  const receive = createReceiver({
    services,
    redact: desk.redactor.redact,
    personAsks: () => void desk.link.ask('secrets.askAgain'),
  });
  const rounds = createStorageRounds(services, {
    watch: opened.watch,
    idleMs: () => clock.monotonicMs() - desk.askedAt,
  });
  return { services, loop, rounds, watch: opened.watch, receive };
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

/** What a database is by now cannot be known any more: the next opening looks at it. */
function leaveFiles(desk: Desk, code: ErrorCode): void {
  const { open: opened } = desk;
  if (opened === null) return;
  log(desk, 'error', `${code}: the desk leaves its files`);
  if (opened.watch() === 'ledger') {
    const rescued = rescueLedger(opened.services);
    giveUp(desk, new AppError('database_replaced', 'the ledger was deleted or replaced', { rescued }));
    void closeFiles(desk);
    return;
  }
  if (code !== 'database_replaced') suspect(opened.services.folder, code === 'disk_failed' ? 'disk' : 'damage');
  desk.open = null;
  setTimeout(() => desk.exit(1), 100);
}

/** Main ends this process; ending it here could overtake the message. */
function giveUp(desk: Desk, error: unknown): void {
  const told = envelopeOf(error);
  const envelope = { ...told, message: desk.redactor.redact(told.message) };
  desk.parent.postMessage({ kind: 'failed', notice: { kind: 'desk-failed', error: envelope } });
}

/** Main opens the workspace again; the answer that is on its way goes first. */
function startAnew(desk: Desk): void {
  setTimeout(() => void closeFiles(desk).then(() => desk.exit(1)), 100);
}

function closeFiles(desk: Desk): Promise<void> {
  const { open: opened } = desk;
  desk.open = null;
  if (opened !== null) {
    const ended = Promise.race([endWork(opened), delay(lastAnswerMs)]);
    desk.closing = ended.then(() => void opened.services.db.close());
  }
  return desk.closing ?? Promise.resolve();
}

function welcome(desk: Desk, port: WindowPort): void {
  const { open: opened } = desk;
  if (opened === null) {
    desk.early.push(port);
    return;
  }
  port.on('message', ({ data }) => {
    desk.askedAt = performance.now();
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

async function close(desk: Desk): Promise<void> {
  await closeFiles(desk);
  desk.parent.postMessage({ kind: 'closed' });
  desk.exit(0);
}

/** A job that was cancelled takes its unfinished file away before it ends. */
async function endWork({ services: { jobs }, loop, rounds }: OpenDesk): Promise<void> {
  rounds.stop();
  for (const job of jobs.values()) job.abort();
  await loop.stop();
  while (jobs.size > 0) await delay(jobLookMs);
}

const { parentPort } = process as unknown as { parentPort?: ParentPort };
if (parentPort !== undefined) serveDesk(parentPort, (code) => process.exit(code));
