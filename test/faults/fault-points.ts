import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type Database from 'better-sqlite3';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { createSendOnce, type Fetch } from '../../src-main/desk/remote/send-once.ts';
import type { MemorySecrets } from '../helpers/memory-secrets.ts';

/** Hears the name of every point a send comes through, in the order it does. */
export type Reach = (name: string) => void;

/**
 * The points lie at the seams that the desk has anyway: its one connection to SQLite, its one way to a server, its store of
 * secrets. So the shipped code knows nothing of them, and a step that is added later has its points without anybody adding
 * them. Whatever survives a kill goes through one of the three; reading has no points of its own, as what it leaves is a commit.
 */
export function watchCommits(db: WritableDb, reach: Reach): void {
  const begin = db.transaction.bind(db);
  db.transaction = ((work: () => unknown) => {
    const name = committerOf(new Error().stack ?? '');
    if (name === null) return begin(work);
    const inside = begin(() => {
      const result = work();
      reach(`${name}: before its commit`);
      return result;
    });
    const immediate = () => {
      const result = inside.immediate();
      reach(`${name}: committed`);
      return result;
    };
    return Object.assign(immediate, { immediate });
  }) as unknown as WritableDb['transaction'];
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => watchRun(prepare(sql), { db, reach })) as WritableDb['prepare'];
}

/** What is written into the temporary tables dies with the connection anyway. */
const ofThisRunOnly = /^\s*(INSERT\b.*\bINTO|DELETE FROM|UPDATE)\s+temp\./i;

/** A statement that writes by itself, without a transaction around it, is a commit too. */
function watchRun<Statement extends Database.Statement>(
  statement: Statement,
  { db, reach }: { db: WritableDb; reach: Reach },
): Statement {
  if (statement.readonly || ofThisRunOnly.test(statement.source)) return statement;
  const run = statement.run.bind(statement);
  return Object.assign(statement, {
    run: (...parameters: unknown[]) => {
      const name = db.inTransaction ? null : committerOf(new Error().stack ?? '');
      if (name !== null) reach(`${name}: before its commit`);
      const result = run(...parameters);
      if (name !== null) reach(`${name}: committed`);
      return result;
    },
  });
}

/** Changes go out as they do inside Electron, each on a connection of its own; reading as outside of it. */
export function watchedFetch(reach: Reach): Fetch {
  return async (url, init) => {
    if (init.method === 'GET') return fetch(url, init);
    const path = new URL(url).pathname
      .replace(/^\/kcs\/v\d\/kme|^\/ivanti\/api\/v1/, '')
      .replace(/[0-9a-f]{20}|\b(be|et)-\d+/, '*');
    const name = `${init.method} ${path}`;
    if (path.startsWith('/ams/')) return fetch(url, init);
    reach(`${name}: before it is written`);
    const sendOnce = createSendOnce((options) => {
      const request = httpRequest(options.url, { method: options.method });
      return request.on('finish', () => reach(`${name}: written`));
    });
    const response = await sendOnce(url, init);
    const body = await response.arrayBuffer();
    reach(`${name}: answered`);
    const { status, headers } = response;
    return new Response(body.byteLength > 0 ? body : null, { status, headers });
  };
}

/** Secrets lie with the shell, which outlives the desk: `keep` writes them where the next run finds them. */
export function watchSecrets(secrets: MemorySecrets, keep: () => void, reach: Reach): void {
  for (const verb of ['write', 'forget'] as const) {
    const carryOut = secrets[verb].bind(secrets) as (...call: unknown[]) => Promise<never>;
    secrets[verb] = async (...call: unknown[]) => {
      reach(`secret: before ${verb}`);
      const result = await carryOut(...call);
      keep();
      reach(`secret: after ${verb}`);
      return result;
    };
  }
}

type Region = { line: number; file: string };
let regions: Region[] | null = null;

/** What is read into the cache, and what is done in idle moments: rebuildable, and as often as time allows (kill-loop.test.ts). */
const beside =
  /\/(sync-loop|forget-edits|warn-of-endings|run-delta|read-side-lists|read-registrations|read-self-maintained)\.ts$/;

/** The function of a feature whose work is committed; null for what lies beside. The bundle says which lines came from where. */
function committerOf(stack: string): string | null {
  regions ??= readFileSync(import.meta.filename, 'utf8')
    .split('\n')
    .flatMap((text, at) => (/^\/\/ \S+\.ts$/.test(text) ? [{ line: at + 1, file: text.slice(3) }] : []));
  for (const [, caller, line] of stack.matchAll(/at (?:async )?(\S+) \(.*:(\d+):\d+\)$/gm)) {
    const file = regions.findLast((region) => region.line < Number(line))?.file ?? '';
    if (beside.test(file)) return null;
    if (file.startsWith('src-main/desk/features/')) return caller ?? null;
  }
  return null;
}
