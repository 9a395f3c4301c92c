import {
  type ChainEnd,
  type ChainFault,
  type ChainVerdict,
  chainStart,
  findFault,
  listFactsIn,
} from '#shared/domain/activity-chain.ts';
import type { ActivityEntry } from '#shared/domain/activity-entry.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { newSha256, readActivityAfter, readNotedHead } from '../../db/tables/activity.ts';
import { digestTargets } from '../../db/tables/target-digest.ts';

/** Some 5 ms of reading and hashing. */
const ENTRIES_PER_SLICE = 200;

/**
 * Checks the whole log from its first entry on: each hash, each link, the list of devices of each change, and that nothing
 * is missing at the end. Slice by slice: it yields how many entries are checked, and answers what it has found.
 */
export function* checkChain(db: ReadableDb): Generator<number, ChainVerdict> {
  let end: ChainEnd = chainStart;
  for (;;) {
    const entries = readActivityAfter(db, end.entry, ENTRIES_PER_SLICE);
    for (const entry of entries) {
      const fault = findFault(newSha256, end, entry) ?? (yield* findWrongDevices(db, entry));
      if (fault !== null) return { ok: false, ...fault };
      end = entry;
    }
    if (entries.length < ENTRIES_PER_SLICE) return compareHead(db, end);
    yield end.entry;
  }
}

/** Cutting entries off the end breaks no link. */
function compareHead(db: ReadableDb, end: ChainEnd): ChainVerdict {
  const noted = readNotedHead(db) ?? chainStart;
  if (noted.entry > end.entry) return { ok: false, fault: 'missing', entry: end.entry + 1 };
  if (noted.hash !== end.hash) return { ok: false, fault: 'altered', entry: end.entry };
  return { ok: true, entries: end.entry, head: end.hash };
}

function* findWrongDevices(
  db: ReadableDb,
  { entry, changeId, facts }: ActivityEntry,
): Generator<number, { fault: ChainFault; entry: number } | null> {
  const { digest, devices } = listFactsIn(facts);
  // The one subject of a profile is no list of devices: it goes by another id once Samsung has made the profile.
  if (changeId === null || digest === null || devices === null) return null;
  const digests = digestTargets(db, changeId);
  for (;;) {
    const { done, value } = digests.next();
    if (done) return value === digest ? null : { fault: 'devices', entry };
    yield entry - 1;
  }
}
