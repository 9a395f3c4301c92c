import type { Kept } from '../remember.ts';
import { revisionOf } from '../revisions.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { lastRow } from './device-row-numbers.ts';
import { isFirstSyncDone } from './device-words.ts';

type Counted = { rows: unknown[]; lastRow: number };

const keptFor = new WeakMap<ReadableDb, Kept<Counted>>();

/** The answer of a statement that counts all devices, some 0.1 s for a million of them: kept until the devices change. */
export function readKeptCounts<Row>(db: ReadableDb, sql: string): Row[] {
  let kept = keptFor.get(db);
  if (!kept) {
    kept = new Map();
    keptFor.set(db, kept);
  }
  const firstSyncDone = isFirstSyncDone(db);
  const stamp = `${revisionOf(db, 'devices')}/${firstSyncDone}`;
  const known = kept.get(sql);
  if (known?.stamp === stamp) return known.value.rows as Row[];
  const last = lastRow(db);
  // Without an index counting reads every device: while a first sync adds pages, count again when a fifth has been added.
  if (known && !firstSyncDone && last >= known.value.lastRow && last < known.value.lastRow * 1.2)
    return known.value.rows as Row[];
  const rows = prepared<Row>(db, sql).all();
  kept.set(sql, { stamp, value: { rows, lastRow: last } });
  return rows;
}
