import { randomUUID } from 'node:crypto';
import { app, BrowserWindow, clipboard, dialog, type MessageBoxOptions } from 'electron';
import type { Workspace } from '#shared/domain/workspace.ts';
import { createRedactor } from '#shared/redaction.ts';
import { channels } from './channels.ts';
import { createHostAnswers, type HostAnswers } from './host-answers.ts';
import { createDialogs, type Dialogs } from './os/dialogs.ts';
import { createKeychain, type Keychain } from './os/keychain.ts';
import { createLog, type Log } from './os/log.ts';
import { createPaths, type Paths } from './os/paths.ts';
import { saveFile } from './os/save-file.ts';
import { createSecretClipboard, type SecretClipboard } from './os/secret-clipboard.ts';
import { createSecretStore } from './os/secret-store.ts';
import { openSettings, type Settings } from './os/settings.ts';
import { createPaperPrinter, type PaperPrinter } from './paper-printer.ts';
import { createPaperWindow } from './window.ts';

/** What main does with this machine, made once. */
export type MachineParts = {
  paths: Paths;
  log: Log;
  redact(text: string): string;
  settings: Settings;
  keychain: Keychain;
  dialogs: Dialogs;
  papers: PaperPrinter;
  secretClipboard: SecretClipboard;
  /** Asks in a dialog of the system; answers the number of the button. */
  showQuestion(options: MessageBoxOptions): Promise<number>;
  /** What the desk of a workspace is answered; its secrets lie in the workspace's folder. */
  answersFor(workspace: Workspace, folder: string): HostAnswers;
};

const logBytes = 2_000_000;
const keychainLimitMs = 10_000;
/** How long a secret stays on the clipboard. */
const secretMs = 60_000;

/** Builds the parts from Electron's facts; `window` is the one that dialogs stand over. */
export function createMachineParts(window: () => BrowserWindow | null): MachineParts {
  const paths = createPaths({
    userData: app.getPath('userData'),
    appFolder: app.getAppPath(),
    packaged: app.isPackaged,
    packagedResources: process.resourcesPath,
  });
  const { learn, redact } = createRedactor();
  const newId = () => randomUUID().slice(0, 8);
  const log = createLog({ folder: paths.logsFolder, maxSize: logBytes, redact, newId });
  const keychain = createKeychain({
    platform: process.platform,
    service: 'Muster',
    timeLimitMs: keychainLimitMs,
    log: (text) => log.write('warn', `keychain: ${text}`),
  });
  const dialogs = createDialogs({ ...dialogsOver(window), startFolder: () => app.getPath('documents') });
  const secretClipboard = createSecretClipboard(clipboard, clipboardMs(), (work, ms) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  });
  const answersFor = (workspace: Workspace, folder: string) =>
    createHostAnswers({
      secrets: createSecretStore({
        keychain,
        file: paths.secretsFile(folder),
        account: workspace.id,
        appVersion: app.getVersion(),
        learn,
        log: (text) => log.write('warn', `secrets: ${text}`),
      }),
      resolveTicket: dialogs.resolve,
      copySecret(text) {
        learn(text);
        return secretClipboard.copy(text);
      },
    });
  const settings = openSettings(paths.settingsFolder, paths.workspacesFolder, (text) => log.write('warn', text));
  const showQuestion = async (options: MessageBoxOptions) => {
    const parent = window();
    const { response } = await (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options));
    return response;
  };
  const papers = createPaperPrinter({
    openWindow: () => createPaperWindow(BrowserWindow, { preloadFile: paths.preloadFile, parent: window() }),
    notify: (notice) => window()?.webContents.send(channels.notice, notice),
    saveFile,
    newId: randomUUID,
  });
  return { paths, log, redact, settings, keychain, dialogs, papers, secretClipboard, showQuestion, answersFor };
}

/** Tests need not wait for a minute. */
function clipboardMs(): number {
  const asked = Number(process.env.MUSTER_CLIPBOARD_MS);
  return asked > 0 ? asked : secretMs;
}

function dialogsOver(
  window: () => BrowserWindow | null,
): Pick<Parameters<typeof createDialogs>[0], 'showOpen' | 'showSave'> {
  return {
    showOpen: (options) => {
      const parent = window();
      return parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options);
    },
    showSave: (options) => {
      const parent = window();
      return parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options);
    },
  };
}
