/** One letter begins too many words. */
const SHORTEST = 2;

/** Whether each word of a text begins one of the words that stand for an action. */
export function findsImport(words: string, text: string): boolean {
  const typed = plain(text);
  if (typed.join('').length < SHORTEST) return false;
  const known = plain(words);
  return typed.every((word) => known.some((one) => one.startsWith(word)));
}

/** Accents, case and signs are not typed in a hurry. */
function plain(text: string): string[] {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
