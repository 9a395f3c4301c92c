import { createHash } from 'node:crypto';
import { prepared, type ReadableDb } from '../sql.ts';

/** Some 5 ms of reading and hashing; a list of a million devices has twenty of them. */
const BYTES_PER_SLICE = 1_000_000;

/**
 * The digest of a change's list of devices, as its entry in the activity log has it; null when there is no such change. The
 * list may be long: it is read slice by slice, and other work can be done between two of them.
 */
export function* digestTargets(db: ReadableDb, changeId: string): Generator<undefined, string | null> {
  const slice = prepared<Buffer>(
    db,
    `SELECT substr(CAST(l.targets AS BLOB), @first, ${BYTES_PER_SLICE})
     FROM main.changes c JOIN main.change_targets l ON l.sequence = c.sequence WHERE c.change_id = @changeId`,
    'first-cells',
  );
  const hash = createHash('sha256');
  for (let first = 1; ; first += BYTES_PER_SLICE) {
    const bytes = slice.get({ changeId, first });
    if (bytes === undefined) return null;
    hash.update(bytes);
    if (bytes.length < BYTES_PER_SLICE) return hash.digest('hex');
    yield;
  }
}
