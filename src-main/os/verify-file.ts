import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { NewSha256 } from '#shared/domain/activity-chain.ts';
import { createFileCheck, type FileCheck, type FileVerdict } from '#shared/domain/verify-activity-file.ts';

type Language = 'en' | 'fr';
type Wrong = Extract<FileVerdict, { ok: false }>;

const CHUNK_BYTES = 1 << 20;
/** No line of ours is longer by far: what goes on without an end is another kind of file. */
const MOST_LINE_BYTES = 64 << 20;
const LINE_FEED = 0x0a;

const words = {
  en: {
    usage: 'Usage: muster verify <file.jsonl>',
    unreadable: (reason: string) => `The file cannot be read: ${reason}`,
    ok: (entries: string) => `OK: ${entries} entries, none altered, none missing.`,
    of: (workspace: string, by: string, at: string) => `Workspace “${workspace}”, exported ${at} by ${by}.`,
    head: (hash: string) =>
      `Head ${hash}\nWhoever could rewrite the whole file could also make it fit together again: compare the head with the one that Muster shows, or that you wrote down.`,
    wrong: (what: string, line: string, entry: string | null) =>
      `NOT OK: line ${line}${entry === null ? '' : `, entry ${entry}`}: ${what}`,
    faults: {
      altered: 'was altered.',
      missing: 'entries are missing from here on.',
      reordered: 'does not lie where it was written.',
      devices: 'the list of its devices is not the one it was written with.',
      inserted: 'was not in the file when it was written.',
      'cut-off': 'the file ends here; the rest was cut off.',
      foreign: 'this is no activity log exported by Muster as JSON, or its first line was altered.',
      newer: 'the file was written by a newer version of Muster.',
    },
  },
  fr: {
    usage: 'Utilisation : muster verify <fichier.jsonl>',
    unreadable: (reason: string) => `Le fichier ne peut pas être lu : ${reason}`,
    ok: (entries: string) => `OK : ${entries} entrées, aucune modifiée, aucune manquante.`,
    of: (workspace: string, by: string, at: string) => `Espace de travail « ${workspace} », exporté ${at} par ${by}.`,
    head: (hash: string) =>
      `Tête ${hash}\nQui pourrait récrire tout le fichier pourrait aussi le rendre cohérent : comparez la tête avec celle que Muster affiche ou que vous avez notée.`,
    wrong: (what: string, line: string, entry: string | null) =>
      `PAS OK : ligne ${line}${entry === null ? '' : `, entrée ${entry}`} : ${what}`,
    faults: {
      altered: 'a été modifiée.',
      missing: 'des entrées manquent à partir d’ici.',
      reordered: 'n’est pas à la place où elle a été écrite.',
      devices: 'la liste de ses appareils n’est pas celle avec laquelle elle a été écrite.',
      inserted: 'n’était pas dans le fichier quand il a été écrit.',
      'cut-off': 'le fichier s’arrête ici ; la suite a été coupée.',
      foreign: 'ce n’est pas un journal d’activité exporté par Muster en JSON, ou sa première ligne a été modifiée.',
      newer: 'le fichier a été écrit par une version plus récente de Muster.',
    },
  },
} as const;

const newSha256: NewSha256 = () => {
  const hash = createHash('sha256');
  return { update: (text) => void hash.update(text), digest: () => hash.digest('hex') };
};

/** The file that a command line asks to verify: `verify <file>` after the program and its switches; null: something else. */
export function fileToVerify(line: readonly string[]): { path: string | null } | null {
  const [command, path = null] = line.filter((word) => !word.startsWith('-'));
  return command === 'verify' ? { path } : null;
}

/**
 * `muster verify <file>`: checks an exported activity log without a window, a workspace or a network, and says what it has
 * found. Answers the exit code: 0 when nothing was touched, 1 for everything else.
 */
export function verifyFile(path: string | null, language: Language, print: (text: string) => void): 0 | 1 {
  const say = words[language];
  if (path === null) {
    print(say.usage);
    return 1;
  }
  try {
    const verdict = checkFile(path);
    print(verdict.ok ? tellGood(language, verdict.header) : tellWrong(language, verdict));
    return verdict.ok ? 0 : 1;
  } catch (error) {
    print(say.unreadable(error instanceof Error ? error.message : String(error)));
    return 1;
  }
}

/** The language of the command line: the system's when we speak it, else English. */
export function terminalLanguage(): Language {
  return /^fr\b/i.test(Intl.DateTimeFormat().resolvedOptions().locale) ? 'fr' : 'en';
}

function tellGood(language: Language, header: Extract<FileVerdict, { ok: true }>['header']): string {
  const say = words[language];
  const { entries, workspace, exportedBy, exportedAt, head } = header;
  return [say.ok(entries.toLocaleString(language)), say.of(workspace, exportedBy, exportedAt), say.head(head)].join(
    '\n',
  );
}

function tellWrong(language: Language, { fault, line, entry }: Wrong): string {
  const number = (value: number) => value.toLocaleString(language);
  const say = words[language];
  return say.wrong(say.faults[fault], number(line), entry === null ? null : number(entry));
}

function checkFile(path: string): FileVerdict {
  const check = createFileCheck(newSha256);
  const file = openSync(path, 'r');
  try {
    return readLines(file, check);
  } finally {
    closeSync(file);
  }
}

/** Bytes that are no text were not written by us: with the last character no seal fits the line any more. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return `${bytes.toString('utf8')}\ufffd`;
  }
}

function readLines(file: number, check: FileCheck): FileVerdict {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let rest = Buffer.alloc(0);
  for (;;) {
    const bytes = readSync(file, chunk, 0, CHUNK_BYTES, null);
    if (bytes === 0 || rest.length > MOST_LINE_BYTES) return check.end(rest.length === 0 ? '' : textOf(rest));
    rest = Buffer.concat([rest, chunk.subarray(0, bytes)]);
    for (let at = rest.indexOf(LINE_FEED); at >= 0; at = rest.indexOf(LINE_FEED)) {
      if (!check.take(textOf(rest.subarray(0, at)))) return check.end('');
      rest = rest.subarray(at + 1);
    }
  }
}
