import { createIsoWriter } from './iso-time.ts';

/** A JSON object of a server, before its fields are understood. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** Names a field may have; the first one that holds something counts. */
export type FieldNames = readonly string[];

const isoText = createIsoWriter();

/** The first value that is there; undefined when every name is missing or null. */
export function pick(record: RawRecord, names: FieldNames): unknown {
  for (const name of names) {
    const value = record[name];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** A text or number as text without blanks around it; null when missing, null or empty. */
export function readText(record: RawRecord, names: FieldNames): string | null {
  const value = pick(record, names);
  if (typeof value === 'string') return value.trim() || null;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** A whole number of at least 0, also from text; null when missing or something else. */
export function readCount(record: RawRecord, names: FieldNames): number | null {
  const value = pick(record, names);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** A moment as ISO text: epoch milliseconds (or seconds) as number or text, or a date in words; null when missing. */
export function readTime(record: RawRecord, names: FieldNames): string | null {
  const value = pick(record, names);
  const at = typeof value === 'number' ? value : typeof value === 'string' ? readMoment(value.trim()) : Number.NaN;
  // Milliseconds of any date after 1973 have twelve digits or more; seconds have ten.
  const ms = at > 0 && at < 1e11 ? at * 1000 : at;
  return ms > 0 && ms < 8.64e15 ? isoText(ms) : null;
}

/** Texts of a list, or the parts of one text between commas, joined by ", ". */
export function readTags(record: RawRecord, names: FieldNames): string {
  const value = pick(record, names);
  const parts = Array.isArray(value) ? value.map(tagText) : typeof value === 'string' ? value.split(',') : [];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
}

function tagText(tag: unknown): string {
  if (typeof tag === 'string' || typeof tag === 'number') return String(tag);
  if (typeof tag !== 'object' || tag === null) return '';
  return readText(tag as RawRecord, ['name', 'tagName', 'tag', 'value']) ?? '';
}

function readMoment(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  // A date without a zone is the server's, hence UTC, and not this machine's.
  return Date.parse(/^\d{4}-\d{2}-\d{2}[T ][\d:.]+$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
}
