const DAY_MS = 86_400_000;
/** From this many days on, the end of an enrolment token needs nobody's attention. */
const CALM_DAYS = 7;

/** How an enrolment token stands: `soon` when it needs attention. Days are begun ones. */
export type EnrollmentTokenExpiry =
  | { kind: 'never' }
  | { kind: 'expired'; at: string }
  | { kind: 'today'; at: string }
  | { kind: 'days'; days: number; soon: boolean; at: string };

/** What the chip says of an enrolment token's end; null when none is known. */
export function enrollmentTokenExpiry(expiresAt: string | null, now: Date): EnrollmentTokenExpiry | null {
  if (expiresAt === null) return null;
  if (expiresAt === 'never') return { kind: 'never' };
  const left = Date.parse(expiresAt) - now.getTime();
  if (Number.isNaN(left)) return null;
  if (left <= 0) return { kind: 'expired', at: expiresAt };
  if (left < DAY_MS) return { kind: 'today', at: expiresAt };
  const days = Math.floor(left / DAY_MS);
  return { kind: 'days', days, soon: days < CALM_DAYS, at: expiresAt };
}
