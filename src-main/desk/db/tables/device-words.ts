import { bumpRevision } from '../revisions.ts';
import { prepared, type ReadableDb, transaction, type WritableDb } from '../sql.ts';
import { buildNextIndex, hasIndex, laterDeviceIndexes } from './device-indexes.ts';

/** The columns of a device whose text can be found by any part of it. */
export const wordColumns = ['user_name', 'model', 'tags'] as const;

type WordColumn = (typeof wordColumns)[number];
type Cursor = { done: 0 | 1; column_name: WordColumn | null; after_text: string | null };

/**
 * One slice of what is left to do after a first sync: builds one missing index (up to 1 s for a million devices) or takes in
 * at most `maxRows` distinct words. True while there is more to do; false before the first sync is done.
 */
export function indexWordsSlice(db: WritableDb, maxRows: number): boolean {
  const cursor = readCursor(db);
  if (cursor.done === 1 || !isFirstSyncDone(db)) return false;
  return transaction(db, () => {
    if (buildNextIndex(db, laterDeviceIndexes)) return true;
    const more = gatherWords(db, cursor, maxRows);
    bumpRevision(db, 'words');
    return more;
  });
}

/** Adds texts that are not known yet; upserts do it at once, so that only the words of a first sync come later. */
export function addWords(db: WritableDb, words: Iterable<string>): void {
  const insert = prepared(db, 'INSERT OR IGNORE INTO cache.device_words (text) VALUES (?)');
  let added = 0;
  for (const word of words) added += insert.run(word).changes;
  if (added > 0) bumpRevision(db, 'words');
}

/** Whether words lead to their devices by an index; before that, looking for them would read every device. */
export function canSearchWords(db: ReadableDb): boolean {
  return hasIndex(db, 'devices_by_tags');
}

/** Forgets every word, before a first sync begins anew. */
export function forgetWords(db: WritableDb): void {
  db.exec(`
    DELETE FROM cache.device_words;
    INSERT INTO cache.device_words_parts (device_words_parts) VALUES ('delete-all');
    UPDATE cache.device_words_cursor SET done = 0, column_name = NULL, after_text = NULL;
  `);
  bumpRevision(db, 'words');
}

/** Whether the devices have been read whole once; until then their table is filled without indexes. */
export function isFirstSyncDone(db: ReadableDb): boolean {
  return prepared(db, 'SELECT first_sync_done FROM cache.sync_cursor', 'first-cells').get() === 1;
}

function gatherWords(db: WritableDb, cursor: Cursor, maxRows: number): boolean {
  let column = cursor.column_name ?? wordColumns[0];
  let after = cursor.after_text ?? '';
  for (let taken = 0; taken < maxRows; taken += 1) {
    const text = nextText(db, column, after);
    if (text !== undefined) {
      addWords(db, [text]);
      after = text;
      continue;
    }
    const following = wordColumns[wordColumns.indexOf(column) + 1];
    if (!following) {
      // Bulk insertion leaves the parts in many layers, each of which a search reads: half the time in one.
      db.exec("INSERT INTO cache.device_words_parts (device_words_parts) VALUES ('optimize')");
      saveCursor(db, { done: 1, column_name: column, after_text: after });
      return false;
    }
    column = following;
    after = '';
  }
  saveCursor(db, { done: 0, column_name: column, after_text: after });
  return true;
}

function nextText(db: ReadableDb, column: WordColumn, after: string): string | undefined {
  const sql = `SELECT ${column} FROM cache.devices WHERE ${column} > ? COLLATE NOCASE ORDER BY ${column} COLLATE NOCASE LIMIT 1`;
  return prepared<string>(db, sql, 'first-cells').get(after);
}

function readCursor(db: ReadableDb): Cursor {
  const cursor = prepared<Cursor>(db, 'SELECT done, column_name, after_text FROM cache.device_words_cursor').get();
  return cursor ?? { done: 0, column_name: null, after_text: null };
}

function saveCursor(db: WritableDb, cursor: Cursor): void {
  const sql = 'UPDATE cache.device_words_cursor SET done = ?, column_name = ?, after_text = ?';
  prepared(db, sql).run(cursor.done, cursor.column_name, cursor.after_text);
}
