/** Edits between two texts, two neighbours in the wrong order being one edit (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [beforeLast, last] = [last, line];
  }
  return last[other.length] ?? 0;
}

/** A name with one edit for every four letters is taken for misspelt, never with more than four. */
function allowedEdits(length: number): number {
  return Math.min(4, Math.max(1, Math.floor(length / 4)));
}

/** The candidate a misspelt name most likely means, whatever its case; null when none is near enough. */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  const wanted = name.toUpperCase();
  let [best, fewest]: [string | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > allowedEdits(candidate.length)) continue;
    const edits = editDistance(wanted, candidate.toUpperCase());
    if (edits <= allowedEdits(candidate.length) && edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}
