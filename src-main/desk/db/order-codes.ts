import type { CodesOfLines } from './tables/imported-lines.ts';

/** Codes are sorted as far as this many are together: those of one part touch few pages of an index. */
const ROWS_PER_PART = 4_000;
/** Many codes that are alike in what is compared lie in one part: then it is given in pieces of so many. */
const MOST_ROWS = 8_000;
/** So many codes tell how the others are spread. */
const SAMPLES_PER_PART = 16;
/** More signs than this do not fit in a number. */
const SIGNS = 10;

/** So many keys are sorted in one go: some 10 ms. */
const KEYS_PER_SLICE = 1 << 16;
const none = new Uint32Array(0);

/**
 * Collects codes with the lines they stand on, to give them back in parts, in the order of the codes. Some parts are empty:
 * whoever lets others work in between does so then too.
 */
export type CodeOrder = { add(more: CodesOfLines): void; parts(): Iterable<CodesOfLines> };

/** An order of at most so many codes. */
export function createCodeOrder(most: number): CodeOrder {
  const all: string[] = [];
  const lines = new Uint32Array(most);
  const keys = new Float64Array(most);
  return {
    add({ codes, lines: theirs }) {
      for (let at = 0; at < codes.length; at += 1) {
        const code = codes[at] ?? '';
        keys[all.length] = keyOf(code);
        lines[all.length] = theirs[at] ?? 0;
        all.push(code);
      }
    },
    *parts() {
      for (const part of partsOf(keys.subarray(0, all.length))) {
        const some: CodesOfLines = { codes: [], lines: [] };
        for (let at = 0; at < part.length; at += 1) {
          const place = part[at] ?? 0;
          some.codes.push(all[place] ?? '');
          some.lines.push(lines[place] ?? 0);
        }
        yield some;
      }
    },
  };
}

/** A number that is larger for a later text, as far as digits and letters of its beginning tell. Digits alone tell more. */
function keyOf(code: string): number {
  if (code.length === 15) {
    const digits = Number(code);
    if (digits > 0) return digits / 1e15;
  }
  let key = 0;
  for (let at = 0; at < SIGNS; at += 1) {
    const sign = at < code.length ? code.charCodeAt(at) : 0;
    key = key * 37 + (sign < 58 ? Math.max(0, sign - 47) : (sign & 31) + 10);
  }
  return 1 + key;
}

function* partsOf(keys: Float64Array): Iterable<Uint32Array> {
  const bounds = boundsOf(keys);
  const sizes = new Uint32Array(bounds.length + 1);
  const places = new Uint16Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    if (at % KEYS_PER_SLICE === 0) yield none;
    const place = placeOf(bounds, keys[at] ?? 0);
    places[at] = place;
    sizes[place] = (sizes[place] ?? 0) + 1;
  }
  const parts = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (let at = 0; at < keys.length; at += 1) {
    if (at % KEYS_PER_SLICE === 0) yield none;
    const place = places[at] ?? 0;
    const part = parts[place];
    if (!part) continue;
    part[sizes[place] ?? 0] = at;
    sizes[place] = (sizes[place] ?? 0) + 1;
  }
  for (const part of parts) {
    part.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
    for (let first = 0; first < part.length; first += MOST_ROWS) yield part.subarray(first, first + MOST_ROWS);
  }
}

/** Keys that cut the others into parts of about the same size. */
function boundsOf(keys: Float64Array): Float64Array {
  const parts = Math.ceil(keys.length / ROWS_PER_PART);
  const step = Math.max(1, Math.floor(keys.length / (parts * SAMPLES_PER_PART)));
  const sample = Float64Array.from({ length: Math.floor(keys.length / step) }, (_, at) => keys[at * step] ?? 0).sort();
  const bounds = Math.max(0, Math.min(parts, sample.length) - 1);
  return Float64Array.from({ length: bounds }, (_, at) => sample[Math.floor(((at + 1) * sample.length) / parts)] ?? 0);
}

/** How many bounds are not above a key. */
function placeOf(bounds: Float64Array, key: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] ?? 0) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}
