import { normaliseIdentifier } from '#shared/domain/imei.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { canSearchWords, wordColumns } from './device-words.ts';
import { reversed } from './devices.ts';

// Fewer last digits than this name hundreds of devices in a thousand.
const SHORTEST_TAIL = 3;
// The words are indexed by parts of three characters.
const SHORTEST_PART = 3;

/** Identifiers in the order in which their hits rank. */
const starts = ['imei', 'serial', 'imei2'] as const;
const ends = ['imei_reversed', 'serial_reversed', 'imei2_reversed'] as const;

/** A query for rows, without its end: `SELECT row FROM …`. */
type RowQuery = { from: string; parameters: string[] };

/**
 * Rows of devices found by a text, at most `limit`, best first: an identifier that begins with it (spaces and dashes do not
 * matter), one that ends with it (three characters or more), then user, model or tags that hold it (three characters or
 * more; shorter ones begin with it).
 */
export function findDeviceRows(db: ReadableDb, text: string, limit: number): number[] {
  const found = new Set<number>();
  for (const query of rowQueries(db, text)) {
    if (found.size >= limit) break;
    // A device may be found in several ways, so that many of these can be known already.
    const sql = `SELECT row ${query.from} LIMIT ?`;
    for (const row of prepared<number>(db, sql, 'first-cells').all(...query.parameters, limit)) found.add(row);
  }
  return [...found].slice(0, limit);
}

/** Rows of all devices found by a text, as lists in no order; a row may be in several. */
export function findAllDeviceRows(db: ReadableDb, text: string): number[][] {
  return rowQueries(db, text).map((query) => {
    const sql = `SELECT json_group_array(row) FROM (SELECT row ${query.from})`;
    return JSON.parse(prepared<string>(db, sql, 'first-cells').get(...query.parameters) ?? '[]') as number[];
  });
}

function rowQueries(db: ReadableDb, text: string): RowQuery[] {
  const identifier = normaliseIdentifier(text);
  const queries: RowQuery[] = [];
  if (/^[0-9A-Z]+$/.test(identifier)) {
    for (const column of starts) queries.push(rangeQuery(column, identifier));
    if (identifier.length >= SHORTEST_TAIL) {
      for (const column of ends) queries.push(rangeQuery(column, reversed(identifier)));
    }
  }
  const words = text.replace(/\p{Cc}/gu, '').trim();
  if (words !== '' && canSearchWords(db)) {
    for (const column of wordColumns) queries.push(wordQuery(column, words));
  }
  return queries;
}

function rangeQuery(column: string, prefix: string): RowQuery {
  const from = `FROM cache.devices WHERE ${column} >= ? AND ${column} < ? ORDER BY ${column}`;
  return { from, parameters: [prefix, afterPrefix(prefix)] };
}

function wordQuery(column: (typeof wordColumns)[number], text: string): RowQuery {
  const devices = `cache.devices d ON d.${column} = w.text COLLATE NOCASE`;
  if ([...text].length >= SHORTEST_PART) {
    const words = 'cache.device_words_parts p CROSS JOIN cache.device_words w ON w.word = p.rowid';
    const from = `FROM ${words} CROSS JOIN ${devices} WHERE p.device_words_parts MATCH ?`;
    return { from, parameters: [`"${text.replaceAll('"', '""')}"`] };
  }
  const from = `FROM cache.device_words w CROSS JOIN ${devices} WHERE w.text >= ? AND w.text < ?`;
  return { from, parameters: [text, afterPrefix(text)] };
}

/** The first text that comes after every text with this prefix. */
function afterPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
