import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SetAsideFile } from '#shared/domain/storage.ts';
import { fileStamp, readStamp, stampPattern } from './file-stamp.ts';
import type { DatabaseFile } from './migrate.ts';

/** What lies beside a database while it is in use. The log first: left behind, it would be taken for the new file's. */
const SUFFIXES = ['-wal', '-journal', '-shm', ''];
const pattern = new RegExp(`^(ledger|cache)-(damaged|replaced)-(${stampPattern})\\.db$`);

/** Moves a database with its logs out of the way, never deleting it; answers its new name. */
export function setAside(folder: string, file: DatabaseFile, why: SetAsideFile['why'], now: Date): string {
  const path = join(folder, file.name);
  const kept = `${file.schema === 'main' ? 'ledger' : 'cache'}-${why}-${fileStamp(now)}.db`;
  for (const suffix of SUFFIXES) {
    if (existsSync(path + suffix)) renameSync(path + suffix, join(folder, kept + suffix));
  }
  return kept;
}

/** What was ever set aside in a workspace's folder and is still there, newest first. */
export function listSetAside(folder: string): SetAsideFile[] {
  return readdirSync(folder)
    .flatMap((name): SetAsideFile[] => {
      const [, file, why, stamp] = pattern.exec(name) ?? [];
      if (file === undefined || why === undefined || stamp === undefined) return [];
      const bytes = statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
      return [
        { name, file: file as SetAsideFile['file'], why: why as SetAsideFile['why'], at: readStamp(stamp), bytes },
      ];
    })
    .sort((one, other) => (one.at < other.at ? 1 : -1));
}
