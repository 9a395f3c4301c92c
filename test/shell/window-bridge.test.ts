import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '#shared/bridge.ts';
import type { CommandRequest } from '#shared/contract.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { createWindowBridge, type DeskPort, type WindowBridge } from '../../src-main/window-bridge.ts';

class FakePort implements DeskPort {
  onmessage: DeskPort['onmessage'] = null;
  readonly sent: CommandRequest[] = [];
  closed = false;
  #onClose: () => void = () => undefined;

  postMessage(message: CommandRequest): void {
    this.sent.push(message);
  }

  close(): void {
    this.closed = true;
  }

  addEventListener(_type: 'close', listener: () => void): void {
    this.#onClose = listener;
  }

  deliver(data: unknown): void {
    this.onmessage?.({ data });
  }

  breakOff(): void {
    this.#onClose();
  }
}

const error: ErrorEnvelope = { code: 'database_newer', message: 'newer', details: {}, logId: null };
const dropped = { name: 'list.csv' };
let shellAsked: unknown[] = [];
let bridge: WindowBridge;
beforeEach(() => {
  shellAsked = [];
  bridge = createWindowBridge(
    async (command, input) => {
      shellAsked.push(command, input);
      return { ok: true, value: 'from the shell' };
    },
    (file) => (file === dropped ? '/media/stick/list.csv' : ''),
  );
});

describe('what the page is given', () => {
  it('is run and on, and nothing else', () => {
    expect(Object.keys(bridge.page).sort()).toEqual(['on', 'run']);
  });
});

describe('commands', () => {
  it('of the shell go to the shell, all others to the desk', async () => {
    const port = new FakePort();
    bridge.connect(port);
    expect(await bridge.page.run('shell.getState', {})).toEqual({ ok: true, value: 'from the shell' });
    void bridge.page.run('devices.search', { text: 'x' });
    expect(shellAsked).toEqual(['shell.getState', {}]);
    expect(port.sent).toEqual([{ id: 1, command: 'devices.search', input: { text: 'x' } }]);
  });

  it('take a dropped file by the path the system knows it by, never by one the page names', async () => {
    await bridge.page.run('shell.takeDropped', dropped);
    await bridge.page.run('shell.takeDropped', { path: '/etc/passwd' });
    const asked = ['shell.takeDropped', { path: '/media/stick/list.csv' }, 'shell.takeDropped', { path: '' }];
    expect(shellAsked).toEqual(asked);
  });

  it('asked before the desk is up wait for it, in order', async () => {
    const answers = [bridge.page.run('a.one', 1), bridge.page.run('a.two', 2)];
    const port = new FakePort();
    bridge.connect(port);
    expect(port.sent.map(({ command }) => command)).toEqual(['a.one', 'a.two']);
    port.deliver({ id: 2, ok: true, value: 'two' });
    port.deliver({ id: 1, ok: false, error });
    expect(await Promise.all(answers)).toEqual([
      { ok: false, error },
      { ok: true, value: 'two' },
    ]);
  });

  it('under way end with desk_gone when the desk dies, and the next ones wait for its successor', async () => {
    const first = new FakePort();
    bridge.connect(first);
    const lost = bridge.page.run('a.lost', 1);
    first.breakOff();
    expect(await lost).toMatchObject({ ok: false, error: { code: 'desk_gone' } });
    const next = bridge.page.run('a.next', 2);
    const second = new FakePort();
    bridge.connect(second);
    expect(second.sent.map(({ command }) => command)).toEqual(['a.next']);
    second.deliver({ id: second.sent[0]?.id, ok: true, value: 'here' });
    expect(await next).toEqual({ ok: true, value: 'here' });
  });

  it.each(['desk-restarting', 'workspace-changed'] as const)('under way end with desk_gone at %s', async (kind) => {
    const port = new FakePort();
    bridge.connect(port);
    const lost = bridge.page.run('a.lost', 1);
    bridge.notice({ kind });
    expect(await lost).toMatchObject({ ok: false, error: { code: 'desk_gone' } });
    expect(port.closed).toBe(true);
  });

  it('are answered with the reason at once while the workspace cannot be opened', async () => {
    const waiting = bridge.page.run('a.one', 1);
    bridge.notice({ kind: 'desk-failed', error });
    const refused: Answer = { ok: false, error };
    expect(await waiting).toEqual(refused);
    expect(await bridge.page.run('a.two', 2)).toEqual(refused);
    bridge.notice({ kind: 'workspace-changed' });
    const port = new FakePort();
    bridge.connect(port);
    void bridge.page.run('a.three', 3);
    expect(port.sent).toHaveLength(1);
  });

  it('are not disturbed by an answer nobody waits for, nor by the end of an old port', async () => {
    const [old, port] = [new FakePort(), new FakePort()];
    bridge.connect(old);
    bridge.connect(port);
    const answer = bridge.page.run('a.one', 1);
    old.breakOff();
    port.deliver({ id: 99, ok: true, value: 'for somebody else' });
    port.deliver({ id: port.sent[0]?.id, ok: true, value: 'mine' });
    expect(await answer).toEqual({ ok: true, value: 'mine' });
  });
});

describe('events', () => {
  it('reach their listeners until these stop listening', () => {
    const port = new FakePort();
    bridge.connect(port);
    const heard: unknown[] = [];
    const stop = bridge.page.on('data.changed', (payload) => heard.push(payload));
    bridge.page.on('sync.status', () => heard.push('wrong one'));
    port.deliver({ event: 'data.changed', payload: { tables: ['devices'] } });
    stop();
    port.deliver({ event: 'data.changed', payload: { tables: ['changes'] } });
    expect(heard).toEqual([{ tables: ['devices'] }]);
  });

  it('reach the same listener twice when it listens twice, and once after it stopped once', () => {
    const heard: unknown[] = [];
    const listener = (payload: unknown) => heard.push(payload);
    const stop = bridge.page.on('shell.notice', listener);
    bridge.page.on('shell.notice', listener);
    bridge.notice({ kind: 'desk-ready' });
    stop();
    bridge.notice({ kind: 'desk-ready' });
    expect(heard).toHaveLength(3);
  });

  it('of other names are not heard', () => {
    const port = new FakePort();
    bridge.connect(port);
    const heard: unknown[] = [];
    const stop = bridge.page.on('muster:port', (payload) => heard.push(payload));
    port.deliver({ event: 'muster:port', payload: 1 });
    stop();
    expect(heard).toEqual([]);
  });

  it('of a failure reach a page that begins to listen after it', async () => {
    bridge.notice({ kind: 'desk-failed', error });
    const heard: unknown[] = [];
    bridge.page.on('shell.notice', (payload) => heard.push(payload));
    await setImmediate();
    expect(heard).toEqual([{ kind: 'desk-failed', error }]);
  });
});
