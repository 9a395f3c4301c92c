import type { EndingToken } from '#shared/domain/enrollment-token.ts';
import { codeOf, type ErrorEnvelope } from '#shared/errors.ts';
import type { ShellNotice } from '#shared/events.ts';
import type { DeskOpening, FromDesk, LogLine, ToDesk } from '#shared/host-messages.ts';
import type { HostAnswers } from './host-answers.ts';
import { waitAtMost } from './os/wait-at-most.ts';

/** The desk's process as main holds it; `Port` is the end of a channel that is handed over. */
export type DeskProcess<Port> = {
  postMessage(message: ToDesk, ports?: Port[]): void;
  onMessage(listener: (message: FromDesk) => void): void;
  onExit(listener: (code: number) => void): void;
  kill(): void;
};

/** What the host needs of the world around it. */
export type DeskHostParts<Port> = {
  fork(): DeskProcess<Port>;
  createChannel(): { forWindow: Port; forDesk: Port };
  /** Hands the window its end; does nothing while there is no window. */
  sendPort(port: Port): void;
  notify(notice: ShellNotice): void;
  log(level: LogLine['level'], text: string): void;
  attention(waiting: number): void;
  tokensEnding(tokens: readonly EndingToken[]): void;
  isOnline(): boolean;
  now(): number;
};

/** The one desk: opened for a workspace, started again when it dies, closed before another is opened. */
export type DeskHost = {
  /** Starts the desk; whether the workspace could be opened comes as a notice. */
  open(opening: DeskOpening, answers: HostAnswers): void;
  /** Asks it to end and waits two seconds at most. */
  close(): Promise<void>;
  /** Connects a page that has just loaded, or tells it that the desk has failed. */
  attachWindow(): void;
  /** Whether the desk has given up: the workspace is open in name only. */
  hasFailed(): boolean;
  tell(message: Extract<ToDesk, { kind: 'network' | 'network-changed' | 'wake' }>): void;
};

const closeLimitMs = 2000;
const restartWindowMs = 60_000;
const restartLimit = 3;

type Running<Port> = {
  process: DeskProcess<Port>;
  opening: DeskOpening;
  answers: HostAnswers;
  exited: Promise<void>;
};

type Host<Port> = {
  parts: DeskHostParts<Port>;
  running: Running<Port> | null;
  failure: Extract<ShellNotice, { kind: 'desk-failed' }> | null;
  restarts: number[];
};

/** A host with no desk yet. */
export function createDeskHost<Port>(parts: DeskHostParts<Port>): DeskHost {
  const host: Host<Port> = { parts, running: null, failure: null, restarts: [] };
  return {
    open(opening, answers) {
      host.failure = null;
      host.restarts = [];
      start(host, opening, answers);
    },
    close: () => close(host),
    attachWindow() {
      if (host.failure !== null) parts.notify(host.failure);
      else if (host.running !== null) connect(host, host.running.process);
    },
    hasFailed: () => host.failure !== null,
    tell: (message) => host.running?.process.postMessage(message),
  };
}

function start<Port>(host: Host<Port>, opening: DeskOpening, answers: HostAnswers): void {
  const process = host.parts.fork();
  const exited = new Promise<void>((resolve) => {
    process.onExit((code) => {
      resolve();
      if (host.running?.process === process) died(host, host.running, code);
    });
  });
  host.running = { process, opening, answers, exited };
  process.onMessage((message) => receive(host, process, message));
  process.postMessage({ kind: 'open', opening });
  process.postMessage({ kind: 'network', online: host.parts.isOnline() });
  connect(host, process);
}

function connect<Port>(host: Host<Port>, process: DeskProcess<Port>): void {
  const { forWindow, forDesk } = host.parts.createChannel();
  process.postMessage({ kind: 'window-port' }, [forDesk]);
  host.parts.sendPort(forWindow);
}

function receive<Port>(host: Host<Port>, process: DeskProcess<Port>, message: FromDesk): void {
  const { parts, running } = host;
  if (message.kind === 'log') parts.log(message.line.level, message.line.text);
  if (running?.process !== process) return;
  if (message.kind === 'request') void answer(running, message);
  if (message.kind === 'attention') parts.attention(message.waiting);
  if (message.kind === 'tokens-ending') parts.tokensEnding(message.tokens);
  if (message.kind === 'ready' && host.restarts.length > 0) parts.notify({ kind: 'desk-ready' });
  if (message.kind === 'failed') {
    host.running = null;
    process.kill();
    fail(host, message.notice.error);
  }
}

async function answer<Port>(running: Running<Port>, request: Extract<FromDesk, { kind: 'request' }>): Promise<void> {
  const { id, name, args } = request;
  try {
    const respond = running.answers[name] as (...args: unknown[]) => unknown;
    running.process.postMessage({ kind: 'answer', id, ok: true, value: await respond(...args) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    running.process.postMessage({ kind: 'answer', id, ok: false, code: codeOf(error), message });
  }
}

/** Up to three deaths in a minute are mended by a new start; more would only repeat themselves. */
function died<Port>(host: Host<Port>, running: Running<Port>, code: number): void {
  const { parts } = host;
  const now = parts.now();
  parts.log('error', `the desk ended unexpectedly with code ${code}`);
  host.running = null;
  host.restarts = host.restarts.filter((at) => now - at < restartWindowMs);
  if (host.restarts.length >= restartLimit) {
    const message = 'the desk ended again and again';
    fail(host, { code: 'desk_gone', message, details: { exitCode: code }, logId: null });
    return;
  }
  host.restarts.push(now);
  parts.notify({ kind: 'desk-restarting' });
  start(host, running.opening, running.answers);
}

function fail<Port>(host: Host<Port>, error: ErrorEnvelope): void {
  host.failure = { kind: 'desk-failed', error };
  host.parts.log('error', `the desk cannot go on: ${error.code} ${error.message}`);
  host.parts.notify(host.failure);
}

async function close<Port>(host: Host<Port>): Promise<void> {
  const { running } = host;
  host.running = null;
  host.failure = null;
  host.parts.attention(0);
  if (running === null) return;
  running.process.postMessage({ kind: 'close' });
  if ((await waitAtMost(running.exited, closeLimitMs)) !== 'late') return;
  host.parts.log('warn', 'the desk took too long to close and was ended');
  running.process.kill();
  await running.exited;
}
