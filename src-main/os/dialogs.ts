import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, extname, isAbsolute, join } from 'node:path';
import type { OpenDialogOptions, OpenDialogReturnValue, SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import type { FileUse } from '#shared/host-messages.ts';

/** One file the person chose in a system dialog; the window knows it by this ticket only. */
export type FileTicket = { file: string; name: string };

/** What a file is opened for. */
export type OpenPurpose = 'keys-file' | 'csv' | 'handover';

/** What a file is saved for. */
export type SavePurpose = 'csv' | 'json' | 'pdf' | 'activity-log' | 'handover';

type FilePurpose = OpenPurpose | SavePurpose;

/** The system's file dialogs, and the paths behind the tickets they gave out. */
export type Dialogs = {
  chooseOpenFile(purpose: OpenPurpose, language: 'en' | 'fr'): Promise<FileTicket | null>;
  /** A file of devices that was dropped on the window; null when it is none by its name. */
  takeDropped(path: string): FileTicket | null;
  chooseSaveFile(purpose: SavePurpose, suggestedName: string, language: 'en' | 'fr'): Promise<FileTicket | null>;
  /** The absolute path behind a ticket of this run, null when there is none for that use. */
  resolve(ticket: string, use: FileUse): string | null;
};

export type DialogsOptions = {
  /** Electron's dialogs over our window. */
  showOpen(options: OpenDialogOptions): Promise<OpenDialogReturnValue>;
  showSave(options: SaveDialogOptions): Promise<SaveDialogReturnValue>;
  /** The folder a save dialog starts in. */
  startFolder(): string;
};

const words: Record<'en' | 'fr', Record<FilePurpose, string>> = {
  en: {
    'keys-file': 'Keys file (JSON)',
    csv: 'Comma-separated values',
    json: 'JSON',
    pdf: 'PDF',
    'activity-log': 'Activity log (JSON Lines)',
    handover: 'Hand-over file of Muster',
  },
  fr: {
    'keys-file': 'Fichier de clés (JSON)',
    csv: 'Valeurs séparées par des virgules',
    json: 'JSON',
    pdf: 'PDF',
    'activity-log': 'Journal d’activité (JSON Lines)',
    handover: 'Fichier de transmission de Muster',
  },
};

/** The endings of the files that are offered; the first one is that of a file that is saved. */
const extensions: Record<FilePurpose, [string, ...string[]]> = {
  'keys-file': ['json'],
  csv: ['csv', 'txt', 'tsv'],
  json: ['json'],
  pdf: ['pdf'],
  'activity-log': ['jsonl'],
  handover: ['muster'],
};

/** Dialogs that answer with tickets, so that the window can name no path of its own. */
export function createDialogs({ showOpen, showSave, startFolder }: DialogsOptions): Dialogs {
  const chosen = new Map<string, { path: string; use: FileUse }>();

  function issue(path: string, use: FileUse): FileTicket {
    const file = randomUUID();
    chosen.set(file, { path, use });
    return { file, name: basename(path) };
  }

  return {
    async chooseOpenFile(purpose, language) {
      const filters = [{ name: words[language][purpose], extensions: extensions[purpose] }];
      const { canceled, filePaths } = await showOpen({ properties: ['openFile'], filters });
      const [path] = filePaths;
      return canceled || path === undefined ? null : issue(path, 'read');
    },
    takeDropped(path) {
      const isCsv = extensions.csv.includes(extname(path).slice(1).toLowerCase());
      return isAbsolute(path) && isCsv ? issue(path, 'read') : null;
    },
    async chooseSaveFile(purpose, suggestedName, language) {
      const defaultPath = join(startFolder(), safeName(suggestedName));
      const [extension] = extensions[purpose];
      const filters = [{ name: words[language][purpose], extensions: [extension] }];
      const answer = await showSave({ defaultPath, filters });
      const path = chosenPath(answer, extension);
      return path === null ? null : issue(path, 'write');
    },
    resolve(ticket, use) {
      const found = chosen.get(ticket);
      return found?.use === use ? found.path : null;
    },
  };
}

/** A file name that every system takes, whatever a profile is called. */
export function safeName(suggested: string): string {
  const name = suggested
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 150);
  return name === '' ? 'muster' : name;
}

/** Some dialogs leave the extension to us; it is added only where that hides no file the person was not asked about. */
function chosenPath({ canceled, filePath }: SaveDialogReturnValue, extension: string): string | null {
  if (canceled || !filePath) return null;
  const complete = `${filePath}.${extension}`;
  return basename(filePath).includes('.') || existsSync(complete) ? filePath : complete;
}
