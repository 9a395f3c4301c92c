/** The server's clock: true time moved forward by tests, shown to clients with a skew. Milliseconds since 1970. */
export type SimulatorClock = {
  /** True time plus what advanceClock added: drives everything that happens later. */
  now(): number;
  /** What the server believes and stamps: `now` plus the skew. */
  serverNow(): number;
  advance(ms: number): void;
  setSkew(ms: number): void;
  advancedMs(): number;
};

/** A clock over `source`, already moved forward by `advancedMs` (from a state file). */
export function createClock(source: () => number, advancedMs = 0): SimulatorClock {
  let advanced = advancedMs;
  let skew = 0;
  return {
    now: () => source() + advanced,
    serverNow: () => source() + advanced + skew,
    advance: (ms) => {
      advanced += ms;
    },
    setSkew: (ms) => {
      skew = ms;
    },
    advancedMs: () => advanced,
  };
}
