import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandAnswer } from '#shared/contract.ts';
import type { StorageState } from '#shared/domain/storage.ts';
import type { DeskEvent, DeskOpening, FromDesk, ToDesk } from '#shared/host-messages.ts';
import { type ParentPort, serveDesk, type WindowPort } from '../../src-main/desk/desk.ts';
import { type RunningSimulator, startSimulator } from '../../src-main/simulator/start-simulator.ts';
import { demoConnection } from '../../src-main/simulator-host.ts';
import { fillCache, knoxDevice, openTestDb } from '../helpers/open-test-db.ts';

/** The window's end of a port, in this process. */
class FakeWindow extends EventEmitter {
  readonly heard: (CommandAnswer | DeskEvent)[] = [];
  started = false;
  #lastId = 0;

  postMessage(message: unknown): void {
    this.heard.push(message as CommandAnswer);
  }

  start(): void {
    this.started = true;
  }

  async ask(command: string, input: unknown): Promise<CommandAnswer> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.emit('message', { data: { id, command, input } });
    return vi.waitFor(() => {
      const answer = this.heard.find((message) => 'id' in message && message.id === id);
      if (answer === undefined) throw new Error(`no answer to ${command}`);
      return answer as CommandAnswer;
    }, 5000);
  }

  events(name: string): unknown[] {
    return this.heard.flatMap((message) => ('event' in message && message.event === name ? [message.payload] : []));
  }
}

/** Main's end of the line. */
class FakeMain extends EventEmitter {
  readonly heard: FromDesk[] = [];
  readonly exits: number[] = [];

  postMessage(message: FromDesk): void {
    this.heard.push(message);
  }

  tell(data: ToDesk, ports: FakeWindow[] = []): void {
    this.emit('message', { data, ports: ports as unknown as WindowPort[] });
  }

  kinds(): string[] {
    return this.heard.flatMap(({ kind }) => (kind === 'log' || kind === 'attention' ? [] : kind));
  }
}

let folder = '';
let main: FakeMain;
let simulator: RunningSimulator | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-desk-process-'));
  main = startDesk();
});
afterEach(async () => {
  main.tell({ kind: 'close' });
  await vi.waitFor(() => expect(main.kinds()).toContain('closed'), 5000);
  await simulator?.close();
  simulator = null;
  rmSync(folder, { recursive: true, force: true });
});

function startDesk(): FakeMain {
  const started = new FakeMain();
  serveDesk(started as unknown as ParentPort, (code) => started.exits.push(code));
  return started;
}

function opening(change: Partial<DeskOpening> = {}): DeskOpening {
  return {
    ...{ workspace: { id: 'ws-1', name: 'Lyon', kind: 'tenant' }, folder, resourcesFolder: resolve('resources') },
    ...{ logsFolder: join(folder, 'logs'), workerFile: resolve('src-main/desk/db/storage-worker.ts') },
    ...{ appVersion: '0.1.0', osUser: 'ada', demo: null },
    ...change,
  };
}

const view = { filter: {}, sort: { column: 'imei', direction: 'asc' } };

