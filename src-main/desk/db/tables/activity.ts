import { createHash, randomUUID } from 'node:crypto';
import { hashedText, type NewSha256, sha256Of } from '#shared/domain/activity-chain.ts';
import type { ActivityAction, ActivityEntry } from '#shared/domain/activity-entry.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** What the log keeps of one deed. `facts` goes in as JSON and holds no secret. */
export type Deed = {
  at: string;
  /** The account of the operating system. */
  actor: string;
  /** The command or step. */
  action: ActivityAction;
  changeId: string | null;
  facts: Readonly<Record<string, unknown>>;
};

/** Most devices an entry names one by one, where no change keeps them; it counts them all. */
export const MOST_NAMED = 1_000;

/** Names the run of this process, whose monotonic clock begins with it. */
const runId = randomUUID();

const columns = `entry, at, actor, account, action, change_id AS changeId, facts, monotonic_ms AS monotonicMs,
  run_id AS runId, previous_hash AS previousHash, hash`;

/** Node's SHA-256 for the chain. */
export const newSha256: NewSha256 = () => {
  const hash = createHash('sha256');
  return { update: (text) => void hash.update(text), digest: () => hash.digest('hex') };
};

/** The number the next entry will have, for what is written before it in the same transaction. */
export function nextEntry(db: ReadableDb): number {
  return Number(db.prepare('SELECT coalesce(max(entry), 0) + 1 FROM main.activity').pluck().get());
}

/** Adds an entry to the log's hash chain and answers its number; call it inside the transaction of the deed itself. */
export function appendActivity(db: WritableDb, deed: Deed): number {
  const last = readHead(db);
  const account = prepared<string>(db, 'SELECT customer_id FROM main.integration', 'first-cells').get() ?? null;
  const entry = {
    ...deed,
    account,
    entry: (last?.entry ?? 0) + 1,
    facts: JSON.stringify(deed.facts),
    monotonicMs: Math.round(performance.now()),
    runId,
    previousHash: last?.hash ?? '',
  };
  prepared(
    db,
    `INSERT INTO main.activity (entry, at, actor, account, action, change_id, facts, monotonic_ms, run_id, previous_hash, hash)
     VALUES (@entry, @at, @actor, @account, @action, @changeId, @facts, @monotonicMs, @runId, @previousHash, @hash)`,
  ).run({ ...entry, hash: sha256Of(newSha256, hashedText(entry)) });
  return entry.entry;
}

/** The newest entries, newest first. */
export function readActivity(db: ReadableDb, limit: number): ActivityEntry[] {
  const sql = `SELECT ${columns} FROM main.activity ORDER BY entry DESC LIMIT ?`;
  return prepared<ActivityEntry>(db, sql).all(limit);
}

/** Entries after one, in the order they were written. */
export function readActivityAfter(db: ReadableDb, entry: number, limit: number): ActivityEntry[] {
  const sql = `SELECT ${columns} FROM main.activity WHERE entry > ? ORDER BY entry LIMIT ?`;
  return prepared<ActivityEntry>(db, sql).all(entry, limit);
}

/** One entry, or null when there is none of that number. */
export function findEntry(db: ReadableDb, entry: number): ActivityEntry | null {
  return prepared<ActivityEntry>(db, `SELECT ${columns} FROM main.activity WHERE entry = ?`).get(entry) ?? null;
}

/** The newest entry, null in an empty log. */
export function readHead(db: ReadableDb): { entry: number; hash: string } | null {
  const sql = 'SELECT entry, hash FROM main.activity ORDER BY entry DESC LIMIT 1';
  return prepared<{ entry: number; hash: string }>(db, sql).get() ?? null;
}

/** The newest entry as it was noted apart from the log when it was written; null in an empty log. */
export function readNotedHead(db: ReadableDb): { entry: number; hash: string } | null {
  return prepared<{ entry: number; hash: string }>(db, 'SELECT entry, hash FROM main.activity_head').get() ?? null;
}
