import { AppError, type ErrorCode } from '#shared/errors.ts';

/**
 * What a failed write means for its devices: `halve` and look for the one that is meant, `refuse` all, `unknown` (it may
 * have been carried out: read before anything is repeated), `unsent` (nothing happened; the queue waits).
 */
export type Judgement = 'halve' | 'refuse' | 'unknown' | 'unsent';

const halving: ReadonlySet<ErrorCode> = new Set([
  'too_many_devices',
  'device_not_found',
  'device_invalid',
  'server_refused',
]);
const refusing: ReadonlySet<ErrorCode> = new Set([
  'profile_not_found',
  'profile_name_taken',
  'profile_refused',
  'encryption_key_wrong',
  'input_invalid',
  'not_found',
  'user_not_found',
  'device_not_listed',
  'device_listed_twice',
  'ivanti_needed',
  'token_none',
  'token_value_unknown',
  'token_life_refused',
]);

/** Refusals of the call as such: the server did not look at a single device. */
const refusedAtTheDoor: ReadonlySet<ErrorCode> = new Set([
  'rate_limited',
  'access_token_expired',
  'credentials_missing',
  'credentials_refused',
  'scope_missing',
  'restricted_by_address',
  'keychain_locked',
  'keychain_absent',
  'secrets_unreadable',
  'keys_file_unreadable',
  'keys_file_wrong',
  'keys_file_foreign',
  'tenant_blocked',
  'customer_id_wrong',
  'wrong_region',
  'clock_off',
  'address_not_allowed',
  'wire_file_wrong',
  'not_connected',
]);

/** Judges the failure of a request that writes. */
export function judgeFailure(error: unknown): Judgement {
  if (!(error instanceof AppError)) return 'unknown';
  // The call waited for an access token and never got one.
  if (error.details.step === 'accessToken') return 'unsent';
  if (halving.has(error.code)) return 'halve';
  if (refusing.has(error.code)) return 'refuse';
  return error.details.sent === 'no' || refusedAtTheDoor.has(error.code) ? 'unsent' : 'unknown';
}

/** Whether the queue waits for the person (credentials, keychain, tenant) and not for better times. */
export function needsPerson(error: unknown): boolean {
  return error instanceof AppError && error.code !== 'rate_limited' && refusedAtTheDoor.has(error.code);
}

/** Samsung's errorId of a failure, for a support ticket. */
export function errorIdOf(error: unknown): string | null {
  const errorId = error instanceof AppError ? error.details.errorId : null;
  return typeof errorId === 'string' ? errorId : null;
}