describe('a desk', () => {
  it('opens a new workspace and answers a window that came before it was ready', async () => {
    const window = new FakeWindow();
    main.tell({ kind: 'window-port' }, [window]);
    expect(window.started).toBe(false);
    main.tell({ kind: 'open', opening: opening() });
    expect(main.kinds()).toEqual(['ready']);
    expect(window.started).toBe(true);
    expect(await window.ask('devices.getWindow', { view, first: 0, count: 5 })).toMatchObject({
      ok: true,
      value: { total: 0, rows: [] },
    });
  });

  it('reads the demo depot from its simulator by itself, and tells the window', async () => {
    simulator = await startSimulator({ devices: 120 });
    const { baseUrl, credentials } = simulator;
    const window = new FakeWindow();
    main.tell({ kind: 'window-port' }, [window]);
    const workspace = { id: 'demo', name: 'Demo depot', kind: 'demo' } as const;
    main.tell({
      kind: 'open',
      opening: opening({ workspace, demo: demoConnection({ kind: 'ready', baseUrl, credentials }) }),
    });
    await vi.waitFor(async () => {
      const answer = await window.ask('devices.getWindow', { view, first: 0, count: 5 });
      expect(answer).toMatchObject({ ok: true, value: { total: 120 } });
    }, 10_000);
    await delay(50);
    expect(window.events('data.changed').length).toBeGreaterThan(0);
    expect(window.events('sync.status').length).toBeGreaterThan(0);
  });

  it('leaves nothing of an export behind that was under way when it closed', async () => {
    const before = openTestDb(folder);
    const devices = Array.from({ length: 20_000 }, (_, n) => knoxDevice(n, 'p1'));
    await fillCache(before.db, devices, ['p1']);
    before.db.close();
    main.tell({ kind: 'open', opening: opening() });
    const window = new FakeWindow();
    main.tell({ kind: 'window-port' }, [window]);
    const started = window.ask('csv.exportDevices', {
      ...{ scope: { kind: 'all' }, columns: ['imei'], headers: ['IMEI'], form: 'raw', file: 'ticket' },
    });
    const request = await vi.waitFor(() => {
      const asked = main.heard.find((message) => message.kind === 'request');
      if (asked === undefined) throw new Error('no file was asked for');
      return asked;
    });
    const target = mkdtempSync(join(folder, 'exports-'));
    main.tell({ kind: 'answer', id: request.id, ok: true, value: join(target, 'devices.csv') });
    await started;
    await vi.waitFor(() => expect(readdirSync(target)).toHaveLength(1));
    const post = main.postMessage.bind(main);
    let atTheEnd: string[] = [];
    main.postMessage = (message) => {
      if (message.kind === 'closed') atTheEnd = readdirSync(target);
      post(message);
    };
    main.tell({ kind: 'close' });
    await vi.waitFor(() => expect(main.kinds()).toContain('closed'), 5000);
    expect(atTheEnd).toEqual([]);
  });

  it('answers several windows, and forgets one that has gone', async () => {
    main.tell({ kind: 'open', opening: opening() });
    const [first, second] = [new FakeWindow(), new FakeWindow()];
    main.tell({ kind: 'window-port' }, [first]);
    main.tell({ kind: 'window-port' }, [second]);
    first.emit('close');
    await second.ask('sync.workOffline', { offline: true });
    await delay(50);
    expect(second.events('sync.status').length).toBeGreaterThan(0);
    expect(first.events('sync.status')).toEqual([]);
  });

  it('closes its files when asked, within two seconds, and can be opened again', async () => {
    main.tell({ kind: 'open', opening: opening() });
    const startedAt = performance.now();
    main.tell({ kind: 'close' });
    await vi.waitFor(() => expect(main.exits).toEqual([0]), 3000);
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
    main = startDesk();
    main.tell({ kind: 'open', opening: opening() });
    expect(main.kinds()).toEqual(['ready']);
  });

  it('closes also when nothing was ever opened', async () => {
    main.tell({ kind: 'close' });
    await vi.waitFor(() => expect(main.exits).toEqual([0]));
  });
});

describe('a workspace with a damaged file', () => {
  it.each([
    ['cache', 'cache.db'],
    ['ledger-empty', 'ledger.db'],
  ])('opens all the same, and the window is told so: %s', async (repaired, file) => {
    main.tell({ kind: 'open', opening: opening() });
    main.tell({ kind: 'close' });
    await vi.waitFor(() => expect(main.kinds()).toContain('closed'));
    writeFileSync(join(folder, file), 'this was a database once');
    main = startDesk();
    const window = new FakeWindow();
    main.tell({ kind: 'window-port' }, [window]);
    main.tell({ kind: 'open', opening: opening() });
    expect(await window.ask('sync.getStatus', {})).toMatchObject({ ok: true, value: { repaired } });
  });

  it('says nothing of repairs when all was well', async () => {
    const window = new FakeWindow();
    main.tell({ kind: 'window-port' }, [window]);
    main.tell({ kind: 'open', opening: opening() });
    expect(await window.ask('sync.getStatus', {})).toMatchObject({ ok: true, value: { repaired: null } });
  });
});

