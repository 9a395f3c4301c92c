import { AppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import type { HttpAnswer } from '../http.ts';
import { isObject, peekObject } from '../read-answer.ts';
import { redact } from '../redact.ts';
import { readRetryAfter, USUAL_PAUSE_MS } from '../retry-after.ts';

/** A refusal in Samsung's or OAuth's shape, or of a gateway before them. Texts are safe to show. */
export type Refusal = {
  status: number;
  host: string;
  /** Samsung's number, or OAuth's word; null when the body is neither. */
  code: string | null;
  name: string | null;
  errorId: string | null;
  data: string | null;
  retryAfterMs: number | null;
};

/** What our codes are for Samsung's names (knox-api 1.1 and 3): names come first, the pages disagree on numbers. */
const byName: Readonly<Record<string, ErrorCode>> = {
  TOO_MANY_DEVICES: 'too_many_devices',
  TENANT_MISMATCH: 'customer_id_wrong',
  CUSTOMER_ID_INVALID: 'customer_id_wrong',
  TENANT_NOT_FOUND: 'wrong_region',
  SEG_PROFILE_INVALID: 'profile_not_found',
  BULK_ENROLL_PROFILE_INVALID: 'profile_not_found',
  PROFILE_NOT_FOUND: 'profile_not_found',
  SEG_PROFILE_NOT_FOUND: 'profile_not_found',
  BULK_ENROLL_PROFILE_NOT_FOUND: 'profile_not_found',
  BULK_ENROLL_PROFILE_NAME_CONFLICT: 'profile_name_taken',
  BULK_ENROLL_DEVICE_INVALID: 'device_invalid',
  BULK_ENROLL_REQUEST_INVALID: 'server_refused',
  DEVICE_NOT_FOUND: 'device_not_found',
  BULK_ENROLL_CONFIGURATION_DEVICE_NOT_FOUND: 'device_not_found',
  ACCESS_TOKEN_EXPIRED: 'access_token_expired',
  API_KEY_RESTRICTION_NOT_FOUND: 'restricted_by_address',
  API_KEY_RESTRICTION_INVALID: 'restricted_by_address',
  TENANT_BLOCKED: 'tenant_blocked',
  TENANT_INACTIVE: 'tenant_blocked',
  RESELLER_BLOCKED: 'tenant_blocked',
  RESOURCE_NOT_FOUND: 'wrong_region',
  RSA_DECRYPTION_FAIL: 'encryption_key_wrong',
  ACCESS_TOKEN_BAD_REQUEST: 'credentials_refused',
  BAD_REQUEST_CLIENTIDENTIFIER_CLAIM_NOT_POPULATED: 'credentials_refused',
  USER_AUTHENTICATION_FAIL: 'credentials_refused',
  invalid_client: 'credentials_refused',
  unauthorized_client: 'credentials_refused',
  invalid_grant: 'credentials_refused',
  invalid_scope: 'scope_missing',
  insufficient_scope: 'scope_missing',
  invalid_token: 'credentials_refused',
};

const byNumber: Readonly<Record<string, ErrorCode>> = {
  '4000019': 'too_many_devices',
  '4000904': 'customer_id_wrong',
  '4001600': 'profile_not_found',
  '4001700': 'profile_not_found',
  '4001703': 'device_invalid',
  '4030003': 'tenant_blocked',
  '4030004': 'tenant_blocked',
  '4030005': 'tenant_blocked',
  '4030100': 'credentials_refused',
  '4032251': 'access_token_expired',
  '4040000': 'wrong_region',
  '4040300': 'device_not_found',
  '4040400': 'profile_not_found',
  '4040900': 'wrong_region',
  '4041600': 'profile_not_found',
  '4041700': 'profile_not_found',
  '4041701': 'device_not_found',
  '4042251': 'restricted_by_address',
  '4042252': 'restricted_by_address',
  '4091700': 'profile_name_taken',
  '5000006': 'encryption_key_wrong',
};

/** What a refused answer says; null for an answer that is no refusal. */
export function readRefusal(answer: HttpAnswer, serverNowMs: number): Refusal | null {
  if (answer.status < 400) return null;
  const body = peekObject(answer) ?? {};
  const inner = isObject(body.error) ? body.error : body;
  const oauthWord = typeof body.error === 'string' ? body.error : null;
  return {
    status: answer.status,
    host: answer.host,
    code: text(inner.code) ?? oauthWord,
    name: text(inner.message) ?? oauthWord,
    errorId: text(inner.errorId),
    data: text(inner.data) ?? text(body.error_description),
    retryAfterMs: readRetryAfter(answer, serverNowMs),
  };
}

/** Whether another access token may help, another jti, or neither (knox-api 1.1). */
export function remedyOf(refusal: Refusal): 'renew' | 'new-jti' | null {
  if (refusal.name === 'API_KEY_NON_UNIQUE_JWTID' || refusal.code === '4002250') return 'new-jti';
  if (refusal.status === 401) return 'renew';
  const tokenIsOver =
    /^ACCESS_TOKEN_(EXPIRED|INVALID)$/.test(refusal.name ?? '') || /^403225[12]$/.test(refusal.code ?? '');
  return refusal.status === 403 && tokenIsOver ? 'renew' : null;
}

/** A refusal as an AppError with Samsung's code, message and errorId in its details. */
export function knoxError(refusal: Refusal, scheme: 'kca' | 'oauth'): AppError {
  const { status, host, code, name, errorId, data } = refusal;
  const ours = codeOf(refusal, scheme);
  const details: Record<string, ErrorDetails[string]> = { host, httpStatus: status, sent: 'maybe' };
  const facts = { samsungCode: code, samsungMessage: name, errorId, samsungData: data };
  for (const [fact, value] of Object.entries(facts)) if (value !== null) details[fact] = value;
  if (ours === 'rate_limited') details.retryAfterMs = refusal.retryAfterMs ?? USUAL_PAUSE_MS;
  else if (refusal.retryAfterMs !== null) details.retryAfterMs = refusal.retryAfterMs;
  return new AppError(ours, `${host} refused: ${status} ${code ?? ''} ${name ?? ''}`.trim(), details);
}

/** Our code for a name or number Samsung gives beside one device of a list; `usual` when neither is known. */
export function codeOfReason(reason: string | null, usual: ErrorCode): ErrorCode {
  return byName[reason ?? ''] ?? byNumber[reason ?? ''] ?? usual;
}

function codeOf({ status, code, name }: Refusal, scheme: 'kca' | 'oauth'): ErrorCode {
  if (status === 429) return 'rate_limited';
  const known = byName[name ?? ''] ?? byNumber[code ?? ''];
  if (known !== undefined) return known;
  if (status >= 500 && status !== 501) return 'server_failed';
  if (status === 401) return 'credentials_refused';
  // Nothing is documented about a missing scope; a signed access token has none, so there it is the credentials.
  if (status === 403) return scheme === 'oauth' ? 'scope_missing' : 'credentials_refused';
  // A 404 without Samsung's words comes from a host that does not have this API at all.
  return status === 404 && code === null ? 'wrong_region' : 'server_refused';
}

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? redact(value) : null;
}
