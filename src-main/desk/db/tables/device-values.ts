import { type Kept, remember } from '../remember.ts';
import { revisionOf } from '../revisions.ts';
import { prepared, type ReadableDb } from '../sql.ts';

const MOST_VALUES = 200;

const keptFor = new WeakMap<ReadableDb, Kept<string[]>>();

/** Models in use, the most frequent first. */
export function readModels(db: ReadableDb): string[] {
  return readKept(
    db,
    "SELECT model FROM cache.devices WHERE model <> '' GROUP BY model COLLATE NOCASE ORDER BY count(*) DESC, model",
  );
}

/** Ids of the uploads devices came with, the largest first. */
export function readUploadIds(db: ReadableDb): string[] {
  return readKept(
    db,
    'SELECT upload_id FROM cache.devices WHERE upload_id IS NOT NULL GROUP BY upload_id ORDER BY count(*) DESC, upload_id',
  );
}

/** Resellers: as the uploads name them, which is quick; from the devices only when no upload is known. */
export function readResellers(db: ReadableDb): string[] {
  const ofUploads =
    'SELECT reseller_name FROM cache.uploads GROUP BY reseller_name ORDER BY sum(devices) DESC, reseller_name';
  const known = read(db, ofUploads);
  if (known.length > 0) return known;
  return readKept(
    db,
    'SELECT reseller_name FROM cache.devices WHERE reseller_name IS NOT NULL GROUP BY reseller_name ORDER BY count(*) DESC, reseller_name',
  );
}

/** Reading them takes 0.1 to 0.5 s for a million devices, so they are kept until devices change. */
function readKept(db: ReadableDb, sql: string): string[] {
  let kept = keptFor.get(db);
  if (!kept) {
    kept = new Map();
    keptFor.set(db, kept);
  }
  return remember(kept, sql, { stamp: String(revisionOf(db, 'devices')), limit: 3 }, () => read(db, sql));
}

function read(db: ReadableDb, sql: string): string[] {
  return prepared<string>(db, `${sql} LIMIT ${MOST_VALUES}`, 'first-cells').all();
}