describe('a workspace that cannot be opened', () => {
  it('is told with its code, and left untouched', async () => {
    main.tell({ kind: 'open', opening: opening() });
    main.tell({ kind: 'close' });
    await vi.waitFor(() => expect(main.kinds()).toContain('closed'));
    const { default: Database } = await import('better-sqlite3');
    const ledger = new Database(join(folder, 'ledger.db'));
    ledger.pragma('user_version = 9999');
    ledger.close();
    main = startDesk();
    main.tell({ kind: 'open', opening: opening() });
    expect(main.heard.find(({ kind }) => kind === 'failed')).toMatchObject({
      notice: { kind: 'desk-failed', error: { code: 'database_newer' } },
    });
    expect(main.exits).toEqual([]);
  });

  it('is told as busy while another desk has it open', () => {
    main.tell({ kind: 'open', opening: opening() });
    const second = startDesk();
    second.tell({ kind: 'open', opening: opening() });
    expect(second.heard.find(({ kind }) => kind === 'failed')).toMatchObject({
      notice: { error: { code: 'database_busy' } },
    });
  });
});

describe('a damaged cache', () => {
  it('is moved aside, and the activity log says so', async () => {
    main.tell({ kind: 'open', opening: opening() });
    main.tell({ kind: 'close' });
    await vi.waitFor(() => expect(main.kinds()).toContain('closed'));
    writeFileSync(join(folder, 'cache.db'), 'this is no database at all');
    main = startDesk();
    main.tell({ kind: 'open', opening: opening() });
    expect(main.kinds()).toEqual(['ready']);
    expect(readdirSync(folder).some((name) => name.startsWith('cache-damaged-'))).toBe(true);
    const log = main.heard.flatMap((message) => (message.kind === 'log' ? message.line.text : []));
    expect(log.join('\n')).toContain('cache-damaged-');
  });
});

describe('a ledger that is deleted while it is open', () => {
  const failed = () => main.heard.find(({ kind }) => kind === 'failed');

  it('is noticed before a change is acknowledged, and nothing of it is lost', async () => {
    const window = new FakeWindow();
    main.tell({ kind: 'window-port' }, [window]);
    main.tell({ kind: 'open', opening: opening() });
    expect(await window.ask('attributes.define', { name: 'Depot', type: 'text' })).toMatchObject({ ok: true });
    rmSync(join(folder, 'ledger.db'));
    expect(await window.ask('attributes.define', { name: 'Shelf', type: 'text' })).toMatchObject({
      ok: false,
      error: { code: 'database_replaced' },
    });
    expect(failed()).toMatchObject({
      notice: { error: { code: 'database_replaced', details: { rescued: expect.stringMatching(/-rescued\.db$/) } } },
    });
    const again = startDesk();
    main.tell({ kind: 'close' });
    await vi.waitFor(() => expect(main.kinds()).toContain('closed'));
    main = again;
    const second = new FakeWindow();
    main.tell({ kind: 'window-port' }, [second]);
    main.tell({ kind: 'open', opening: opening() });
    expect(await second.ask('attributes.list', {})).toMatchObject({ value: { attributes: [{ name: 'Depot' }] } });
    expect(await second.ask('sync.getStatus', {})).toMatchObject({ value: { repaired: 'ledger' } });
  });

  it('is noticed within five seconds although nobody does anything', async () => {
    main.tell({ kind: 'open', opening: opening() });
    await delay(20);
    rmSync(join(folder, 'ledger.db'));
    await vi.waitFor(() => expect(failed()).toBeDefined(), 5000);
  });
});

describe('going back to a backup', () => {
  it('ends the desk in order, and the next opening has it', async () => {
    const window = new FakeWindow();
    main.tell({ kind: 'window-port' }, [window]);
    main.tell({ kind: 'open', opening: opening() });
    await window.ask('storage.backUp', {});
    await window.ask('attributes.define', { name: 'Depot', type: 'text' });
    const state = await window.ask('storage.getState', {});
    const name = state.ok ? (state.value as StorageState).backups[0]?.name : undefined;
    expect(await window.ask('storage.restore', { name })).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(main.exits).toEqual([1]), 5000);
    expect(main.kinds()).not.toContain('failed');
    main = startDesk();
    const second = new FakeWindow();
    main.tell({ kind: 'window-port' }, [second]);
    main.tell({ kind: 'open', opening: opening() });
    expect(await second.ask('attributes.list', {})).toMatchObject({ value: { attributes: [] } });
    expect(await second.ask('sync.getStatus', {})).toMatchObject({ value: { repaired: 'ledger-chosen' } });
  });
});
