/** One run of one side: what it measured, and the processors' time it took where that tells something. Milliseconds. */
export type Sample = { value: number; cpuMs?: number };

/** What several runs of one side measured. */
export type Spread = { runs: number[]; median: number; least: number; most: number; cpuMs: number | null };

/** One side of a comparison. */
export type Side = () => Promise<Sample>;

export function spreadOf(samples: readonly Sample[]): Spread {
  const runs = samples.map(({ value }) => value);
  const times = samples.flatMap(({ cpuMs }) => cpuMs ?? []);
  return {
    runs,
    median: medianOf(runs),
    least: Math.min(...runs),
    most: Math.max(...runs),
    cpuMs: times.length === 0 ? null : medianOf(times),
  };
}

export function medianOf(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

/** A quantile of values in ascending order, between two of them if need be. */
export function quantile(sorted: readonly number[], part: number): number {
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Runs all sides in turn, A B C C B A …, so that what slows the machine down slows them all. */
export async function takeTurns<Name extends string>(
  rounds: number,
  sides: Record<Name, Side>,
): Promise<Record<Name, Spread>> {
  const names = Object.keys(sides) as Name[];
  const samples = new Map<Name, Sample[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    // Every other round the other way about: whoever comes second may find a warmer cache.
    for (const name of round % 2 === 0 ? names : names.toReversed()) samples.get(name)?.push(await sides[name]());
  }
  return Object.fromEntries(names.map((name) => [name, spreadOf(samples.get(name) ?? [])])) as Record<Name, Spread>;
}
