import { randomUUID } from 'node:crypto';
import { networkInterfaces, userInfo } from 'node:os';
import {
  app,
  clipboard,
  ipcMain,
  Menu,
  MessageChannelMain,
  type MessagePortMain,
  Notification,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { answerCommand } from '#shared/answer-command.ts';
import { shellContract } from '#shared/contract.ts';
import type { EndingToken } from '#shared/domain/enrollment-token.ts';
import type { FromDesk, SimulatorReady, ToDesk } from '#shared/host-messages.ts';
import { channels } from './channels.ts';
import { createDeskHost, type DeskHost } from './desk-host.ts';
import { createEnding } from './ending.ts';
import { type ForkedProcess, holdProcess } from './fork-process.ts';
import { type Leaving, leaveQuestion } from './leave-question.ts';
import { createMachineParts, type MachineParts } from './machine-parts.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import { type Language, menuTemplate } from './menu.ts';
import { createNetworkWatch } from './network-watch.ts';
import { deleteFile } from './os/delete-file.ts';
import { createFileHandler } from './protocol.ts';
import { createShellListener } from './shell-channel.ts';
import { createShellHandlers } from './shell-commands.ts';
import { simulatorArguments, startSimulator } from './simulator-host.ts';
import { tokenNotice } from './token-notice.ts';
import { guardContents, guardSession } from './window-guards.ts';
import { createWorkspaces, type Workspaces } from './workspaces.ts';

/** How many devices wait for changes to be sent, as the desk said last. */
type Queue = { waiting: number };
type Running = { machine: MachineParts; window: MainWindow; deskHost: DeskHost; workspaces: Workspaces; queue: Queue };

const networkLookMs = 3000;

/** Builds the shell and opens the window; called once, when Electron is ready. */
export function startApp(): void {
  const window = createMainWindow({ machine: () => machine, loaded: () => deskHost.attachWindow() });
  const machine = createMachineParts(window.current);
  const queue: Queue = { waiting: 0 };
  const deskHost = startDeskHost(machine, window, queue);
  const workspaces = startWorkspaces(machine, window, deskHost);
  const running: Running = { machine, window, deskHost, workspaces, queue };
  guardEverything(machine);
  serveCommands(running);
  applyPreferences(running);
  watchSystem(running);
  endInOrder(running);
  openFirstWorkspace(running);
  window.open();
}

function startDeskHost(machine: MachineParts, window: MainWindow, queue: Queue): DeskHost {
  return createDeskHost<MessagePortMain>({
    fork: () => fork<FromDesk, ToDesk>(machine, { file: machine.paths.deskFile, args: [], name: 'Muster desk' }),
    createChannel() {
      const { port1, port2 } = new MessageChannelMain();
      return { forWindow: port1, forDesk: port2 };
    },
    sendPort: window.sendPort,
    notify: window.notify,
    log: machine.log.write,
    attention(waiting) {
      queue.waiting = waiting;
      app.setBadgeCount(waiting);
    },
    tokensEnding: (tokens) => notifyOfTokens(machine, window, tokens),
    isOnline: () => net.isOnline(),
    now: () => performance.now(),
  });
}

type Fork = { file: string; args: string[]; name: string };

function fork<Incoming, Outgoing>(
  { log }: MachineParts,
  { file, args, name }: Fork,
): ForkedProcess<Incoming, Outgoing> {
  const child = utilityProcess.fork(file, args, { serviceName: name, stdio: ['ignore', 'pipe', 'pipe'] });
  return holdProcess(child, (text) => log.write('warn', `${name}: ${text}`));
}

function startWorkspaces(machine: MachineParts, window: MainWindow, deskHost: DeskHost): Workspaces {
  const { MUSTER_DEMO_DEVICES: devices, MUSTER_DEMO_SEED: seed, MUSTER_DEMO_SWITCHES: switches } = process.env;
  const { paths, settings, log, answersFor } = machine;
  return createWorkspaces({
    settings,
    paths,
    deskHost,
    answersFor,
    startSimulator(folder) {
      const args = simulatorArguments(folder, { devices, seed, switches });
      const name = 'Muster simulator';
      return startSimulator(() =>
        fork<SimulatorReady, { kind: 'close' }>(machine, { file: paths.simulatorFile, args, name }),
      );
    },
    notify: window.notify,
    log: log.write,
    newId: () => `ws-${randomUUID().slice(0, 8)}`,
    appVersion: app.getVersion(),
    osUser: userInfo().username,
  });
}

function guardEverything({ paths }: MachineParts): void {
  protocol.handle('app', createFileHandler(paths.rendererFolder));
  guardSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, (address) => void shell.openExternal(address));
  });
}

