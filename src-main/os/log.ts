import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import type { LogLine } from '#shared/host-messages.ts';

/** The log file of the app. */
export type Log = {
  write(level: LogLine['level'], text: string): void;
  /** Writes an unexpected error with its stack; the answer is the id the window shows. */
  report(where: string, error: unknown): string;
};

export type LogOptions = {
  folder: string;
  /** Bytes of one file; one older file is kept beside it. */
  maxSize: number;
  redact(text: string): string;
  newId(): string;
};

/** Writes `muster.log`, mode 0600, every line redacted. */
export function createLog({ folder, maxSize, redact, newId }: LogOptions): Log {
  const file = join(folder, 'muster.log');
  if (existsSync(file)) chmodSync(file, 0o600);
  const logger = electronLog.create({ logId: file });
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.maxSize = maxSize;
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  logger.transports.file.format = '{iso} {level} {text}';
  const write = (level: LogLine['level'], text: string) => logger[level](oneEntry(redact(text)));
  return {
    write,
    report(where, error) {
      const id = newId();
      write('error', `${where} failed [${id}] ${describe(error)}`);
      return id;
    },
  };
}

/** Lines after the first are set in, so that no text can pass itself off as an entry of its own. */
function oneEntry(text: string): string {
  return text.replaceAll(/\r?\n/g, '\n    ');
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${describe(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
