import type { HandoverOffer, HandoverParts, HandoverRecord } from '#shared/domain/handover.ts';
import { heldStates, liveStates, makesProfile } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { type ChangeRow, readUnfinishedChanges } from './changes.ts';

// Everything here reads the ledger alone, for a file is written from a snapshot of it.

/** What sends users and passwords stays with them: no hand-over takes a password along. */
function readPortable(ledger: ReadableDb): ChangeRow[] {
  return readUnfinishedChanges(ledger).filter(({ kind }) => kind !== 'credentials');
}

/** What there is to hand over. */
export function readOffer(ledger: ReadableDb): HandoverOffer {
  const changes = readPortable(ledger);
  const count = (some: readonly ChangeRow[]) => ({
    changes: some.length,
    devices: some.reduce((sum, { devices }) => sum + devices, 0),
  });
  return {
    waiting: count(changes.filter(isWaiting)),
    held: count(changes.filter((change) => !isWaiting(change))),
    holds: countRows(ledger, 'holds'),
    notes: countRows(ledger, 'notes'),
    attributes: { names: countRows(ledger, 'attributes'), values: countRows(ledger, 'attribute_values') },
    batches: countRows(ledger, 'batches'),
  };
}

/** The changes that go into a file, in order; with devices that are to go into a profile goes what makes it. */
export function pickHandover(ledger: ReadableDb, { waiting, held }: HandoverParts): ChangeRow[] {
  const changes = readPortable(ledger);
  const wanted = changes.filter((change) => (isWaiting(change) ? waiting : held));
  const profileIds = new Set(wanted.map(({ profileId }) => profileId));
  return changes.filter((one) => wanted.includes(one) || (makesProfile(one.kind) && profileIds.has(one.profileId)));
}

/** Outcomes of a change after a device, in order. */
export function readOutcomeRows(
  ledger: ReadableDb,
  changeId: string,
  after: string,
  count: number,
): HandoverRecord<'outcomes'>['rows'] {
  return prepared<HandoverRecord<'outcomes'>['rows'][number]>(
    ledger,
    `SELECT device_id, state, error_code, error_id, seen_profile_id, at FROM main.change_outcomes
     WHERE change_id = ? AND device_id > ? ORDER BY device_id LIMIT ?`,
    'arrays',
  ).all(changeId, after, count);
}

/** Rows of a CSV file that wait, after a row, in order. */
export function readCsvRows(
  ledger: ReadableDb,
  importId: string,
  after: number,
  count: number,
): HandoverRecord<'importRows'>['rows'] {
  return prepared<HandoverRecord<'importRows'>['rows'][number]>(
    ledger,
    `SELECT row, imei, serial, manufacturer, user_name, attributes FROM main.import_rows
     WHERE import_id = ? AND row > ? ORDER BY row LIMIT ?`,
    'arrays',
  ).all(importId, after, count);
}

/** Holds after a device, in order. */
export function readHoldRows(ledger: ReadableDb, after: string, count: number): HandoverRecord<'holds'> {
  const sql = 'SELECT device_id, reason, held_at, held_by FROM main.holds WHERE device_id > ? ORDER BY 1 LIMIT ?';
  return prepared<HandoverRecord<'holds'>[number]>(ledger, sql, 'arrays').all(after, count);
}

/** Notes after a device, in order. */
export function readNoteRows(ledger: ReadableDb, after: string, count: number): HandoverRecord<'notes'> {
  const sql = 'SELECT device_id, text, noted_at, noted_by FROM main.notes WHERE device_id > ? ORDER BY 1 LIMIT ?';
  return prepared<HandoverRecord<'notes'>[number]>(ledger, sql, 'arrays').all(after, count);
}

/** The custom attributes without their values. */
export function readAttributeRecords(ledger: ReadableDb): HandoverRecord<'attribute'>[] {
  const sql = 'SELECT name, type, created_at AS createdAt FROM main.attributes ORDER BY name';
  return prepared<HandoverRecord<'attribute'>>(ledger, sql).all();
}

/** Values of custom attributes after a device and a name, in order. */
export function readValueRows(
  ledger: ReadableDb,
  after: { deviceId: string; name: string },
  count: number,
): HandoverRecord<'values'> {
  return prepared<HandoverRecord<'values'>[number]>(
    ledger,
    `SELECT device_id, name, value FROM main.attribute_values WHERE (device_id, name) > (@deviceId, @name)
     ORDER BY device_id, name LIMIT @count`,
    'arrays',
  ).all({ ...after, count });
}

function isWaiting({ outcomes }: ChangeRow): boolean {
  return liveStates.some((state) => outcomes[state] > 0) || heldStates.every((state) => outcomes[state] === 0);
}

function countRows(
  ledger: ReadableDb,
  table: 'holds' | 'notes' | 'attributes' | 'attribute_values' | 'batches',
): number {
  return prepared<number>(ledger, `SELECT count(*) FROM main.${table}`, 'first-cells').get() ?? 0;
}
