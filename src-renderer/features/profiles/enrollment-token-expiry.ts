const DAY_MS = 86_400_000;

/** How an enrolment token stands: `soon` when it needs attention. Days are begun ones. */
export type EnrollmentTokenExpiry =
  | { kind: 'never' }
  | { kind: 'expired'; at: string }
  | { kind: 'today'; at: string }
  | { kind: 'days'; days: number; soon: boolean; at: string };

/**
 * What the chip says of an enrolment token's end, which is near from `warningDays` on; null when none is known. On the day
 * itself it is near whatever is set.
 */
export function enrollmentTokenExpiry(
  expiresAt: string | null,
  now: Date,
  warningDays: number,
): EnrollmentTokenExpiry | null {
  if (expiresAt === null) return null;
  if (expiresAt === 'never') return { kind: 'never' };
  const left = Date.parse(expiresAt) - now.getTime();
  if (Number.isNaN(left)) return null;
  if (left <= 0) return { kind: 'expired', at: expiresAt };
  if (left < DAY_MS) return { kind: 'today', at: expiresAt };
  const days = Math.floor(left / DAY_MS);
  return { kind: 'days', days, soon: days < warningDays, at: expiresAt };
}
