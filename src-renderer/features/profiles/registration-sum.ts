import type { ProfileSummary } from '#shared/domain/profile.ts';

/** Whether registered and pending make up the devices (behaviour 83); null where nobody counts registrations. */
export type RegistrationSum = {
  kind: 'equal' | 'fewer' | 'more';
  missing: number;
  registered: number;
  pending: number;
};

/** Holds Ivanti's two counts against the number of devices. */
export function registrationSum({
  registered,
  pendingRegistration: pending,
  devices,
}: Pick<ProfileSummary, 'registered' | 'pendingRegistration' | 'devices'>): RegistrationSum | null {
  if (registered === null || pending === null) return null;
  const missing = devices - registered - pending;
  const kind = missing === 0 ? 'equal' : missing > 0 ? 'fewer' : 'more';
  return { kind, missing: Math.abs(missing), registered, pending };
}
