import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EndingToken } from '#shared/domain/enrollment-token.ts';
import { AppError } from '#shared/errors.ts';
import type { ShellNotice } from '#shared/events.ts';
import type { DeskOpening, FromDesk, ToDesk } from '#shared/host-messages.ts';
import { createDeskHost, type DeskHost } from '../../src-main/desk-host.ts';
import { createHostAnswers, type HostAnswers } from '../../src-main/host-answers.ts';

const opening: DeskOpening = {
  workspace: { id: 'ws-1', name: 'Lyon', kind: 'tenant' },
  folder: '/data/ws-1',
  resourcesFolder: '/app/resources',
  logsFolder: '/data/logs',
  workerFile: '/app/storage-worker.js',
  appVersion: '1.0.0',
  osUser: 'ada',
  demo: null,
};

class FakeDesk {
  readonly heard: ToDesk[] = [];
  readonly ports: string[] = [];
  killed = false;
  say: (message: FromDesk) => void = () => undefined;
  end: (code: number) => void = () => undefined;

  postMessage(message: ToDesk, ports: string[] = []): void {
    this.heard.push(message);
    this.ports.push(...ports);
  }

  onMessage(listener: (message: FromDesk) => void): void {
    this.say = listener;
  }

  onExit(listener: (code: number) => void): void {
    this.end = listener;
  }

  kill(): void {
    this.killed = true;
    this.end(137);
  }
}

let desks: FakeDesk[] = [];
let windowPorts: string[] = [];
let notices: ShellNotice[] = [];
let logged: string[] = [];
let ending: EndingToken[] = [];
let now = 0;
let host: DeskHost;
let secrets: Map<string, string>;
let answers: HostAnswers;

beforeEach(() => {
  [desks, windowPorts, notices, logged, ending, now] = [[], [], [], [], [], 0];
  secrets = new Map([['ivanti.password', 'pw']]);
  answers = createHostAnswers({
    secrets: {
      state: async () => 'ok',
      read: async (name) => secrets.get(name) ?? null,
      has: async (name) => secrets.has(name),
      write: async () => {
        throw new AppError('secrets_unreadable', 'not now');
      },
      askAgain: () => void secrets.set('asked', 'again'),
      forget: async (name) => {
        secrets.delete(name);
      },
    },
    copySecret: async (text) => text.length,
    resolveTicket: (ticket) => (ticket === 't1' ? '/tmp/x.csv' : null),
  });
  let channels = 0;
  host = createDeskHost<string>({
    fork() {
      const desk = new FakeDesk();
      desks.push(desk);
      return desk;
    },
    createChannel() {
      channels += 1;
      return { forWindow: `window ${channels}`, forDesk: `desk ${channels}` };
    },
    sendPort: (port) => windowPorts.push(port),
    notify: (notice) => notices.push(notice),
    log: (level, text) => logged.push(`${level} ${text}`),
    attention: () => undefined,
    tokensEnding: (tokens) => void ending.push(...tokens),
    isOnline: () => false,
    now: () => now,
  });
});
afterEach(() => vi.useRealTimers());

const kinds = () => notices.map(({ kind }) => kind);
const newest = (): FakeDesk => desks.at(-1) ?? new FakeDesk();

describe('opening', () => {
  it('starts the desk, tells it what to open and whether there is a network, and connects the window', () => {
    host.open(opening, answers);
    expect(newest().heard).toEqual([
      { kind: 'open', opening },
      { kind: 'network', online: false },
      { kind: 'window-port' },
    ]);
    expect([newest().ports, windowPorts]).toEqual([['desk 1'], ['window 1']]);
  });

  it('gives every page that loads a channel of its own', () => {
    host.open(opening, answers);
    host.attachWindow();
    expect([newest().ports, windowPorts]).toEqual([
      ['desk 1', 'desk 2'],
      ['window 1', 'window 2'],
    ]);
  });

  it('that fails is told with its reason, to every page that loads, and tried no more', () => {
    host.open(opening, answers);
    const error = { code: 'database_newer', message: 'newer', details: {}, logId: null } as const;
    newest().say({ kind: 'failed', notice: { kind: 'desk-failed', error } });
    host.attachWindow();
    expect(notices).toEqual([
      { kind: 'desk-failed', error },
      { kind: 'desk-failed', error },
    ]);
    expect([desks.length, newest().killed]).toEqual([1, true]);
  });
});

