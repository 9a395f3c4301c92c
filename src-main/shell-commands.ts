import { join } from 'node:path';
import type { CommandOutput, ParsedInput, ShellCommandName } from '#shared/contract.ts';
import { partPaths } from '#shared/domain/part-name.ts';
import type { Preferences, ShellState } from '#shared/domain/workspace.ts';
import { AppError } from '#shared/errors.ts';
import type { Language } from './menu.ts';
import type { Dialogs } from './os/dialogs.ts';
import type { Settings } from './os/settings.ts';
import type { PaperPrinter } from './paper-printer.ts';
import type { Workspaces } from './workspaces.ts';

/** The shell's answer to each of its commands. */
export type ShellHandlers = {
  [Name in ShellCommandName]: (input: ParsedInput<Name>) => Promise<CommandOutput<Name>> | CommandOutput<Name>;
};

/** What the commands act on. */
export type ShellCommandParts = {
  settings: Settings;
  workspaces: Workspaces;
  dialogs: Dialogs;
  papers: PaperPrinter;
  machine: Pick<ShellState, 'appVersion' | 'platform' | 'systemLanguage'>;
  /** Whether the person is sure to close the workspace, should changes wait in it. */
  mayClose(): Promise<boolean>;
  language(): Language;
  /** Theme and language of window and menu follow what the person chose. */
  applyPreferences(preferences: Preferences): void;
  showInFolder(path: string): void;
  /** Throws `file_not_writable`. */
  deleteFile(path: string): void;
  /** Of the workspace that is open, absolute; null when none is. */
  workspaceFolder(): string | null;
  copyText(text: string): void;
};

/** The handlers of every `shell.*` command. */
export function createShellHandlers(parts: ShellCommandParts): ShellHandlers {
  const { settings, workspaces, dialogs, language } = parts;
  return {
    ...paperHandlers(parts),
    'shell.getState': () => ({
      ...parts.machine,
      preferences: settings.preferences(),
      workspaces: settings.workspaces(),
      workspace: workspaces.current(),
    }),
    'shell.setPreferences': (change) => {
      const preferences = settings.setPreferences(change);
      parts.applyPreferences(preferences);
      return preferences;
    },
    'shell.createWorkspace': ({ name }) => workspaces.create(name),
    'shell.openDemoDepot': () => workspaces.openDemo(),
    'shell.openWorkspace': ({ workspaceId }) => workspaces.open(workspaceId),
    'shell.closeWorkspace': async () => {
      if (await parts.mayClose()) await workspaces.close();
      return null;
    },
    'shell.chooseOpenFile': ({ purpose }) => dialogs.chooseOpenFile(purpose, language()),
    'shell.takeDropped': ({ path }) => dialogs.takeDropped(path),
    'shell.chooseSaveFile': ({ purpose, suggestedName }) => dialogs.chooseSaveFile(purpose, suggestedName, language()),
    'shell.showFile': (written) => {
      parts.showInFolder(pathsOf(dialogs, written)[0] ?? '');
      return null;
    },
    'shell.deleteFile': (written) => {
      for (const path of pathsOf(dialogs, written)) parts.deleteFile(path);
      return null;
    },
    'shell.showWorkspaceFile': ({ name }) => {
      const folder = parts.workspaceFolder();
      if (folder === null) throw new AppError('not_found', 'no workspace is open');
      parts.showInFolder(name === null ? folder : join(folder, name));
      return null;
    },
    'shell.copyText': ({ text }) => {
      parts.copyText(text);
      return null;
    },
  };
}

type PaperCommand = `shell.${'print' | 'savePdf' | 'cancelPaper' | 'reportPaper'}`;

function paperHandlers({ papers, dialogs }: ShellCommandParts): Pick<ShellHandlers, PaperCommand> {
  return {
    'shell.print': async ({ paper }) => ({ printed: await papers.print(paper) }),
    'shell.savePdf': async ({ paper, file }) => {
      await papers.savePdf(paper, chosenPath(dialogs, file));
      return null;
    },
    'shell.cancelPaper': () => {
      papers.cancel();
      return null;
    },
    'shell.reportPaper': (report) => {
      papers.report(report);
      return null;
    },
  };
}

function chosenPath(dialogs: Dialogs, ticket: string): string {
  const path = dialogs.resolve(ticket, 'write');
  if (path === null) throw new AppError('not_found', 'no file was chosen under that ticket');
  return path;
}

/** Where a file lies that was written in so many parts under a ticket. */
function pathsOf(dialogs: Dialogs, { file, parts }: { file: string; parts: number }): string[] {
  return partPaths(chosenPath(dialogs, file), parts);
}
