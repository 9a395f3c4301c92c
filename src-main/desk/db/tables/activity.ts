import { createHash } from 'node:crypto';
import type { ReadableDb, WritableDb } from '../sql.ts';

/** What the log keeps of one deed. `facts` goes in as JSON and holds no secret. */
export type Deed = {
  at: string;
  /** The account of the operating system. */
  actor: string;
  /** The command or step, e.g. devices.move, changes.undo, changes.sent. */
  action: string;
  changeId: string | null;
  facts: Readonly<Record<string, unknown>>;
};

/** Most devices an entry names one by one, where no change keeps them; it counts them all. */
export const MOST_NAMED = 1_000;

/** One entry as it lies in the ledger; `facts` is the JSON text that was hashed. */
export type ActivityEntry = Omit<Deed, 'facts'> & { entry: number; facts: string; previousHash: string; hash: string };

/** SHA-256 (hex) over the other columns in order, as one JSON array. */
export function hashEntry(entry: Omit<ActivityEntry, 'hash'>): string {
  const columns = [entry.entry, entry.at, entry.actor, entry.action, entry.changeId, entry.facts, entry.previousHash];
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}

/** The number the next entry will have, for what is written before it in the same transaction. */
export function nextEntry(db: ReadableDb): number {
  return Number(db.prepare('SELECT coalesce(max(entry), 0) + 1 FROM main.activity').pluck().get());
}

/** Adds an entry to the log's hash chain and answers its number; call it inside the transaction of the deed itself. */
export function appendActivity(db: WritableDb, deed: Deed): number {
  const last = db.prepare('SELECT entry, hash FROM main.activity ORDER BY entry DESC LIMIT 1').get() as
    | { entry: number; hash: string }
    | undefined;
  const entry = {
    ...deed,
    entry: (last?.entry ?? 0) + 1,
    facts: JSON.stringify(deed.facts),
    previousHash: last?.hash ?? '',
  };
  db.prepare(
    `INSERT INTO main.activity (entry, at, actor, action, change_id, facts, previous_hash, hash)
     VALUES (@entry, @at, @actor, @action, @changeId, @facts, @previousHash, @hash)`,
  ).run({ ...entry, hash: hashEntry(entry) });
  return entry.entry;
}

/** The newest entries, newest first. */
export function readActivity(db: ReadableDb, limit: number): ActivityEntry[] {
  return db
    .prepare(
      `SELECT entry, at, actor, action, change_id AS changeId, facts, previous_hash AS previousHash, hash
       FROM main.activity ORDER BY entry DESC LIMIT ?`,
    )
    .all(limit) as ActivityEntry[];
}
