import { daysLeft } from '#shared/domain/enrollment-token.ts';

/** How many days the time line shows before today, and from today on; beyond it there is only *later*. */
const PAST_DAYS = 14;
const NEXT_DAYS = 90;
/** Where today and the end of the scale stand, and what never ends; in percent of the line. */
const TODAY = 14;
const LATER = 88;
const NEVER = 100;

/** Days from today that are marked on the scale. */
export const scaleDays = [30, 60, 90] as const;

/** How near a token's end is: `dead`, `soon` when it is warned of, `far` beyond the scale, `unknown` when nobody knows. */
export type Nearness = 'dead' | 'soon' | 'calm' | 'far' | 'never' | 'unknown';

/** How a token stands: its nearness, and whole days left (less than 0 since it is dead). */
export type TokenStanding = { nearness: Nearness; days: number | null };

/** Holds a token's end against now and the days from which it is warned of. */
export function standingOf(expiresAt: string | 'never' | null, now: Date, warningDays: number): TokenStanding {
  if (expiresAt === 'never') return { nearness: 'never', days: null };
  const days = daysLeft(expiresAt, now);
  if (days === null) return { nearness: 'unknown', days };
  if (days < 0) return { nearness: 'dead', days };
  if (days < warningDays) return { nearness: 'soon', days };
  return { nearness: days > NEXT_DAYS ? 'far' : 'calm', days };
}

/** Where so many days from today stand on the line, in percent from its left. */
export function placeOfDays(days: number): number {
  if (days < 0) return (Math.max(0, PAST_DAYS + days) / PAST_DAYS) * TODAY;
  return TODAY + (Math.min(days, NEXT_DAYS) / NEXT_DAYS) * (LATER - TODAY);
}

/** A stretch of the line, in percent. */
export type Stretch = { left: number; width: number };

/** From today to the end of a token, or from the end of a dead one to today; null when nothing is known. */
export function stretchOf({ nearness, days }: TokenStanding): Stretch | null {
  if (nearness === 'unknown') return null;
  const end = nearness === 'never' ? NEVER : nearness === 'far' ? (LATER + NEVER) / 2 : placeOfDays(days ?? 0);
  return { left: Math.min(TODAY, end), width: Math.abs(end - TODAY) };
}

/** Whether a token needs somebody: it is warned of, or it is dead and devices wait for it. */
export function needsAttention(nearness: Nearness, pendingDevices: number): boolean {
  return nearness === 'soon' || (nearness === 'dead' && pendingDevices > 0);
}
