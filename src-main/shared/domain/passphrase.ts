const LEAST_SIGNS = 12;
const LEAST_WORDS = 4;
/** Fewer different signs are one key held down, or a pattern. */
const LEAST_DIFFERENT = 5;

/**
 * A passphrase as it is turned into a key: the same however a keyboard composes its accents, and whatever blanks were
 * copied along around it.
 */
export function normalisePassphrase(text: string): string {
  return text.normalize('NFKC').trim();
}

/** Whether a passphrase is good enough to protect a file that may be lost: 12 signs or more, or 4 words. */
export function isStrongPassphrase(text: string): boolean {
  const passphrase = normalisePassphrase(text);
  const words = passphrase.split(/\s+/).filter((word) => word.length > 1);
  const isLong = [...passphrase].length >= LEAST_SIGNS || new Set(words).size >= LEAST_WORDS;
  return isLong && new Set(passphrase).size >= LEAST_DIFFERENT;
}
