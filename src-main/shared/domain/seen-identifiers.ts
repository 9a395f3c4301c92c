/** Identifiers met so far, each with a number of the caller's (above 0) that says where. */
export type SeenIdentifiers = {
  /** Where it was met before; 0 when it was not. */
  find(identifier: string): number;
  add(identifier: string, mark: number): void;
};

/** Signs in one word of 32 bits: 37 to the power of 6 is less. */
const SIGNS = 6;
/** Signs of an identifier that is kept as three words; longer ones, and those of other signs, are kept as they are. */
const LONGEST = 3 * SIGNS;
const FIRST_SLOTS = 1 << 12;

type Slots = { a: Uint32Array; b: Uint32Array; c: Uint32Array; marks: Uint32Array };

/**
 * Keeps a million identifiers in 32 MB, and does not slow down: digits and capital letters are numbers in a table of their
 * own, which no garbage collector looks through.
 */
export function createSeenIdentifiers(): SeenIdentifiers {
  let slots = makeSlots(FIRST_SLOTS);
  let used = 0;
  const others = new Map<string, number>();
  const word: Words = [0, 0, 0];
  return {
    find(identifier) {
      if (!encode(identifier, word)) return others.get(identifier) ?? 0;
      return slots.marks[slotOf(slots, word)] ?? 0;
    },
    add(identifier, mark) {
      if (!encode(identifier, word)) {
        others.set(identifier, mark);
        return;
      }
      if (used * 2 >= slots.marks.length) slots = grow(slots);
      put(slots, word, mark);
      used += 1;
    },
  };
}

type Words = [number, number, number];

function makeSlots(length: number): Slots {
  const words = () => new Uint32Array(length);
  return { a: words(), b: words(), c: words(), marks: words() };
}

/** Where an identifier lies, or the free slot where it would. */
function slotOf({ a, b, c, marks }: Slots, word: Words): number {
  const mask = marks.length - 1;
  let hash = Math.imul(word[0], 0x9e3779b1) ^ Math.imul(word[1], 0x85ebca6b) ^ Math.imul(word[2], 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    if (marks[at] === 0 || (a[at] === word[0] && b[at] === word[1] && c[at] === word[2])) return at;
  }
}

function put(slots: Slots, word: Words, mark: number): void {
  const at = slotOf(slots, word);
  [slots.a[at], slots.b[at], slots.c[at], slots.marks[at]] = [...word, mark];
}

function grow(old: Slots): Slots {
  const slots = makeSlots(old.marks.length * 2);
  old.marks.forEach((mark, at) => {
    if (mark !== 0) put(slots, [old.a[at] ?? 0, old.b[at] ?? 0, old.c[at] ?? 0], mark);
  });
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
    const place = at < SIGNS ? 0 : at < 2 * SIGNS ? 1 : 2;
    word[place] = word[place] * 37 + digit;
  }
  return true;
}
