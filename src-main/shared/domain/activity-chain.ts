import { z } from 'zod';
import type { ActivityEntry } from './activity-entry.ts';

/** SHA-256 piece by piece: `shared` runs where Node is not, so that its users bring theirs. */
export type Sha256 = { update(text: string): void; digest(): string };
/** Begins a new SHA-256, whose digest is hex. */
export type NewSha256 = () => Sha256;

/** How a chain can be broken at an entry; `devices`: the list of devices it names is not the one it was written with. */
export const chainFaults = ['altered', 'missing', 'reordered', 'devices'] as const;

/** How a chain is broken. */
export type ChainFault = (typeof chainFaults)[number];

/** What checking a log has found: how much of it holds and where it ends, or the first entry that does not. */
export const chainVerdictSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), entries: z.number(), head: z.string() }),
  z.object({ ok: z.literal(false), fault: z.enum(chainFaults), entry: z.number() }),
]);

/** What checking a log has found. */
export type ChainVerdict = z.infer<typeof chainVerdictSchema>;

/** The last entry of a chain so far. */
export type ChainEnd = { entry: number; hash: string };

/** Where every chain begins. */
export const chainStart: ChainEnd = { entry: 0, hash: '' };

/** How far an entry can have been carried off to be recognised where it lies now. */
const LOOK_AROUND = 500;

/** The digest of one text. */
export function sha256Of(newSha256: NewSha256, text: string): string {
  const sha256 = newSha256();
  sha256.update(text);
  return sha256.digest();
}

/**
 * What the hash of an entry is taken over: its other columns in order, as one JSON array. Entries of before account and clock
 * were noted have neither, and hash as they did when they were written.
 */
export function hashedText(entry: Omit<ActivityEntry, 'hash'>): string {
  const { account, monotonicMs, runId } = entry;
  const first = [entry.entry, entry.at, entry.actor, entry.action, entry.changeId, entry.facts, entry.previousHash];
  const isOld = account === null && monotonicMs === null && runId === null;
  return JSON.stringify(isOld ? first : [...first, account, monotonicMs, runId]);
}

/** How an entry fails to follow the end of a chain, and which entry is at fault; null when it follows. */
export function findFault(
  newSha256: NewSha256,
  end: ChainEnd,
  entry: ActivityEntry,
): { fault: ChainFault; entry: number } | null {
  const expected = end.entry + 1;
  const holdsAs = (number: number) => sha256Of(newSha256, hashedText({ ...entry, entry: number })) === entry.hash;
  if (!holdsAs(entry.entry)) {
    const wasCarriedOff = numbersAround(entry.entry).some(holdsAs);
    return { fault: wasCarriedOff ? 'reordered' : 'altered', entry: entry.entry };
  }
  if (entry.entry > expected) return { fault: 'missing', entry: expected };
  if (entry.entry < expected) return { fault: 'reordered', entry: entry.entry };
  // It is whole and was chained to another entry than the one that lies before it: that one was written anew.
  if (entry.previousHash !== end.hash) return { fault: 'altered', entry: Math.max(1, end.entry) };
  return null;
}

/** What an entry's facts say of the list of devices of its change: its digest and how many they are; null: not said. */
export function listFactsIn(facts: string): { digest: string | null; devices: number | null } {
  const { targetsSha256: digest, devices } = parsed(facts);
  return {
    digest: typeof digest === 'string' ? digest : null,
    devices: typeof devices === 'number' ? devices : null,
  };
}

/** A chain that somebody wrote anew may hold any text. */
function parsed(facts: string): { targetsSha256?: unknown; devices?: unknown } {
  try {
    return (JSON.parse(facts) ?? {}) as ReturnType<typeof parsed>;
  } catch {
    return {};
  }
}

function numbersAround(number: number): number[] {
  const first = Math.max(1, number - LOOK_AROUND);
  return Array.from({ length: 2 * LOOK_AROUND }, (_, at) => first + at).filter((one) => one !== number);
}