/** The first language the person's system names; a system without any says "C". */
function systemLanguage(): string {
  return app.getPreferredSystemLanguages().find((tag) => /^[a-z]{2}/i.test(tag)) ?? app.getLocale();
}

/** A notification that nobody holds is forgotten together with the click on it. */
const shownNotices = new Set<Notification>();

function notifyOfTokens(machine: MachineParts, window: MainWindow, tokens: readonly EndingToken[]): void {
  const notice = tokenNotice(language(machine), tokens, new Date());
  const notification = new Notification({ ...notice, icon: machine.paths.iconFile });
  const forget = () => shownNotices.delete(notification);
  notification.on('click', () => {
    forget();
    window.focus();
    window.notify({ kind: 'show-tokens' });
  });
  notification.on('close', forget);
  notification.on('failed', forget);
  shownNotices.add(notification);
  notification.show();
}

function language(machine: MachineParts): Language {
  const chosen = machine.settings.preferences().language;
  if (chosen !== 'system') return chosen;
  return /^fr\b/i.test(systemLanguage()) ? 'fr' : 'en';
}

function serveCommands(running: Running): void {
  const { machine, workspaces } = running;
  const handlers = createShellHandlers({
    settings: machine.settings,
    workspaces,
    dialogs: machine.dialogs,
    papers: machine.papers,
    machine: { appVersion: app.getVersion(), platform: process.platform, systemLanguage: systemLanguage() },
    language: () => language(machine),
    mayClose: () => mayLeave(running, 'close'),
    applyPreferences: () => applyPreferences(running),
    showInFolder: (path) => shell.showItemInFolder(path),
    deleteFile,
    workspaceFolder() {
      const current = workspaces.current();
      return current && machine.paths.workspaceFolder(current.id);
    },
    copyText: (text) => clipboard.writeText(text),
  });
  const table = {
    specs: shellContract,
    handlers,
    translate: (error: unknown) => error,
    report: machine.log.report,
    redact: machine.redact,
  };
  const listener = createShellListener((command, input) => answerCommand(table, command, input));
  ipcMain.handle(channels.command, listener);
}

function applyPreferences(running: Running): void {
  nativeTheme.themeSource = running.machine.settings.preferences().theme;
  const template = menuTemplate({
    platform: process.platform,
    language: language(running.machine),
    developing: !app.isPackaged,
    about: () => app.showAboutPanel(),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function watchSystem({ machine, window, deskHost }: Running): void {
  app.setAboutPanelOptions({
    applicationName: 'Muster',
    applicationVersion: app.getVersion(),
    iconPath: machine.paths.iconFile,
  });
  app.on('second-instance', () => window.focus());
  powerMonitor.on('resume', () => deskHost.tell({ kind: 'wake' }));
  const look = createNetworkWatch({
    isOnline: () => net.isOnline(),
    interfaces: networkInterfaces,
    tell: deskHost.tell,
  });
  setInterval(look, networkLookMs);
  process.on('uncaughtException', (error) => machine.log.report('main', error));
  process.on('unhandledRejection', (reason) => machine.log.report('main', reason));
}

/** The desk closes its files before the app ends; the window is gone at once, so that nobody waits for it. */
function endInOrder(running: Running): void {
  const { machine, window, workspaces } = running;
  const ending = createEnding({
    mayLeave: () => mayLeave(running, 'quit'),
    stay: () => (window.current() === null ? window.open() : window.focus()),
    hide: () => window.current()?.hide(),
    close: () => Promise.all([workspaces.stop(), machine.secretClipboard.clear()]),
    quit: () => app.quit(),
    report: (error) => machine.log.report('closing the workspace', error),
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', ending.beforeQuit);
  powerMonitor.on('shutdown', ending.hurry);
  process.on('SIGTERM', () => {
    ending.hurry();
    app.quit();
  });
  app.on('will-quit', () => {
    // A keychain that is still waiting for the person would hold up the process for as long as it waits.
    if (machine.keychain.isWaiting()) process.kill(process.pid, 'SIGKILL');
  });
}

/** Whoever leaves while changes wait to be sent is asked first (reliability F41). */
async function mayLeave({ machine, queue }: Running, leaving: Leaving): Promise<boolean> {
  if (queue.waiting === 0) return true;
  return (await machine.showQuestion(leaveQuestion(language(machine), leaving, queue.waiting))) === 0;
}

function openFirstWorkspace({ machine, workspaces }: Running): void {
  const opening = process.env.MUSTER_OPEN_DEMO === '1' ? workspaces.openDemo() : workspaces.reopenLast();
  opening.catch((error: unknown) => machine.log.report('opening the workspace', error));
}
