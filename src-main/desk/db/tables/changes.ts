import type { ProfileId } from '#shared/domain/profile.ts';
import {
  type ChangeIntent,
  type ChangeList,
  type ChangeState,
  changeStates,
  heldStates,
  type OutcomeCounts,
  type QueuedChange,
  summariseState,
  wantedProfileId,
} from '#shared/domain/queued-change.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { liveStatesSql, unfinishedStatesSql } from './overlay.ts';

/** A change as the sender and the overlay know it: what it wants, and the change it takes back, if any. */
export type ChangeKey = {
  sequence: number;
  changeId: string;
  kind: ChangeIntent['kind'];
  profileId: ProfileId;
  reverses: string | null;
};

/** One change of the ledger without its targets, which may be a million. */
export type ChangeRow = QueuedChange & ChangeKey & { basedOn: string | null; appVersion: string };

/** A change without what only the desk needs. */
export function toQueuedChange(row: ChangeRow): QueuedChange {
  const { sequence, kind, profileId, reverses, basedOn, appVersion, ...change } = row;
  return change;
}

/** What a new change is written from; `targets` is JSON `[[baseProfileId | null, [deviceId, …]], …]`. */
export type NewChange = {
  changeId: string;
  intent: ChangeIntent;
  /** JSON: how the profile stood that the change is about; null for changes of devices. */
  basedOn: string | null;
  profileName: string;
  targets: string;
  devices: number;
  reverses: string | null;
  createdAt: string;
  appVersion: string;
};

/** Devices by what needs attention. */
export type AttentionCounts = { waiting: number; conflicts: number; refused: number };

const columns = `sequence, change_id AS changeId, kind, intent, based_on AS basedOn, profile_name AS profileName, devices, state, outcomes, attempts,
  not_before AS notBefore, error_code AS errorCode, error_id AS errorId, reverses, created_at AS createdAt,
  app_version AS appVersion`;

type Stored = Omit<ChangeRow, 'intent' | 'outcomes' | 'profileId'> & { intent: string; outcomes: string };

/** Counts with every device of a change in one state. */
export function countsOf(state: ChangeState, devices: number): Record<ChangeState, number> {
  return Object.fromEntries(changeStates.map((name) => [name, name === state ? devices : 0])) as Record<
    ChangeState,
    number
  >;
}

