import type { ConfigurationValue } from './configuration.ts';

/** What can be wrong with a text that should be JSON. */
export const jsonFaults = [
  ...['empty', 'unfinished', 'unfinished_text', 'no_braces', 'text_after', 'too_deep', 'duplicate_key'],
  ...['trailing_comma', 'missing_comma', 'missing_colon', 'comment', 'unexpected'],
  ...['single_quotes', 'curly_quotes', 'unquoted_name', 'bad_word', 'bad_escape', 'control_character'],
  ...['bad_number', 'number_too_large'],
] as const;

/** One thing that can be wrong with a text that should be JSON. */
export type JsonFaultKind = (typeof jsonFaults)[number];

/** Where something is wrong: `offset` in the text from 0, line and column as a person counts them, from 1. */
export type JsonProblem<Kind = JsonFaultKind> = {
  kind: Kind;
  /** What stands there, or what is missing, for the sentence. */
  found: string;
  offset: number;
  line: number;
  column: number;
};

/** A value and where it begins; an object's members with it. */
export type JsonNode = { at: number; value: ConfigurationValue; members: readonly JsonMember[] | null };

/** A name, where it begins, and its value. */
export type JsonMember = { name: string; at: number; node: JsonNode };

/** The text that was read: `open` holds the brackets still to be closed. */
type Reader = { readonly text: string; at: number; readonly open: string[] };

class JsonFault extends Error {
  readonly kind: JsonFaultKind;
  readonly at: number;
  readonly found: string;

  constructor(kind: JsonFaultKind, at: number, found = '') {
    super(kind);
    this.kind = kind;
    this.at = at;
    this.found = found;
  }
}

const MAX_DEPTH = 64;

/** Reads strict JSON (RFC 8259, no name twice in an object) and says of the first fault what it is and where. */
export function readJson(text: string): { ok: true; node: JsonNode } | { ok: false; problem: JsonProblem } {
  const reader: Reader = { text, at: text.startsWith('\ufeff') ? 1 : 0, open: [] };
  try {
    if (nextSign(reader) === '') throw new JsonFault('empty', reader.at);
    const node = readNode(reader);
    const after = nextSign(reader);
    // The inside of an object pasted without its braces, as some vendors' pages tell people to.
    if (after === ':' && typeof node.value === 'string') throw new JsonFault('no_braces', node.at);
    if (after !== '') throw new JsonFault('text_after', reader.at, shown(reader));
    return { ok: true, node };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { ok: false, problem: problemAt(text, error.at, error.kind, error.found) };
  }
}

/** A problem at an offset, with its line and column. */
export function problemAt<Kind>(text: string, offset: number, kind: Kind, found: string): JsonProblem<Kind> {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  const column = [...(lines.at(-1) ?? '')].length + 1;
  return { kind, found, offset, line: lines.length, column };
}

