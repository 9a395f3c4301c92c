import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { discardFile, putInPlace, temporaryBeside } from './replace-file.ts';
import type { ReadableDb, WritableDb } from './sql.ts';
import { readEdition, writeEdition } from './tables/storage.ts';

const NAME = 'ledger-edition';

/**
 * Whether this ledger is the one that was last open in this folder. An older copy that somebody put in its place does not
 * know what was sent since, and says that it waits.
 */
export function isLatestEdition(db: ReadableDb, folder: string): boolean {
  const path = join(folder, NAME);
  return !existsSync(path) || readFileSync(path, 'utf8').split(' ').includes(readEdition(db));
}

/** Whether a ledger was ever opened in this folder. */
export function hasEdition(folder: string): boolean {
  return existsSync(join(folder, NAME));
}

/** Gives the ledger a new edition, at opening and at closing: from then on every earlier copy is known for one. */
export function renewEdition(db: WritableDb, folder: string): void {
  const edition = randomUUID();
  // Both while the ledger is written: whichever it says after a crash is its latest.
  writeNote(folder, `${readEdition(db)} ${edition}`);
  writeEdition(db, edition);
  writeNote(folder, edition);
}

function writeNote(folder: string, text: string): void {
  const temporary = temporaryBeside(join(folder, NAME));
  try {
    writeFileSync(temporary, text);
    putInPlace(temporary, join(folder, NAME));
  } catch (error) {
    discardFile(temporary);
    throw error;
  }
}
