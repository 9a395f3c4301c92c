/** What the sender knows beyond the ledger: lives as long as the desk. Times are of the monotonic clock, in milliseconds. */
export type SendMemory = {
  /** Changes with unconfirmed devices: since when, and how many readings have not shown them. */
  polls: Map<string, { since: number; reads: number }>;
  /** When a change that failed may be tried again. */
  due: Map<string, number>;
  /** Most devices the server was seen to take in one call; null until it complained. */
  devicesPerCall: number | null;
};

/** A memory with nothing in it, as after every start. */
export function createSendMemory(): SendMemory {
  return { polls: new Map(), due: new Map(), devicesPerCall: null };
}
