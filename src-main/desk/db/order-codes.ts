/** Codes are sorted as far as this many are together: those of one part touch few pages of an index. */
const ROWS_PER_PART = 4_000;
/** So many codes tell how the others are spread. */
const SAMPLES_PER_PART = 16;
/** More signs than this do not fit in a number. */
const SIGNS = 10;

/** So many keys are sorted in one go: some 10 ms. */
const KEYS_PER_SLICE = 1 << 16;
const none = new Uint32Array(0);

/**
 * Collects codes in the order of a file, to give their rows back in parts, roughly in the order of the codes. Some parts are
 * empty: whoever lets others work in between does so then too.
 */
export type CodeOrder = { add(codes: readonly (string | null)[]): void; parts(): Iterable<Uint32Array> };

/** An order of at most so many rows, which are counted from 1. */
export function createCodeOrder(most: number): CodeOrder {
  const keys = new Float64Array(most);
  let rows = 0;
  return {
    add(codes) {
      for (const code of codes) {
        keys[rows] = code === null ? 0 : keyOf(code);
        rows += 1;
      }
    },
    parts: () => partsOf(keys.subarray(0, rows)),
  };
}

/** A number that is larger for a later text, as far as digits and letters of its beginning tell; never 0. Digits alone tell more. */
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
    const key = keys[at] ?? 0;
    if (key === 0) continue;
    const place = placeOf(bounds, key);
    places[at] = place + 1;
    sizes[place] = (sizes[place] ?? 0) + 1;
  }
  const parts = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (let at = 0; at < keys.length; at += 1) {
    if (at % KEYS_PER_SLICE === 0) yield none;
    const place = (places[at] ?? 0) - 1;
    const part = parts[place];
    if (!part) continue;
    part[sizes[place] ?? 0] = at + 1;
    sizes[place] = (sizes[place] ?? 0) + 1;
  }
  for (const part of parts)
    for (let first = 0; first < part.length; first += ROWS_PER_PART) yield part.subarray(first, first + ROWS_PER_PART);
}

/** Keys that cut the others into parts of about the same size. */
function boundsOf(keys: Float64Array): Float64Array {
  const parts = Math.ceil(keys.length / ROWS_PER_PART);
  const step = Math.max(1, Math.floor(keys.length / (parts * SAMPLES_PER_PART)));
  const sampled: number[] = [];
  for (let at = 0; at < keys.length; at += step) if ((keys[at] ?? 0) > 0) sampled.push(keys[at] ?? 0);
  const sample = Float64Array.from(sampled).sort();
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
