/** Identifiers met so far, each with a number of the caller's (above 0) that says where. */
export type SeenIdentifiers = {
  /** Where it was met before; 0 when it was not: then it is kept. */
  claim(identifier: string, mark: number): number;
  /** Forgets one that was kept. */
  release(identifier: string): void;
};

/** Signs in one word of 32 bits: 37 to the power of 6 is less. */
const SIGNS = 6;
/** Signs of an identifier that is kept as three words; longer ones, and those of other signs, are kept as they are. */
const LONGEST = 3 * SIGNS;
/** Three words of an identifier and its mark lie side by side, so that a look is one reading of memory. */
const SLOT_WORDS = 4;
const FEWEST_SLOTS = 1 << 12;
const MOST_FIRST_SLOTS = 1 << 22;

type Words = [number, number, number];

/**
 * Keeps a million identifiers in 32 MB: digits and capital letters are numbers in a table of their own, which no garbage
 * collector looks through. `expected` of them fit in without growing, which takes a moment.
 */
export function createSeenIdentifiers(expected: number): SeenIdentifiers {
  let slots = makeSlots(slotsFor(expected));
  let used = 0;
  const others = new Map<string, number>();
  const word: Words = [0, 0, 0];
  return {
    claim(identifier, mark) {
      if (!encode(identifier, word)) {
        const known = others.get(identifier) ?? 0;
        if (known === 0) others.set(identifier, mark);
        return known;
      }
      if (used * 2 * SLOT_WORDS >= slots.length) slots = grow(slots);
      const at = slotOf(slots, word);
      const known = slots[at + 3] ?? 0;
      if (known !== 0) return known;
      put(slots, at, word, mark);
      used += 1;
      return 0;
    },
    release(identifier) {
      if (!encode(identifier, word)) {
        others.delete(identifier);
        return;
      }
      take(slots, slotOf(slots, word));
      used -= 1;
    },
  };
}

function slotsFor(expected: number): number {
  let slots = FEWEST_SLOTS;
  while (slots < expected * 2 && slots < MOST_FIRST_SLOTS) slots *= 2;
  return slots;
}

function makeSlots(count: number): Uint32Array {
  return new Uint32Array(count * SLOT_WORDS);
}

/** Where an identifier lies, or the free slot where it would. */
function slotOf(slots: Uint32Array, word: Words): number {
  const mask = slots.length / SLOT_WORDS - 1;
  let hash = Math.imul(word[0], 0x9e3779b1) ^ Math.imul(word[1], 0x85ebca6b) ^ Math.imul(word[2], 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const at = slot * SLOT_WORDS;
    if (slots[at + 3] === 0) return at;
    if (slots[at] === word[0] && slots[at + 1] === word[1] && slots[at + 2] === word[2]) return at;
  }
}

function put(slots: Uint32Array, at: number, word: Words, mark: number): void {
  slots[at] = word[0];
  slots[at + 1] = word[1];
  slots[at + 2] = word[2];
  slots[at + 3] = mark;
}

/** Frees a slot; what follows may have been put further on because it was not free. */
function take(slots: Uint32Array, freed: number): void {
  slots[freed + 3] = 0;
  for (let at = next(slots, freed); slots[at + 3] !== 0; at = next(slots, at)) {
    const word: Words = [slots[at] ?? 0, slots[at + 1] ?? 0, slots[at + 2] ?? 0];
    const mark = slots[at + 3] ?? 0;
    slots[at + 3] = 0;
    put(slots, slotOf(slots, word), word, mark);
  }
}

function next(slots: Uint32Array, at: number): number {
  return (at + SLOT_WORDS) % slots.length;
}

function grow(old: Uint32Array): Uint32Array {
  const slots = makeSlots((old.length / SLOT_WORDS) * 2);
  for (let at = 0; at < old.length; at += SLOT_WORDS) {
    const mark = old[at + 3] ?? 0;
    if (mark === 0) continue;
    const word: Words = [old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0];
    put(slots, slotOf(slots, word), word, mark);
  }
  return slots;
}

/** Digits count 1 to 10, letters 11 to 36, so that no two identifiers make the same words; false for any other sign. */
function encode(identifier: string, word: Words): boolean {
  if (identifier.length > LONGEST) return false;
  word[0] = word[1] = word[2] = 0;
  for (let at = 0; at < identifier.length; at += 1) {
    const code = identifier.charCodeAt(at);
    const digit = code >= 48 && code <= 57 ? code - 47 : code >= 65 && code <= 90 ? code - 54 : 0;
    if (digit === 0) return false;
    if (at < SIGNS) word[0] = word[0] * 37 + digit;
    else if (at < 2 * SIGNS) word[1] = word[1] * 37 + digit;
    else word[2] = word[2] * 37 + digit;
  }
  return true;
}
