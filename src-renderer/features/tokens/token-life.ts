import { DEFAULT_DAYS, endOfLife, readDays, type TokenLife } from '#shared/domain/enrollment-token.ts';

/** What is chosen for the life of a token, as it stands in the fields; `ivanti` leaves it to Ivanti. */
export type LifeChoice = { kind: 'days' | 'never' | 'ivanti'; days: string };

/** Seven days, as the document has it. */
export const usualLife: LifeChoice = { kind: 'days', days: String(DEFAULT_DAYS) };

/** The life that is asked for: null leaves it to Ivanti, undefined when the number will not do. */
export function lifeOf({ kind, days }: LifeChoice): TokenLife | null | undefined {
  if (kind === 'ivanti') return null;
  return kind === 'never' ? 'never' : (readDays(days) ?? undefined);
}

/** Whether a token would live longer with a life that begins now; one whose end nobody knows would. */
export function wouldExtend(expiresAt: string | 'never' | null, life: TokenLife, now: Date): boolean {
  if (expiresAt === 'never') return false;
  const end = endOfLife(life, now);
  return expiresAt === null || end === 'never' || Date.parse(expiresAt) < Date.parse(end);
}

/** The end of a day in the person's own time, as ISO text; null for what is no day. */
export function endOfDay(day: string): string | null {
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}
