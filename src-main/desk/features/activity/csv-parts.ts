import type { ActivityDevice, ActivityEntry } from '#shared/domain/activity-entry.ts';
import { toCsvLine } from '#shared/domain/csv-row.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { findEntry } from '../../db/tables/activity.ts';
import { slicesOfDevices } from '../../db/tables/activity-devices.ts';
import type { FilePart } from './write-log-file.ts';

/** How many columns the file has: eight of the entry, six of the device, facts and hash. */
export const CSV_COLUMNS = 16;

/** Spreadsheets take a file without this mark for the system's own code page. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Entries for a spreadsheet, oldest first: one line for each device of an entry, or one for an entry about none. Cells are
 * guarded against formulas. It proves nothing: what a filter left out is no break in a chain.
 */
export function* csvParts(db: ReadableDb, entries: readonly number[], headers: readonly string[]): Generator<FilePart> {
  yield { text: BYTE_ORDER_MARK + toCsvLine(headers, 'guarded'), done: 0 };
  for (const [at, number] of entries.entries()) {
    const entry = findEntry(db, number);
    if (entry === null) continue;
    let isFirst = true;
    for (const { devices } of slicesOfDevices(db, entry)) {
      let text = '';
      for (const device of devices) {
        text += lineOf(entry, device, isFirst);
        isFirst = false;
      }
      yield { text, done: at };
    }
    yield { text: isFirst ? lineOf(entry, null, true) : '', done: at + 1 };
  }
}

/** Facts may be long and are the same for each device: they stand in the first line of an entry. */
function lineOf(entry: ActivityEntry, device: ActivityDevice | null, isFirst: boolean): string {
  const { at, actor, account, action, changeId, facts, monotonicMs, runId, hash } = entry;
  return toCsvLine(
    [
      ...[String(entry.entry), at, actor, account, action, changeId, textOf(monotonicMs), runId],
      ...[device?.label ?? null, device?.deviceId ?? null, device?.before ?? null, device?.after ?? null],
      ...[device?.state ?? null, device?.errorCode ?? null],
      ...(isFirst ? [facts, hash] : [null, null]),
    ],
    'guarded',
  );
}

function textOf(value: number | null): string | null {
  return value === null ? null : String(value);
}
