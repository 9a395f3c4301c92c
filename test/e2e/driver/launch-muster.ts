import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

/** Muster as it runs: the built app in the real Electron, with a user data folder of its own. */
export type LaunchedMuster = {
  app: ElectronApplication;
  window: Page;
  userDataDir: string;
  /** Quits the app as a person would; a folder made by `launchMuster` goes with it. */
  close(): Promise<void>;
};

export type LaunchOptions = {
  /** Kept after the run; without it the run has a folder that is thrown away. */
  userDataDir?: string;
  env?: Record<string, string>;
  args?: string[];
  /** A packaged app in place of the built one. */
  executablePath?: string;
};

const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const launchLimitMs = 30_000;

/** The Electron binary of this checkout. */
export function electronBinary(): string {
  const folder = join(projectRoot, 'node_modules', 'electron');
  return join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
}

/** Command-line switches before the app's own; as root Chromium has no sandbox to offer. */
export function electronArguments(executablePath?: string): string[] {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return executablePath === undefined ? [...sandbox, projectRoot] : sandbox;
}

/** Environment of the app: this one's, with its own folder. */
export function electronEnv(userDataDir: string, env: Record<string, string> = {}): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _dropped, ...inherited } = process.env;
  return { ...(inherited as Record<string, string>), MUSTER_USER_DATA: userDataDir, ...env };
}

/** Starts the built app and waits for the first page of its window. */
export async function launchMuster(options: LaunchOptions = {}): Promise<LaunchedMuster> {
  const userDataDir = options.userDataDir ?? mkdtempSync(join(tmpdir(), 'muster-e2e-'));
  // Without a path of its own the driver holds the app back until it is attached: a page that is just being loaded while
  // it attaches is one it waits for in vain.
  const app = await _electron.launch({
    ...(options.executablePath === undefined ? {} : { executablePath: options.executablePath }),
    args: [...electronArguments(options.executablePath), ...(options.args ?? [])],
    env: electronEnv(userDataDir, options.env),
    cwd: projectRoot,
    timeout: launchLimitMs,
  });
  const window = await app.firstWindow();
  await window.waitForLoadState('domcontentloaded');
  return {
    app,
    window,
    userDataDir,
    async close() {
      await app.evaluate(leaveWhenAsked);
      await app.close();
      if (options.userDataDir === undefined) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Whoever quits while changes wait is asked; a test that ends leaves them. */
function leaveWhenAsked({ dialog }: typeof import('electron')): void {
  dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
}

/** Ends the app as a power cut does: none of its processes gets a word. */
export async function killMuster({ app }: LaunchedMuster): Promise<void> {
  const main = app.process();
  if (main.pid === undefined || main.exitCode !== null) return;
  const exited = new Promise((resolve) => main.once('exit', resolve));
  try {
    // The driver makes the app the leader of a group of processes of its own, where there are such groups.
    process.kill(-main.pid, 'SIGKILL');
  } catch {
    main.kill('SIGKILL');
  }
  await exited;
}
