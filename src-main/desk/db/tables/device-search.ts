import { normaliseIdentifier } from '#shared/domain/imei.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { hasIndex } from './device-indexes.ts';
import { readRows } from './device-row-numbers.ts';
import { canSearchWords, wordColumns } from './device-words.ts';
import { reversed } from './devices.ts';

// Fewer last digits than this name hundreds of devices in a thousand.
const SHORTEST_TAIL = 3;
// So much of an identifier is no word: once it has found a device, words are not searched for it.
const CERTAIN_IDENTIFIER = 8;
// The words are indexed by parts of three characters.
const SHORTEST_PART = 3;
/** Nearly every word has a device, so that these are enough for a short list. */
const WORDS_FOR_A_LIST = 200;

/** Identifiers in the order in which their hits rank. */
const starts = ['imei', 'serial', 'imei2'] as const;
const ends = ['imei_reversed', 'serial_reversed', 'imei2_reversed'] as const;

type Range = { column: (typeof starts)[number] | (typeof ends)[number]; prefix: string };

/**
 * Rows of devices found by a text, at most `limit`, best first: an identifier that begins with it (spaces and dashes do not
 * matter), one that ends with it (three characters or more), then user, model or tags that hold it (three characters or
 * more; shorter ones begin with it), then notes that hold it (three characters or more).
 */
export function findDeviceRows(db: ReadableDb, text: string, limit: number): number[] {
  const found = new Set<number>();
  const identifier = identifierIn(text);
  for (const { column, prefix } of rangesOf(identifier)) {
    if (found.size >= limit) break;
    const sql = `SELECT row FROM cache.devices WHERE ${column} >= ? AND ${column} < ? ORDER BY ${column} LIMIT ?`;
    const rows = prepared<number>(db, sql, 'first-cells').all(prefix, afterPrefix(prefix), limit);
    for (const row of rows) found.add(row);
  }
  if (found.size < limit && !isCertain(identifier, found.size > 0)) {
    const words = matchingWords(db, text, Math.max(limit, WORDS_FOR_A_LIST));
    for (const column of words.length > 0 ? wordColumns : []) {
      const sql = `SELECT d.row ${byWords(column)} LIMIT ?`;
      const rows = prepared<number>(db, sql, 'first-cells').all(JSON.stringify(words), limit);
      for (const row of rows) found.add(row);
    }
    for (const row of rowsOfNotes(db, text, limit)) found.add(row);
  }
  return [...found].slice(0, limit);
}

/** Rows of all devices found by a text, as lists in no order; a row may be in several. */
export function findAllDeviceRows(db: ReadableDb, text: string): number[][] {
  const identifier = identifierIn(text);
  const lists = rangesOf(identifier).map(({ column, prefix }) =>
    readRows(db, `SELECT row FROM cache.devices WHERE ${column} >= ? AND ${column} < ?`, prefix, afterPrefix(prefix)),
  );
  const foundAny = lists.some((list) => list.length > 0);
  if (isCertain(identifier, foundAny)) return lists;
  lists.push(rowsOfNotes(db, text, -1));
  const words = matchingWords(db, text, -1);
  if (words.length === 0) return lists;
  const json = JSON.stringify(words);
  return [...lists, ...wordColumns.map((column) => readRows(db, `SELECT d.row ${byWords(column)}`, json))];
}

/** A text as an identifier, '' when it cannot be one. */
function identifierIn(text: string): string {
  const identifier = normaliseIdentifier(text);
  return /^[0-9A-Z]+$/.test(identifier) ? identifier : '';
}

function rangesOf(identifier: string): Range[] {
  if (identifier === '') return [];
  const ranges: Range[] = starts.map((column) => ({ column, prefix: identifier }));
  if (identifier.length < SHORTEST_TAIL) return ranges;
  const tail = reversed(identifier);
  return [...ranges, ...ends.map((column) => ({ column, prefix: tail }))];
}

function isCertain(identifier: string, found: boolean): boolean {
  return found && identifier.length >= CERTAIN_IDENTIFIER;
}

/** Rows of devices with a note that holds a text, at most `limit` (-1: all). */
function rowsOfNotes(db: ReadableDb, text: string, limit: number): number[] {
  const part = partOf(text);
  // While a first sync fills the table, a note would be looked for among all devices.
  if ([...part].length < SHORTEST_PART || !hasIndex(db, 'devices_by_id')) return [];
  const sql = `SELECT d.row FROM main.notes_parts p CROSS JOIN main.notes n ON n.note = p.rowid
    CROSS JOIN cache.devices d ON d.device_id = n.device_id WHERE p.notes_parts MATCH ? LIMIT ?`;
  return readRows(db, sql, phraseOf(part), limit);
}

/** What can be searched of a text. */
function partOf(text: string): string {
  return text.replace(/\p{Cc}/gu, '').trim();
}

function phraseOf(part: string): string {
  return `"${part.replaceAll('"', '""')}"`;
}

/** Words that hold a text, at most `limit` (-1: all); none before they are gathered, as nothing leads on from them yet. */
function matchingWords(db: ReadableDb, text: string, limit: number): string[] {
  const part = partOf(text);
  if (part === '' || !canSearchWords(db)) return [];
  if ([...part].length < SHORTEST_PART) {
    const sql = 'SELECT text FROM cache.device_words WHERE text >= ? AND text < ? LIMIT ?';
    return prepared<string>(db, sql, 'first-cells').all(part, afterPrefix(part), limit);
  }
  const sql = `SELECT w.text FROM cache.device_words_parts p CROSS JOIN cache.device_words w ON w.word = p.rowid
    WHERE p.device_words_parts MATCH ? LIMIT ?`;
  return prepared<string>(db, sql, 'first-cells').all(phraseOf(part), limit);
}

function byWords(column: (typeof wordColumns)[number]): string {
  return `FROM json_each(?) w CROSS JOIN cache.devices d ON d.${column} = w.value COLLATE NOCASE`;
}

/** The first text that comes after every text with this prefix. */
function afterPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
