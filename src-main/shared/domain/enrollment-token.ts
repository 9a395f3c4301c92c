import { z } from 'zod';
import type { ProfileId } from './profile.ts';
import type { ChangeState } from './queued-change.ts';

const DAY_MS = 86_400_000;

/** A token's life in days, as Ivanti allows it (behaviours 55, 89). */
export const LEAST_DAYS = 7;
/** The longest life a token can be given in days; beyond it there is only *Never expires*. */
export const MOST_DAYS = 999;
/** Days a new token lives unless told otherwise (behaviour 56). */
export const DEFAULT_DAYS = 7;

/** A number of days a token may be given: whole, 7 to 999, both included. */
export const tokenDaysSchema = z.number().int().min(LEAST_DAYS).max(MOST_DAYS);

/** How long a token shall live: so many days from now, or for ever; `never` is a state of its own, no large number. */
export const tokenLifeSchema = z.union([tokenDaysSchema, z.literal('never')]);

/** How long a token shall live. */
export type TokenLife = z.output<typeof tokenLifeSchema>;

/** Whether a text is a number of days a token may be given. */
export function readDays(text: string): number | null {
  const days = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return tokenDaysSchema.safeParse(days).success ? days : null;
}

/** The end of a life that begins now, ISO text: the same in every interface and in the queue, so that nothing is added twice. */
export function endOfLife(life: TokenLife, now: Date): string | 'never' {
  return life === 'never' ? 'never' : new Date(now.getTime() + life * DAY_MS).toISOString();
}

/** Who looks after a token: Ivanti, or the person who pasted it in. */
export type TokenKeeper = 'ivanti' | 'hand';

/** An enrolment token as the window knows it: never its value. Times are ISO text. */
export type EnrollmentTokenView = {
  profileId: ProfileId;
  profileName: string;
  keeper: TokenKeeper;
  issuedAt: string | null;
  expiresAt: string | 'never' | null;
  /** Devices of the profile that have still to register with it. */
  pendingDevices: number;
  /** Whether its value can be shown now: it is kept here, or Ivanti can be asked. */
  hasValue: boolean;
  /** When a sheet with it was last printed; older than `issuedAt` it is void. */
  printedAt: string | null;
  /** A change of it that is not over, and how that stands. */
  changeId: string | null;
  changeState: ChangeState | null;
};

/** A token with less than so many days left is warned of, unless the person has set another number. */
export const DEFAULT_WARNING_DAYS = 3;

/** A token whose end is near or has just been, for a warning. `expiresAt` is ISO text. */
export type EndingToken = { profileName: string; expiresAt: string };

/** Whole days until a token ends, less than 0 when it is dead (-1: since less than a day); null when never or not known. */
export function daysLeft(expiresAt: string | 'never' | null, now: Date): number | null {
  const left = expiresAt === null || expiresAt === 'never' ? Number.NaN : Date.parse(expiresAt) - now.getTime();
  return Number.isNaN(left) ? null : Math.floor(left / DAY_MS);
}
