import { join } from 'node:path';
import type { CommandOutput, ParsedInput, ShellCommandName } from '#shared/contract.ts';
import { partPaths } from '#shared/domain/part-name.ts';
import type { Preferences, ShellState } from '#shared/domain/workspace.ts';
import { AppError } from '#shared/errors.ts';
import type { Language } from './menu.ts';
import type { Dialogs } from './os/dialogs.ts';
import type { Settings } from './os/settings.ts';
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

/** Where a file lies that was written in so many parts under a ticket. */
function pathsOf(dialogs: Dialogs, { file, parts }: { file: string; parts: number }): string[] {
  const path = dialogs.resolve(file, 'write');
  if (path === null) throw new AppError('not_found', 'no file was chosen under that ticket');
  return partPaths(path, parts);
}