describe('what the desk asks', () => {
  async function ask(name: Extract<FromDesk, { kind: 'request' }>['name'], ...args: unknown[]) {
    newest().say({ kind: 'request', id: 7, name, args });
    await setImmediate();
    return newest().heard.at(-1);
  }

  beforeEach(() => host.open(opening, answers));

  it('is answered with the value', async () => {
    expect(await ask('secrets.read', 'ivanti.password')).toEqual({ kind: 'answer', id: 7, ok: true, value: 'pw' });
    expect(await ask('secrets.has', 'knox.privateKey')).toMatchObject({ value: false });
    expect(await ask('secrets.state')).toMatchObject({ value: 'ok' });
    expect(await ask('files.resolve', 't1', 'write')).toMatchObject({ value: '/tmp/x.csv' });
    expect(await ask('files.resolve', '/etc/passwd', 'read')).toMatchObject({ value: null });
    expect(await ask('secrets.forget', 'ivanti.password')).toMatchObject({ ok: true, value: null });
    expect(secrets.size).toBe(0);
    expect(await ask('secrets.askAgain')).toMatchObject({ ok: true, value: null });
    expect(secrets.get('asked')).toBe('again');
  });

  it('is refused with the code of the error', async () => {
    const refusal = { kind: 'answer', id: 7, ok: false, code: 'secrets_unreadable', message: 'not now' };
    expect(await ask('secrets.write', 'ivanti.password', 'x')).toEqual(refusal);
    expect(await ask('secrets.read', '__proto__')).toMatchObject({ ok: false, code: 'input_invalid' });
    expect(await ask('shutdown' as 'secrets.state')).toMatchObject({ ok: false, code: 'internal' });
  });

  it('goes to the log when it is a line for it', () => {
    newest().say({ kind: 'log', line: { level: 'warn', text: 'slow' } });
    expect(logged).toEqual(['warn slow']);
  });
});

describe('a desk that dies', () => {
  beforeEach(() => host.open(opening, answers));

  it('is started again with a new channel, and the window hears of both', () => {
    newest().end(1);
    expect(desks).toHaveLength(2);
    expect(newest().heard[0]).toEqual({ kind: 'open', opening });
    expect(windowPorts).toEqual(['window 1', 'window 2']);
    newest().say({ kind: 'ready' });
    expect(kinds()).toEqual(['desk-restarting', 'desk-ready']);
  });

  it('is given up after three restarts within a minute', () => {
    for (const at of [0, 10_000, 20_000, 30_000]) {
      now = at;
      newest().end(139);
    }
    expect(desks).toHaveLength(4);
    expect(notices.at(-1)).toMatchObject({ kind: 'desk-failed', error: { code: 'desk_gone' } });
  });

  it('is started on and on when it dies only now and then', () => {
    for (let round = 1; round <= 8; round += 1) {
      now = round * 25_000;
      newest().end(1);
    }
    expect(desks).toHaveLength(9);
    expect(kinds()).not.toContain('desk-failed');
  });

  it('says nothing any more through its old process', () => {
    const [old] = desks;
    newest().end(1);
    old?.say({ kind: 'ready' });
    expect(kinds()).toEqual(['desk-restarting']);
  });
});

describe('closing', () => {
  it('asks the desk to end and does not take that for a death', async () => {
    host.open(opening, answers);
    const closing = host.close();
    expect(newest().heard.at(-1)).toEqual({ kind: 'close' });
    newest().end(0);
    await closing;
    expect([desks.length, kinds()]).toEqual([1, []]);
  });

  it('ends a desk that has not closed within two seconds', async () => {
    vi.useFakeTimers();
    host.open(opening, answers);
    const closing = host.close();
    await vi.advanceTimersByTimeAsync(1999);
    expect(newest().killed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await closing;
    expect(newest().killed).toBe(true);
  });

  it('is nothing when no desk is open, and leaves nothing to tell', async () => {
    await host.close();
    host.attachWindow();
    host.tell({ kind: 'wake' });
    expect([desks, windowPorts, notices]).toEqual([[], [], []]);
  });
});
