import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { backupLedger } from '../../../src-main/desk/db/backup-ledger.ts';
import { openWorkspaceDb } from '../../../src-main/desk/db/open-workspace.ts';
import { queueMove } from '../../helpers/queue-move.ts';
import { addProfile, deviceId, fill, knoxDevice, makeTestFolder, now } from './open-test-workspace.ts';

const PAGE = 4096;

/** A closed workspace with some hundred pages of everything: devices with indexes and words, changes, a backup before the last one. */
export async function makeBigWorkspace(): Promise<{ folder: string; ledger: string; cache: string }> {
  const folder = makeTestFolder();
  await fillBigWorkspace(folder);
  return { folder, ledger: join(folder, 'ledger.db'), cache: join(folder, 'cache.db') };
}

/** The same in a folder that outlives the test. */
export async function fillBigWorkspace(folder: string, count = 1000): Promise<void> {
  const { db } = openWorkspaceDb(folder, { appVersion: '0.1.0', now });
  for (const schema of ['main', 'cache']) db.pragma(`${schema}.synchronous = OFF`);
  const devices = Array.from({ length: count }, (_, n) =>
    knoxDevice(n, { userName: `person${n}@example.com`, tags: `depot ${n % 97}`, model: `SM-G${n % 60}` }),
  );
  await fill(db, devices);
  addProfile(db, 'p2', 'Kiosks');
  for (let n = 0; n < 300; n += 1) queueMove(db, [deviceId(n)], 'p2');
  backupLedger(db, folder, { now, kind: 'daily' });
  queueMove(db, [deviceId(count - 1)], 'p2');
  db.close();
}

/** The pages of one b-tree, by its name in the schema, outermost first. */
export function pagesOf(path: string, tree: string): number[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY path').pluck().all(tree) as number[];
  } finally {
    db.close();
  }
}

/** Ruins pages (counted from 1) in a file, and stretches of bytes; answers how to put the file back as it was. */
export function flipPages(
  path: string,
  pages: readonly number[],
  stretches: readonly (readonly [at: number, length: number])[] = [],
): () => void {
  const before = readFileSync(path);
  const after = Buffer.from(before);
  // Past the header of the file, which is in the first page: that one stays recognisable.
  for (const page of pages) after.fill(0xa5, (page - 1) * PAGE + (page === 1 ? 100 : 0), page * PAGE);
  for (const [at, length] of stretches) after.fill(0x5a, at, at + length);
  writeFileSync(path, after);
  return () => writeFileSync(path, before);
}
