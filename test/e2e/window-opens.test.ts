import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceWindow } from '#shared/domain/device.ts';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import type { ShellState } from '#shared/domain/workspace.ts';
import type { ShellNotice } from '#shared/events.ts';
import {
  electronArguments,
  electronBinary,
  electronEnv,
  type LaunchedMuster,
  launchMuster,
} from './driver/launch-muster.ts';
import { ask } from './driver/person.ts';

let muster: LaunchedMuster;

/** Runs in the page, where only the bridge is known. */
type Page = {
  muster: {
    run(command: string, input: unknown): Promise<unknown>;
    on(event: string, listener: (payload: unknown) => void): () => void;
  };
};

const view = { filter: {}, sort: { column: 'imei', direction: 'asc' } } as const;

function firstRows(): Promise<DeviceWindow> {
  return ask(muster.window, 'devices.getWindow', { view, first: 0, count: 50 });
}

async function until<Value>(
  read: () => Promise<Value>,
  holds: (value: Value) => boolean,
  limitMs = 20_000,
): Promise<Value> {
  const giveUpAt = Date.now() + limitMs;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > giveUpAt) throw new Error(`still waiting: ${JSON.stringify(value).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('the window of a first start', () => {
  beforeAll(async () => {
    muster = await launchMuster();
  });
  afterAll(() => muster.close());

  it('opens on our own page, painted, with nothing open in it', async () => {
    expect(muster.window.url()).toBe('app://muster/index.html');
    expect(await muster.window.title()).toBe('Muster');
    const state: ShellState = await ask(muster.window, 'shell.getState', {});
    expect([state.workspace, state.workspaces]).toEqual([null, []]);
    expect((await muster.window.locator('#root').innerText()).length).toBeGreaterThan(20);
  });

  it('keeps its page in the sandbox at run time', async () => {
    const preferences = await muster.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        const found = (
          contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences();
        const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } = found;
        return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag };
      }),
    );
    expect(preferences).toEqual([
      { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false },
    ]);
  });

  it('gives its page no Node and no Electron, only the bridge, which cannot be changed', async () => {
    const seen = await muster.window.evaluate(() => {
      const page = globalThis as unknown as Page & Record<string, unknown>;
      const names = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'];
      const bridge = page.muster as unknown as Record<string, unknown>;
      const kinds = Object.entries(bridge).map(([name, value]) => `${name}: ${typeof value}`);
      let changed = false;
      try {
        bridge.run = () => 'mine';
        changed = String(bridge.run).includes('mine');
      } catch {
        changed = false;
      }
      return { nodes: names.filter((name) => typeof page[name] !== 'undefined'), kinds: kinds.sort(), changed };
    });
    expect(seen).toEqual({ nodes: [], kinds: ['on: function', 'run: function'], changed: false });
  });

  it('lets nothing in that the policy forbids, and nothing out', async () => {
    const result = await muster.window.evaluate(async () => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'globalThis.intruder = 1';
      document.body.append(script);
      const image = document.createElement('img');
      image.src = 'https://example.org/x.png';
      document.body.append(image);
      const fetched = await fetch('https://example.org/').then(
        () => 'fetched',
        () => 'refused',
      );
      // From a timer: what the debugger runs directly is excused from the policy.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return "ran"')());
          } catch {
            resolve('refused');
          }
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { intruder } = globalThis as { intruder?: number };
      return { blocked: blocked.sort(), fetched, evaluated, intruder: intruder ?? null };
    });
    expect(result.blocked).toEqual(expect.arrayContaining(['connect-src', 'img-src', 'script-src', 'script-src-elem']));
    expect([result.fetched, result.evaluated, result.intruder]).toEqual(['refused', 'refused', null]);
  });

  it('cannot be led away, and opens no other window', async () => {
    await muster.window.evaluate(() => {
      window.open('https://example.org/');
      location.href = 'https://example.org/';
    });
    await muster.window.waitForTimeout(300);
    expect(muster.window.url()).toBe('app://muster/index.html');
    expect(muster.app.windows()).toHaveLength(1);
  });

  it('answers a question nobody knows with an error, and never with an exception', async () => {
    const answers = await muster.window.evaluate(async () => {
      const { muster: bridge } = globalThis as unknown as Page;
      return Promise.all([bridge.run('shell.formatDisk', {}), bridge.run('shell.copyText', { text: 7 })]);
    });
    expect(answers).toMatchObject([
      { ok: false, error: { code: 'input_invalid' } },
      { ok: false, error: { code: 'input_invalid', details: { field: 'text' } } },
    ]);
  });
});

describe('the demo depot', () => {
  const notices = () =>
    muster.window.evaluate(() => (globalThis as unknown as { heard: ShellNotice[] }).heard.map(({ kind }) => kind));

  beforeAll(async () => {
    muster = await launchMuster({ env: { MUSTER_OPEN_DEMO: '1', MUSTER_DEMO_DEVICES: '300' } });
    await muster.window.evaluate(() => {
      const page = globalThis as unknown as Page & { heard: unknown[] };
      page.heard = [];
      page.muster.on('shell.notice', (notice) => page.heard.push(notice));
    });
  });
  afterAll(() => muster.close());

  it('opens, and its devices reach the page', async () => {
    const rows = await until(firstRows, ({ total }) => total === 300);
    expect(rows.rows).toHaveLength(50);
    expect(rows.rows[0]?.imei).toMatch(/^\d{15}$/);
  });

  it('goes on when the desk is killed: the window says so, and the next question is answered', async () => {
    await until(
      () => ask(muster.window, 'sync.getStatus', {}),
      (status: SyncStatus) => status.lastSyncedAt !== null,
    );
    const killed = await muster.app.evaluate(({ app }) => {
      const desk = app
        .getAppMetrics()
        .find(({ name, serviceName }) => `${name} ${serviceName}`.includes('Muster desk'));
      if (desk) process.kill(desk.pid, 'SIGKILL');
      return desk !== undefined;
    });
    expect(killed).toBe(true);
    await until(notices, (kinds) => kinds.includes('desk-ready'));
    expect(await notices()).toEqual(['desk-restarting', 'desk-ready']);
    expect((await firstRows()).total).toBe(300);
  });

  it('comes back by itself when the page crashes', async () => {
    // The driver holds on to the page that crashed, so main asks the one that came after it.
    const answer = await muster.app.evaluate(async ({ webContents }) => {
      const [contents] = webContents.getAllWebContents();
      if (contents === undefined) throw new Error('there is no page');
      const loaded = new Promise((resolve) => contents.once('did-finish-load', () => resolve(null)));
      contents.forcefullyCrashRenderer();
      await loaded;
      const input = { view: { filter: {}, sort: { column: 'imei', direction: 'asc' } }, first: 0, count: 5 };
      return contents.executeJavaScript(`muster.run('devices.getWindow', ${JSON.stringify(input)})`);
    });
    expect(answer).toMatchObject({ ok: true, value: { total: 300 } });
  });

  it('leaves no secret in any log', () => {
    const log = readFileSync(join(muster.userDataDir, 'logs', 'muster.log'), 'utf8');
    expect(log).toContain('ended unexpectedly');
    expect(log).not.toMatch(/PRIVATE KEY|eyJ[\w-]{20,}/);
  });
});

describe('a second start', () => {
  let userDataDir = '';
  afterEach(async () => {
    await muster.close();
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 3 });
  });

  it('ends at once and brings the first window to the front', async () => {
    userDataDir = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
    muster = await launchMuster({ userDataDir });
    await muster.app.evaluate(({ app, BrowserWindow }) => {
      const marks = globalThis as unknown as { focused: number };
      marks.focused = 0;
      app.on('second-instance', () => {
        marks.focused += 1;
      });
      BrowserWindow.getAllWindows()[0]?.minimize();
    });
    for (let round = 1; round <= 3; round += 1) {
      const second = spawn(electronBinary(), electronArguments(), { env: electronEnv(userDataDir), stdio: 'ignore' });
      const code = await new Promise<number | null>((resolve) => second.on('exit', resolve));
      expect(code).toBe(0);
    }
    const seen = await muster.app.evaluate(({ BrowserWindow }) => ({
      focused: (globalThis as unknown as { focused: number }).focused,
      windows: BrowserWindow.getAllWindows().length,
      visible: BrowserWindow.getAllWindows()[0]?.isVisible(),
    }));
    expect(seen).toEqual({ focused: 3, windows: 1, visible: true });
  });

  it('after an ordinary end finds window, language and workspace as they were left', async () => {
    userDataDir = mkdtempSync(join(tmpdir(), 'muster-e2e-'));
    muster = await launchMuster({ userDataDir });
    await ask(muster.window, 'shell.setPreferences', { language: 'fr', theme: 'dark' });
    await ask(muster.window, 'shell.createWorkspace', { name: 'Dépôt de Lyon' });
    await muster.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1111, height: 777 }),
    );
    await muster.window.waitForTimeout(700);
    await muster.close();
    muster = await launchMuster({ userDataDir });
    const state: ShellState = await ask(muster.window, 'shell.getState', {});
    expect(state.workspace?.name).toBe('Dépôt de Lyon');
    expect(state.preferences).toMatchObject({ language: 'fr', theme: 'dark' });
    const found = await muster.app.evaluate(({ BrowserWindow, nativeTheme, Menu }) => ({
      bounds: BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
      dark: nativeTheme.shouldUseDarkColors,
      menu: Menu.getApplicationMenu()?.items.map(({ label }) => label),
    }));
    expect(found.bounds).toMatchObject({ width: 1111, height: 777 });
    expect(found.dark).toBe(true);
    expect(found.menu).toContain('Édition');
  });
});