/** The next sign that is no blank, '' at the end; the reader stands on it. */
function nextSign(reader: Reader): string {
  while (/[ \t\r\n]/.test(reader.text.charAt(reader.at))) reader.at += 1;
  const sign = reader.text.charAt(reader.at);
  if (sign === '#' || /^\/[/*]/.test(reader.text.slice(reader.at, reader.at + 2)))
    throw new JsonFault('comment', reader.at);
  return sign;
}

/** The sign the reader stands on, one that cannot be seen by its number. */
function shown(reader: Reader): string {
  const sign = String.fromCodePoint(reader.text.codePointAt(reader.at) ?? 0);
  if (!/[\p{C}\p{Z}]/u.test(sign)) return sign;
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function match(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  return pattern.exec(reader.text)?.[0] ?? '';
}

/** What to say of a sign that fits nowhere. */
function stranger(reader: Reader): JsonFault {
  const sign = reader.text.charAt(reader.at);
  if (sign === '') return new JsonFault('unfinished', reader.at, reader.open.toReversed().join(' '));
  if (/['`]/.test(sign)) return new JsonFault('single_quotes', reader.at, sign);
  if (/[\u2018-\u201f\u00ab\u00bb]/.test(sign)) return new JsonFault('curly_quotes', reader.at, sign);
  return new JsonFault('unexpected', reader.at, shown(reader));
}

function readNode(reader: Reader): JsonNode {
  const sign = nextSign(reader);
  const at = reader.at;
  if (sign === '{') return readObject(reader);
  if (sign === '[') return readArray(reader);
  if (sign === '"') return { at, value: readText(reader), members: null };
  if (/[-+.\d]/.test(sign)) return { at, value: readNumber(reader), members: null };
  if (/[\p{L}_$]/u.test(sign)) return { at, value: readWord(reader), members: null };
  throw stranger(reader);
}

function readObject(reader: Reader): JsonNode {
  const at = reader.at;
  const members: JsonMember[] = [];
  const names = new Set<string>();
  readItems(reader, '}', () => {
    const member = readMember(reader);
    if (names.has(member.name)) throw new JsonFault('duplicate_key', member.at, member.name);
    names.add(member.name);
    members.push(member);
  });
  return { at, value: Object.fromEntries(members.map(({ name, node }) => [name, node.value])), members };
}

function readArray(reader: Reader): JsonNode {
  const at = reader.at;
  const items: ConfigurationValue[] = [];
  readItems(reader, ']', () => items.push(readNode(reader).value));
  return { at, value: items, members: null };
}

/** Items between the bracket the reader stands on and its twin, with commas between them and none after the last. */
function readItems(reader: Reader, close: '}' | ']', readItem: () => void): void {
  if (reader.open.length === MAX_DEPTH) throw new JsonFault('too_deep', reader.at);
  reader.open.push(close);
  reader.at += 1;
  let more = nextSign(reader) !== close;
  while (more) {
    readItem();
    const end = reader.at;
    const sign = nextSign(reader);
    more = sign !== close;
    if (sign === ',') passComma(reader);
    else if (/["\d\-{[\p{L}]/u.test(sign)) throw new JsonFault('missing_comma', end);
    else if (more) throw stranger(reader);
  }
  reader.at += 1;
  reader.open.pop();
}

function passComma(reader: Reader): void {
  const comma = reader.at;
  reader.at += 1;
  if (/[}\]]/.test(nextSign(reader))) throw new JsonFault('trailing_comma', comma);
}

function readMember(reader: Reader): JsonMember {
  if (nextSign(reader) !== '"') {
    const word = match(reader, /[\p{L}\p{N}_$][\p{L}\p{N}_$.-]*/uy);
    throw word === '' ? stranger(reader) : new JsonFault('unquoted_name', reader.at, word);
  }
  const at = reader.at;
  const name = readText(reader);
  const end = reader.at;
  const sign = nextSign(reader);
  if (sign === '') throw stranger(reader);
  if (sign !== ':') throw new JsonFault('missing_colon', end, name);
  reader.at += 1;
  return { name, at, node: readNode(reader) };
}

function readText(reader: Reader): string {
  const { text, at: start } = reader;
  reader.at += 1;
  for (;;) {
    const sign = text.charAt(reader.at);
    // A line that ends inside a text has nearly always lost the closing quote.
    if (sign === '' || sign === '\n' || sign === '\r') throw new JsonFault('unfinished_text', start);
    if (sign < ' ') throw new JsonFault('control_character', reader.at, shown(reader));
    if (sign === '"') break;
    const taken = sign === '\\' ? match(reader, /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y) : sign;
    if (taken === '') throw new JsonFault('bad_escape', reader.at, text.slice(reader.at, reader.at + 2));
    reader.at += taken.length;
  }
  reader.at += 1;
  return JSON.parse(text.slice(start, reader.at)) as string;
}

function readNumber(reader: Reader): number {
  const at = reader.at;
  const whole = match(reader, /[-+.\w]+/y);
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(whole)) throw new JsonFault('bad_number', at, whole);
  const value = Number(whole);
  // A long identifier written as a number would silently lose its last digits.
  const rounded = /^-?[1-9]\d*$/.test(whole) && String(value) !== whole;
  if (rounded || !Number.isFinite(value)) throw new JsonFault('number_too_large', at, whole);
  reader.at += whole.length;
  return value;
}

const words = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function readWord(reader: Reader): boolean | null {
  const word = match(reader, /[\p{L}\p{N}_$]+/uy);
  const value = words.get(word);
  if (value === undefined) throw new JsonFault('bad_word', reader.at, word);
  reader.at += word.length;
  return value;
}
