import type { BatchName } from '#shared/domain/batch.ts';

/** Batches whose name, depot, profile or note has every word of a text in it, in the order given; names first that begin with it. */
export function findBatches<Batch extends Pick<BatchName, 'name' | 'depot' | 'profileName' | 'noteName'>>(
  batches: readonly Batch[],
  text: string,
): Batch[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [];
  const found = batches.filter((batch) => {
    const all = plain([batch.name, batch.depot, batch.profileName, batch.noteName].join(' '));
    return words.every((word) => all.includes(word));
  });
  const begins = ({ name }: Batch) => plain(name).startsWith(first);
  return [...found.filter(begins), ...found.filter((batch) => !begins(batch))];
}

/** Accents and case are not typed in a hurry. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
