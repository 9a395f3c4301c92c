import { app, BrowserWindow, type MessagePortMain, nativeTheme, screen } from 'electron';
import type { ShellNotice } from '#shared/events.ts';
import { channels } from './channels.ts';
import type { MachineParts } from './machine-parts.ts';
import { createWindow, grounds, watchBounds } from './window.ts';

/** The one window, which may be gone. */
export type MainWindow = {
  current(): BrowserWindow | null;
  open(): void;
  /** Brings it to the front. */
  focus(): void;
  notify(notice: ShellNotice): void;
  sendPort(port: MessagePortMain): void;
};

export type MainWindowParts = {
  machine(): Pick<MachineParts, 'paths' | 'settings' | 'log'>;
  /** A page has loaded and wants its port. */
  loaded(): void;
};

const crashWindowMs = 60_000;
const crashLimit = 3;

/** The main window, not yet open. */
export function createMainWindow(parts: MainWindowParts): MainWindow {
  let window: BrowserWindow | null = null;
  return {
    current: () => window,
    open() {
      const opened = openWindow(parts);
      window = opened;
      opened.on('closed', () => {
        window = null;
      });
    },
    focus() {
      if (window?.isMinimized()) window.restore();
      window?.show();
      window?.focus();
    },
    notify: (notice) => window?.webContents.send(channels.notice, notice),
    sendPort: (port) => window?.webContents.postMessage(channels.port, null, [port]),
  };
}

function openWindow({ machine, loaded }: MainWindowParts): BrowserWindow {
  const { paths, settings, log } = machine();
  const window = createWindow(BrowserWindow, {
    preloadFile: paths.preloadFile,
    iconFile: paths.iconFile,
    bounds: settings.windowBounds(),
    workAreas: [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea),
    dark: nativeTheme.shouldUseDarkColors,
    developing: !app.isPackaged,
  });
  watchBounds(window, settings.setWindowBounds);
  reloadAfterCrashes(window, (text) => log.write('error', text));
  window.webContents.on('dom-ready', loaded);
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(grounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light']);
  });
  return window;
}

/** A page that crashed is loaded again, which brings it back to where it was; one that crashes on and on is left. */
function reloadAfterCrashes(window: BrowserWindow, log: (text: string) => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log(`the page ended unexpectedly: ${reason}, code ${exitCode}`);
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < crashWindowMs), now];
    if (reason !== 'clean-exit' && crashes.length <= crashLimit) setImmediate(() => window.reload());
  });
}
