import type { Answer, MusterBridge } from '#shared/bridge.ts';
import type { CommandAnswer, CommandRequest } from '#shared/contract.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import type { EventName, ShellNotice } from '#shared/events.ts';
import type { DeskEvent } from '#shared/host-messages.ts';

/** The part of a message port that is used. */
export type DeskPort = {
  postMessage(message: CommandRequest): void;
  close(): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  addEventListener(type: 'close', listener: () => void): void;
};

/** The two ends of the preload: what the page sees, and what main feeds it. */
export type WindowBridge = {
  page: MusterBridge;
  /** A port to a desk that has just started, or to the one that runs. */
  connect(port: DeskPort): void;
  notice(notice: ShellNotice): void;
};

type Waiting = { request: CommandRequest; settle(answer: Answer): void };

const eventNames: readonly EventName[] = ['data.changed', 'sync.status', 'job.progress', 'shell.notice'];

const deskGone: ErrorEnvelope = {
  code: 'desk_gone',
  message: 'the desk went away before it answered',
  details: {},
  logId: null,
};

/** The one command whose input the page does not write: the path of a dropped file comes from the system. */
const TAKE_DROPPED = 'shell.takeDropped';

/**
 * Commands of the shell go by `askShell`; all others go to the desk over its port, and wait for it while it starts. When
 * it goes away, what was under way ends with `desk_gone`.
 */
export function createWindowBridge(
  askShell: (command: string, input: unknown) => Promise<Answer>,
  pathOf: (file: unknown) => string,
): WindowBridge {
  const listeners = new Map<string, Set<(payload: unknown) => void>>(eventNames.map((name) => [name, new Set()]));
  const waiting = new Map<number, Waiting>();
  let port: DeskPort | null = null;
  let failed: Extract<ShellNotice, { kind: 'desk-failed' }> | null = null;
  let lastId = 0;

  function hear(name: string, payload: unknown): void {
    for (const listener of listeners.get(name) ?? []) listener(payload);
  }

  function receive(message: unknown): void {
    if (isEvent(message)) {
      hear(message.event, message.payload);
      return;
    }
    const { id, ...answer } = message as CommandAnswer;
    waiting.get(id)?.settle(answer);
    waiting.delete(id);
  }

  function giveUp(error: ErrorEnvelope): void {
    port?.close();
    port = null;
    for (const { settle } of waiting.values()) settle({ ok: false, error });
    waiting.clear();
  }

  function askDesk(command: string, input: unknown): Promise<Answer> {
    if (failed !== null) return Promise.resolve({ ok: false, error: failed.error });
    lastId += 1;
    const request = { id: lastId, command, input };
    return new Promise((settle) => {
      waiting.set(request.id, { request, settle });
      port?.postMessage(request);
    });
  }

  function ask(command: string, input: unknown): Promise<Answer> {
    if (command === TAKE_DROPPED) return askShell(command, { path: pathOf(input) });
    return command.startsWith('shell.') ? askShell(command, input) : askDesk(command, input);
  }

  return {
    page: {
      run: (command, input) => ask(String(command), input),
      on(event, listener) {
        const heard = (payload: unknown) => listener(payload);
        listeners.get(event)?.add(heard);
        // A page that was loaded after the desk had failed must hear of it all the same.
        if (event === 'shell.notice' && failed !== null) queueMicrotask(() => heard(failed));
        return () => {
          listeners.get(event)?.delete(heard);
        };
      },
    },
    connect(next) {
      const isFirst = port === null;
      if (!isFirst) giveUp(deskGone);
      port = next;
      failed = null;
      next.onmessage = ({ data }) => receive(data);
      next.addEventListener('close', () => {
        if (port === next) giveUp(deskGone);
      });
      for (const { request } of waiting.values()) next.postMessage(request);
    },
    notice(notice) {
      if (notice.kind === 'desk-failed') {
        failed = notice;
        giveUp(notice.error);
      }
      if (notice.kind === 'desk-restarting') giveUp(deskGone);
      if (notice.kind === 'workspace-changed') {
        failed = null;
        giveUp(deskGone);
      }
      hear('shell.notice', notice);
    },
  };
}

function isEvent(message: unknown): message is DeskEvent {
  return typeof message === 'object' && message !== null && 'event' in message;
}
