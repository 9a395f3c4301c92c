import { setImmediate } from 'node:timers/promises';
import { type BatchUnits, joinScans, type NoteUnits } from './batch-units.ts';
import { revisionOf } from './revisions.ts';
import type { ReadableDb } from './sql.ts';
import { lastScan, type MatchedScan, matchLines, matchScans } from './tables/batch-match.ts';
import type { BatchRow } from './tables/batches.ts';
import { hasIndex } from './tables/device-indexes.ts';

// Some 20 to 30 ms of reading: others are answered in between.
const LINES_PER_SLICE = 1_000;

/** Readings after which an answer is not waited for any longer. */
const MOST_READINGS = 4;

/** A note that was looked up, and the scans so far; `units` is both together, null while scans are missing in it. */
type Matched = {
  stamp: string;
  note: NoteUnits;
  /** The revision of the scans that were read. */
  revision: number;
  scans: MatchedScan[];
  lastScan: number;
  units: BatchUnits | null;
};

type Kept = { matched: Matched | null; running: Promise<Matched> | null };

const keptFor = new WeakMap<ReadableDb, Map<string, Kept>>();

/**
 * The three-way match of a batch: note, uploads and scans. What was found before is answered while it holds; when scans were
 * added only these are looked up. A note of 10,000 lines takes some 0.4 s in all, in slices.
 */
export async function matchBatch(db: ReadableDb, batch: BatchRow): Promise<BatchUnits> {
  const kept = keptOf(db, batch.batchId);
  let matched = kept.matched;
  // While everything changes all the time a reading that is a little too old has to do.
  for (let readings = 0; ; ) {
    if (matched === null || (matched.stamp !== stampOf(db, batch) && readings < MOST_READINGS)) {
      kept.running ??= matchAll(db, batch).finally(() => {
        kept.running = null;
      });
      matched = await kept.running;
      kept.matched = matched;
      readings += 1;
    } else if (readScans(db, batch, matched)) await setImmediate();
    else break;
  }
  matched.units ??= joinScans(matched.note, matched.scans);
  return matched.units;
}

/** Forgets what was found of a batch. */
export function forgetMatch(db: ReadableDb, batchId: string): void {
  keptFor.get(db)?.delete(batchId);
}

function keptOf(db: ReadableDb, batchId: string): Kept {
  let batches = keptFor.get(db);
  if (!batches) {
    batches = new Map();
    keptFor.set(db, batches);
  }
  const kept = batches.get(batchId) ?? { matched: null, running: null };
  batches.set(batchId, kept);
  return kept;
}

/** What devices, waiting changes, notes and states of batches are now: scans that are added change nothing of it. */
function stampOf(db: ReadableDb, { profileId }: BatchRow): string {
  const revisions = (['devices', 'overlay', 'batches'] as const).map((name) => revisionOf(db, name));
  return [...revisions, hasIndex(db, 'devices_by_serial'), profileId].join('/');
}

async function matchAll(db: ReadableDb, batch: BatchRow): Promise<Matched> {
  const stamp = stampOf(db, batch);
  const lines: number[] = [];
  const rows: number[] = [];
  const flags: number[] = [];
  for (let more = true; more; ) {
    const slice = matchLines(db, batch, { after: lines.at(-1) ?? -1, count: LINES_PER_SLICE });
    for (const line of slice) {
      lines.push(line.line);
      rows.push(line.row);
      flags.push(line.flags);
    }
    more = slice.length === LINES_PER_SLICE;
    await setImmediate();
  }
  const note = { lines: Int32Array.from(lines), rows: Int32Array.from(rows), flags: Uint8Array.from(flags) };
  const matched: Matched = { stamp, note, revision: 0, scans: [], lastScan: 0, units: null };
  while (readScans(db, batch, matched)) await setImmediate();
  return matched;
}

/** Looks up the next scans that were added, or all anew when one was altered; answers whether there may be more. */
function readScans(db: ReadableDb, batch: BatchRow, matched: Matched): boolean {
  const revision = revisionOf(db, 'scans');
  if (matched.revision !== revision) Object.assign(matched, { revision, scans: [], lastScan: 0, units: null });
  const newest = lastScan(db, batch.batchId);
  if (matched.lastScan >= newest) return false;
  const slice = matchScans(db, batch, { after: matched.lastScan, count: LINES_PER_SLICE });
  for (const scan of slice) matched.scans.push(scan);
  const more = slice.length === LINES_PER_SLICE;
  matched.lastScan = more ? (slice.at(-1)?.scan ?? newest) : newest;
  matched.units = null;
  return more;
}
