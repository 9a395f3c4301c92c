import type { DeviceState } from '#shared/domain/device.ts';

/** Samsung's words for each state, in small letters without anything between (knox-api 2.6). */
export type StateWords = Readonly<Record<Exclude<DeviceState, 'unknown'>, readonly string[]>>;

/** Makes the reading of states: case, blanks and punctuation do not matter; a word no table knows is `unknown`. */
export function createStateReader(words: StateWords): (raw: string) => DeviceState {
  const known = new Map<string, DeviceState>();
  for (const [state, spellings] of Object.entries(words)) {
    for (const spelling of spellings) known.set(bare(spelling), state as DeviceState);
  }
  // A tenant has some ten words over a million devices.
  const seen = new Map<string, DeviceState>();
  return (raw) => {
    const before = seen.get(raw);
    if (before !== undefined) return before;
    const state = known.get(bare(raw)) ?? 'unknown';
    if (seen.size < 1000) seen.set(raw, state);
    return state;
  };
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
