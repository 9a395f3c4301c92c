import type { Scheme } from './bench-desk.ts';
import type { Spread } from './spread.ts';

/** What a figure is counted in. */
export type Unit = 'ms' | 'MB' | 'rows' | 'frames';

/** One line of the table: app against floor, and whether the goal is met. */
export type Finding = {
  goal: string;
  what: string;
  devices: number;
  unit: Unit;
  floor: Spread | null;
  app: Spread;
  /** Of medians; null without a floor. */
  ratio: number | null;
  /** The same of the processors' time, which a busy machine stretches less. */
  cpuRatio: number | null;
  wanted: string;
  verdict: 'moonshot' | 'met' | 'not met' | 'for information';
  note: string;
};

/** What every measure is run with. */
export type BenchSettings = {
  devices: number;
  pairs: number;
  /** How the first sync signs in. */
  scheme: Scheme;
  /** Where prepared workspaces lie, and copies of them; emptied at the end. */
  folder: string;
  say(text: string): void;
};

/** One file of measures; `needsWindow` are run in the real Electron. */
export type Measure = { name: string; needsWindow: boolean; run(settings: BenchSettings): Promise<Finding[]> };

/** How far something may go: a multiple of the floor, an amount, or an amount above the floor. */
export type Limit = { times?: number; most?: number; above?: number };

type Judged = Omit<Finding, 'ratio' | 'cpuRatio' | 'wanted' | 'verdict' | 'note'> & { note?: string };

/** Judges a measurement by its goal and, if that is met, by the goal hoped for. */
export function judge(judged: Judged, goal: Limit | null, moonshot: Limit | null): Finding {
  const { floor, app } = judged;
  const ratio = floor === null ? null : app.median / floor.median;
  const cpuRatio = floor?.cpuMs && app.cpuMs ? app.cpuMs / floor.cpuMs : null;
  const keeps = (limit: Limit) => isWithin(judged, limit);
  const verdict =
    goal === null ? 'for information' : !keeps(goal) ? 'not met' : moonshot && keeps(moonshot) ? 'moonshot' : 'met';
  const wanted = goal === null ? '' : wordsOf(goal, judged.unit);
  return { ...judged, ratio, cpuRatio, wanted, verdict, note: judged.note ?? '' };
}

function isWithin({ app, floor }: Judged, { times, most, above }: Limit): boolean {
  if (times !== undefined && !(floor !== null && app.median <= times * floor.median)) return false;
  if (above !== undefined && !(floor !== null && app.median <= floor.median + above)) return false;
  return most === undefined || app.median <= most;
}

function wordsOf({ times, most, above }: Limit, unit: Unit): string {
  const parts = [
    ...(times === undefined ? [] : [`≤ ${times}×`]),
    ...(above === undefined ? [] : [`≤ +${above} ${unit}`]),
    ...(most === undefined ? [] : [`≤ ${most} ${unit}`]),
  ];
  return parts.join(' and ');
}

/** Ends the bench: a figure that was come by dishonestly is worth nothing. */
export function expectEqual(what: string, found: unknown, expected: unknown): void {
  if (!Object.is(found, expected)) throw new Error(`${what}: ${String(found)} instead of ${String(expected)}`);
}
