import { statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFile, ledgerFile } from './migrate.ts';

/** A database of a workspace, as it is called in errors and on the screen. */
export type WatchedFile = 'ledger' | 'cache';

/** Which file is no longer the one that was opened; null while all is well. Once lost, always lost. */
export type FileWatch = () => WatchedFile | null;

/**
 * Remembers which files lie in a workspace's folder now that they are open. One that is deleted, or replaced by another,
 * stays open under no name: SQLite goes on writing it and says nothing, and all of it is gone at the end.
 */
export function watchFiles(folder: string): FileWatch {
  const watched = ([ledgerFile, cacheFile] as const).flatMap(({ name, schema }) =>
    // With the log: what it holds is not in the database yet.
    [name, `${name}-wal`].flatMap((each) => {
      const path = join(folder, each);
      const identity = identityOf(path);
      const file: WatchedFile = schema === 'main' ? 'ledger' : 'cache';
      return identity === null ? [] : [{ file, path, identity }];
    }),
  );
  let lost: WatchedFile | null = null;
  return () => {
    lost ??= watched.find(({ path, identity }) => identityOf(path) !== identity)?.file ?? null;
    return lost;
  };
}

function identityOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev} ${found.ino}`;
}
