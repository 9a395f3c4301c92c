import type { DeviceStanding, SimulatedState } from './base-device.ts';

/** Devices by profile (empty text: in none) and state. */
export type ProfileCounts = Map<string, Map<SimulatedState, number>>;

/** Adds a device to the counts, or takes it away with -1. */
export function countStanding(counts: ProfileCounts, standing: DeviceStanding, by: number): void {
  const profile = standing.profile ?? '';
  let row = counts.get(profile);
  if (row === undefined) {
    row = new Map();
    counts.set(profile, row);
  }
  row.set(standing.state, (row.get(standing.state) ?? 0) + by);
}

/** How many devices of a profile are in any of some states; all of them when none is named. */
export function countOf(counts: ProfileCounts, profile: string, ...states: SimulatedState[]): number {
  let sum = 0;
  for (const [state, count] of counts.get(profile) ?? []) {
    if (states.length === 0 || states.includes(state)) sum += count;
  }
  return sum;
}