/** Writes a new change and the list of its devices at the end of the queue; answers its place. Inside a transaction. */
export function insertChange(db: WritableDb, change: NewChange): number {
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO main.changes (change_id, kind, intent, based_on, profile_name, devices, state, outcomes, reverses,
       created_at, app_version)
     VALUES (@changeId, @kind, @intent, @basedOn, @profileName, @devices, 'waiting', @outcomes, @reverses, @createdAt,
       @appVersion)`,
  ).run({
    ...change,
    kind: change.intent.kind,
    intent: JSON.stringify(change.intent),
    outcomes: JSON.stringify(countsOf('waiting', change.devices)),
  });
  const sequence = Number(lastInsertRowid);
  const list = 'INSERT INTO main.change_targets (sequence, targets) VALUES (@sequence, @targets)';
  prepared(db, list).run({ sequence, targets: change.targets });
  return sequence;
}

/** One change, or null when there is none of that id. */
export function readChange(db: ReadableDb, changeId: string): ChangeRow | null {
  const row = prepared<Stored>(db, `SELECT ${columns} FROM main.changes WHERE change_id = ?`).get(changeId);
  return row ? toRow(row) : null;
}

/** The change that takes another one back, if there is one that was not itself taken back. */
export function findReversal(db: ReadableDb, changeId: string): ChangeRow | null {
  const row = prepared<Stored>(
    db,
    `SELECT ${columns} FROM main.changes WHERE reverses = ? AND state <> 'undone' LIMIT 1`,
  ).get(changeId);
  return row ? toRow(row) : null;
}

/** Changes that are not over, in the order the person made them. */
export function readUnfinishedChanges(db: ReadableDb): ChangeRow[] {
  const sql = `SELECT ${columns} FROM main.changes WHERE state IN ${unfinishedStatesSql} ORDER BY sequence`;
  return prepared<Stored>(db, sql).all().map(toRow);
}

/** As the index over them says it: another order of words would not use it. */
const needsYouSql = "(outcomes ->> '$.conflict' > 0 OR outcomes ->> '$.refused' > 0 OR outcomes ->> '$.parked' > 0)";

const lists: Record<ChangeList, { where: string; order: 'ASC' | 'DESC' }> = {
  'needs-you': { where: needsYouSql, order: 'DESC' },
  waiting: { where: `state IN ${liveStatesSql}`, order: 'ASC' },
  all: { where: 'true', order: 'DESC' },
};

/** A window of one of the lists: what is to be sent in that order, the others newest first. */
export function readChangeWindow(
  db: ReadableDb,
  { which, first, count }: { which: ChangeList; first: number; count: number },
): ChangeRow[] {
  const { where, order } = lists[which];
  const sql = `SELECT ${columns} FROM main.changes WHERE ${where} ORDER BY sequence ${order} LIMIT ? OFFSET ?`;
  return prepared<Stored>(db, sql).all(count, first).map(toRow);
}

/** How many changes each of the lists has. */
export function countChanges(db: ReadableDb): Record<ChangeList, number> {
  const count = (which: ChangeList) =>
    prepared<number>(db, `SELECT count(*) FROM main.changes WHERE ${lists[which].where}`, 'first-cells').get() ?? 0;
  return { 'needs-you': count('needs-you'), waiting: count('waiting'), all: count('all') };
}

/** What is under way and what needs the person, over all changes. */
export function countAttention(db: ReadableDb): AttentionCounts {
  const sum = (states: readonly string[]) =>
    states.map((state) => `coalesce(outcomes ->> '$.${state}', 0)`).join(' + ');
  const sql = `SELECT coalesce(sum(${sum(['waiting', 'sending', 'unconfirmed'])}), 0) AS waiting,
      coalesce(sum(${sum(['conflict'])}), 0) AS conflicts, coalesce(sum(${sum(['refused', 'parked'])}), 0) AS refused
    FROM main.changes WHERE state IN ${unfinishedStatesSql}`;
  return prepared<AttentionCounts>(db, sql).get() ?? { waiting: 0, conflicts: 0, refused: 0 };
}

/** Moves devices of a change from state to state in its counts, and sums its state up anew. */
export function shiftCounts(
  db: WritableDb,
  changeId: string,
  steps: readonly { was: ChangeState; becomes: ChangeState; devices: number }[],
): void {
  const text = prepared<string>(db, 'SELECT outcomes FROM main.changes WHERE change_id = ?', 'first-cells').get(
    changeId,
  );
  const counts: Record<ChangeState, number> = {
    ...countsOf('waiting', 0),
    ...(JSON.parse(text ?? '{}') as OutcomeCounts),
  };
  for (const { was, becomes, devices } of steps) {
    counts[was] -= devices;
    counts[becomes] += devices;
  }
  const held = heldStates.some((state) => counts[state] > 0);
  const state = summariseState(counts);
  const settled = !held && (state === 'done' || state === 'skipped' || state === 'undone');
  prepared(
    db,
    `UPDATE main.changes SET outcomes = @outcomes, state = @state, error_code = iif(@settled, NULL, error_code),
       error_id = iif(@settled, NULL, error_id), not_before = iif(@settled, NULL, not_before)
     WHERE change_id = @changeId`,
  ).run({ changeId, outcomes: JSON.stringify(counts), state, settled: Number(settled) });
}

/** Counts the outcomes of a change anew, after they were written past `shiftCounts`; its error is that of one of them. */
export function recountChange(db: WritableDb, changeId: string): void {
  const devices = prepared<number>(db, 'SELECT devices FROM main.changes WHERE change_id = ?', 'first-cells');
  const counted = prepared<[ChangeState, number]>(
    db,
    'SELECT state, count(*) FROM main.change_outcomes WHERE change_id = ? GROUP BY state',
    'arrays',
  ).all(changeId);
  const counts = { ...countsOf('waiting', 0), ...(Object.fromEntries(counted) as Partial<OutcomeCounts>) };
  counts.waiting += (devices.get(changeId) ?? 0) - counted.reduce((sum, [, count]) => sum + count, 0);
  const held = `(${heldStates.map((state) => `'${state}'`).join(', ')})`;
  const error = (column: string) =>
    `(SELECT ${column} FROM main.change_outcomes s WHERE s.change_id = @changeId AND s.state IN ${held} LIMIT 1)`;
  prepared(
    db,
    `UPDATE main.changes SET outcomes = @outcomes, state = @state, error_code = ${error('s.error_code')},
       error_id = ${error('s.error_id')}
     WHERE change_id = @changeId`,
  ).run({ changeId, outcomes: JSON.stringify(counts), state: summariseState(counts) });
}

/** Notes why a change did not go through, for its line on the screen. */
export function noteChangeError(
  db: WritableDb,
  changeId: string,
  error: { code: ErrorCode; errorId: string | null },
): void {
  const sql = 'UPDATE main.changes SET error_code = @code, error_id = @errorId WHERE change_id = @changeId';
  prepared(db, sql).run({ changeId, code: error.code, errorId: error.errorId });
}

/** Counts one more failed try and says when the next one may come (ISO text); null: as soon as possible. */
export function notePostponed(db: WritableDb, changeId: string, attempts: number, notBefore: string | null): void {
  const sql = 'UPDATE main.changes SET attempts = @attempts, not_before = @notBefore WHERE change_id = @changeId';
  prepared(db, sql).run({ changeId, attempts, notBefore });
}

function toRow(stored: Stored): ChangeRow {
  const intent = JSON.parse(stored.intent) as ChangeIntent;
  const outcomes = { ...countsOf('waiting', 0), ...(JSON.parse(stored.outcomes) as OutcomeCounts) };
  return { ...stored, intent, outcomes, profileId: wantedProfileId(intent) };
}
