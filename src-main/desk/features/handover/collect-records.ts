import { setImmediate } from 'node:timers/promises';
import type { HandoverParts, HandoverRecord, HandoverSection } from '#shared/domain/handover.ts';
import type { ChangeIntent } from '#shared/domain/queued-change.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { readTargets } from '../../db/tables/change-targets.ts';
import type { ChangeRow } from '../../db/tables/changes.ts';
import { readBatchRecords, readLineRows, readScanTuples } from '../../db/tables/handover-batches.ts';
import {
  readAttributeRecords,
  readCsvRows,
  readHoldRows,
  readNoteRows,
  readOutcomeRows,
  readValueRows,
} from '../../db/tables/handover-out.ts';
import { readFacts } from '../../db/tables/profile-facts.ts';

/** A line of a hand-over file before it is text, and how many devices, holds and values it is about. */
export type OutRecord = { section: HandoverSection; record: unknown; weight: number };

/** Kinds that come with facts of the profile that were noted when they were made. */
const noting: readonly ChangeIntent['kind'][] = ['create-profile', 'update-profile', 'refresh-token'];

const ROWS = 2_000;
/** Characters of a list of devices in one line: some 40,000 devices. */
const PIECE = 1_000_000;

function line<Section extends HandoverSection>(
  section: Section,
  record: HandoverRecord<Section>,
  weight = 0,
): OutRecord {
  return { section, record, weight };
}

/** Everything that goes into a file after its first line, slice by slice: the desk answers others in between. */
export async function* collectRecords(
  ledger: ReadableDb,
  changes: readonly ChangeRow[],
  parts: HandoverParts,
): AsyncGenerator<OutRecord> {
  for (const change of changes) yield* aboutChange(ledger, change);
  if (parts.holds) yield* holds(ledger);
  if (parts.notes) yield* notes(ledger);
  if (parts.attributes) yield* attributes(ledger);
  if (parts.batches) yield* batches(ledger);
}

async function* aboutChange(ledger: ReadableDb, change: ChangeRow): AsyncGenerator<OutRecord> {
  const { changeId, intent } = change;
  const { basedOn, profileName, devices, attempts, errorCode, errorId, reverses, createdAt, appVersion } = change;
  const known = { changeId, intent, basedOn, profileName, devices, attempts, errorCode, errorId, reverses };
  yield line('change', { ...known, createdAt, appVersion });
  const targets = readTargets(ledger, change.sequence);
  for (let at = 0; at < targets.length; at += PIECE) {
    const piece = targets.slice(at, at + PIECE);
    yield line('targets', { changeId, piece }, Math.round((piece.length / targets.length) * devices));
    await setImmediate();
  }
  yield* slices(
    (after: string) => readOutcomeRows(ledger, changeId, after, ROWS),
    ([deviceId]) => deviceId,
    { from: '', write: (rows) => line('outcomes', { changeId, rows }) },
  );
  if ('importId' in intent) yield* csvRows(ledger, intent.importId);
  if (noting.includes(intent.kind)) yield facts(ledger, change);
}

function csvRows(ledger: ReadableDb, importId: string): AsyncGenerator<OutRecord> {
  return slices(
    (after: number) => readCsvRows(ledger, importId, after, ROWS),
    ([row]) => row,
    { from: -1, write: (rows) => line('importRows', { importId, rows }) },
  );
}

/** What no server keeps of the profile, and of a token kept by hand all but its value. */
function facts(ledger: ReadableDb, { profileId }: ChangeRow): OutRecord {
  const { singleDevice, withoutToken, handIssuedAt, handExpiresAt, handUser } = readFacts(ledger, profileId);
  return line('facts', { profileId, singleDevice, withoutToken, handIssuedAt, handExpiresAt, handUser });
}

function holds(ledger: ReadableDb): AsyncGenerator<OutRecord> {
  return slices(
    (after: string) => readHoldRows(ledger, after, ROWS),
    ([deviceId]) => deviceId,
    { from: '', write: (rows) => line('holds', rows, rows.length) },
  );
}

function notes(ledger: ReadableDb): AsyncGenerator<OutRecord> {
  return slices(
    (after: string) => readNoteRows(ledger, after, ROWS),
    ([deviceId]) => deviceId,
    { from: '', write: (rows) => line('notes', rows, rows.length) },
  );
}

async function* attributes(ledger: ReadableDb): AsyncGenerator<OutRecord> {
  for (const attribute of readAttributeRecords(ledger)) yield line('attribute', attribute);
  yield* slices(
    (after: { deviceId: string; name: string }) => readValueRows(ledger, after, ROWS),
    ([deviceId, name]) => ({ deviceId, name }),
    { from: { deviceId: '', name: '' }, write: (rows) => line('values', rows, rows.length) },
  );
}

async function* batches(ledger: ReadableDb): AsyncGenerator<OutRecord> {
  for (const batch of readBatchRecords(ledger)) {
    const { batchId } = batch;
    yield line('batch', batch, 1);
    yield* slices(
      (after: number) => readLineRows(ledger, batchId, after, ROWS),
      ([number]) => number,
      { from: -1, write: (rows) => line('batchLines', { batchId, rows }) },
    );
    yield* slices(
      (after: number) => readScanTuples(ledger, batchId, after, ROWS),
      ([scan]) => scan,
      {
        from: 0,
        write: (rows) => line('batchScans', { batchId, rows: rows.map(([, ...row]) => row) }),
      },
    );
  }
}

async function* slices<Row, Key>(
  read: (after: Key) => Row[],
  keyOf: (row: Row) => Key,
  { from, write }: { from: Key; write: (rows: Row[]) => OutRecord },
): AsyncGenerator<OutRecord> {
  for (let after = from; ; ) {
    const rows = read(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = keyOf(last);
    yield write(rows);
    await setImmediate();
  }
}
