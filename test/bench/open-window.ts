import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { electronArguments, electronBinary, electronEnv } from '../e2e/driver/launch-muster.ts';
import { type Inspected, inspect } from './inspector.ts';

/** A window of the real Electron, started as a person starts it: no test driver stands in between. */
export type BenchWindow = {
  pid: number;
  /** When the process was started, in milliseconds since 1970. */
  startedAt: number;
  page: Inspected;
  main: Inspected;
  /** Quits the app in its own way and waits for its end. */
  close(): Promise<void>;
};

type Target = { type: string; url: string; webSocketDebuggerUrl: string };

const openLimitMs = 60_000;
const pollMs = 5;

/** Starts Muster over a folder of its own, or the smallest window there is, to compare with. */
export async function openWindow(app: 'muster' | 'hello', userData: string): Promise<BenchWindow> {
  const own = electronArguments();
  // The last argument is the app's folder.
  const args = app === 'muster' ? own : [...own.slice(0, -1), resolve('test/bench/hello-window.mjs')];
  const startedAt = Date.now();
  const child = spawn(electronBinary(), ['--remote-debugging-port=0', '--inspect=0', ...args], {
    env: electronEnv(userData, { HELLO_USER_DATA: userData }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const { page, main, control } = await attach(child).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    pid: child.pid ?? 0,
    startedAt,
    page,
    main,
    async close() {
      page.disconnect();
      main.disconnect();
      control.send('Browser.close');
      const ended = await Promise.race([exited.then(() => true), setTimeout(20_000, false)]);
      if (!ended) child.kill('SIGKILL');
      await exited;
    },
  };
}

async function attach(child: ChildProcess): Promise<Record<'page' | 'main' | 'control', Inspected>> {
  const { browser, node } = await listeningAddresses(child);
  return { page: await findPage(browser), main: await inspect(node), control: await inspect(browser) };
}

/** Electron tells on its standard error where its two inspectors listen. */
async function listeningAddresses(child: ChildProcess): Promise<{ browser: string; node: string }> {
  const found: { browser?: string; node?: string } = {};
  const said: string[] = [];
  if (!child.stderr) throw new Error('Electron has no standard error');
  const lines = createInterface({ input: child.stderr });
  return new Promise((done, fail) => {
    const tell = (what: string) => fail(new Error(`Electron ${what}:\n${said.join('\n')}`));
    const late = globalThis.setTimeout(tell, openLimitMs, 'did not open its inspectors');
    lines.on('line', (line) => {
      said.push(line);
      const [, address] = /listening on (ws:\/\/\S+)/.exec(line) ?? [];
      if (address !== undefined) found[line.startsWith('DevTools') ? 'browser' : 'node'] = address;
      if (found.browser === undefined || found.node === undefined) return;
      clearTimeout(late);
      done(found as { browser: string; node: string });
    });
    lines.once('close', () => tell('ended at once'));
  });
}

async function findPage(browser: string): Promise<Inspected> {
  const { host } = new URL(browser);
  const giveUpAt = Date.now() + openLimitMs;
  while (Date.now() < giveUpAt) {
    const targets = (await (await fetch(`http://${host}/json/list`)).json()) as Target[];
    const page = targets.find(({ type, url }) => type === 'page' && !url.startsWith('about:') && url !== '');
    if (page) return inspect(page.webSocketDebuggerUrl);
    await setTimeout(pollMs);
  }
  throw new Error('Electron opened no window');
}
