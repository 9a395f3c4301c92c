import { describe, expect, it } from 'vitest';
import {
  codeOfReason,
  knoxError,
  type Refusal,
  readRefusal,
  remedyOf,
} from '../../../../src-main/desk/remote/knox/knox-error.ts';
import { answerOf } from '../answer-of.ts';

const now = Date.parse('2026-11-22T10:00:00Z');

function refusalOf(body: unknown, status: number, headers: Record<string, string> = {}): Refusal {
  const refusal = readRefusal(answerOf(body, status, headers), now);
  if (refusal === null) throw new Error('no refusal');
  return refusal;
}
const samsung = (code: number | string, message: string) =>
  refusalOf({ errorId: 'e-1', code, message }, Number(String(code).slice(0, 3)));

describe('knoxError', () => {
  it.each([
    [4000000, 'RESOURCE_INVALID_PARAM', 'server_refused'],
    [4000019, 'TOO_MANY_DEVICES', 'too_many_devices'],
    [4000904, 'TENANT_MISMATCH', 'customer_id_wrong'],
    [4001700, 'BULK_ENROLL_PROFILE_INVALID', 'profile_not_found'],
    [4001701, 'CUSTOMER_ID_INVALID', 'customer_id_wrong'],
    [4001701, 'BULK_ENROLL_REQUEST_INVALID', 'server_refused'],
    [4001703, 'BULK_ENROLL_DEVICE_INVALID', 'device_invalid'],
    [4010000, 'AUTHORIZATION_FAIL', 'credentials_refused'],
    [4010011, 'IDP_AUTHORIZATION_FAIL', 'credentials_refused'],
    [4012250, 'ACCESS_TOKEN_BAD_REQUEST', 'credentials_refused'],
    [4030003, 'TENANT_BLOCKED', 'tenant_blocked'],
    [4030005, 'TENANT_INACTIVE', 'tenant_blocked'],
    [4032251, 'ACCESS_TOKEN_EXPIRED', 'access_token_expired'],
    [4040000, 'RESOURCE_NOT_FOUND', 'wrong_region'],
    [4040300, 'DEVICE_NOT_FOUND', 'device_not_found'],
    [4040400, 'PROFILE_NOT_FOUND', 'profile_not_found'],
    [4040900, 'TENANT_NOT_FOUND', 'wrong_region'],
    [4041700, 'BULK_ENROLL_PROFILE_NOT_FOUND', 'profile_not_found'],
    [4041701, 'BULK_ENROLL_CONFIGURATION_DEVICE_NOT_FOUND', 'device_not_found'],
    [4042251, 'API_KEY_RESTRICTION_INVALID', 'restricted_by_address'],
    [4092103, 'RESELLER_ASSOCIATION_ALREADY_EXISTS', 'server_refused'],
    [4290000, 'TOO_MANY_REQUESTS', 'rate_limited'],
    [5000000, 'INTERNAL_SERVER_ERROR', 'server_failed'],
    [5000006, 'RSA_DECRYPTION_FAIL', 'encryption_key_wrong'],
  ])('takes %i %s for %s, number or text', (code, message, ours) => {
    for (const given of [code, String(code)]) {
      const error = knoxError(samsung(given, message), 'kca');
      expect(error.code).toBe(ours);
      expect(error.details).toMatchObject({ samsungCode: String(code), samsungMessage: message, errorId: 'e-1' });
    }
  });

  it('believes the name before the number, as Samsung’s pages disagree on numbers', () => {
    expect(knoxError(samsung(4042251, 'ACCESS_TOKEN_BAD_REQUEST'), 'kca').code).toBe('credentials_refused');
    expect(knoxError(samsung(4040300, 'SOMETHING_NEW'), 'kca').code).toBe('device_not_found');
  });

  it.each([
    [{ error: 'invalid_client' }, 401, 'credentials_refused'],
    [{ error: 'invalid_scope', error_description: 'not granted' }, 400, 'scope_missing'],
    [{ error: 'insufficient_scope' }, 403, 'scope_missing'],
    [{ error: { code: 4040300, message: 'DEVICE_NOT_FOUND' } }, 404, 'device_not_found'],
    ['<html>403 Forbidden</html>', 403, 'scope_missing'],
    ['<html>no such page</html>', 404, 'wrong_region'],
    ['', 401, 'credentials_refused'],
    ['upstream', 502, 'server_failed'],
    ['', 503, 'server_failed'],
    ['', 501, 'server_refused'],
    ['', 422, 'server_refused'],
    ['', 407, 'server_refused'],
    [{ error: 'invalid_request' }, 400, 'server_refused'],
  ])('with OAuth takes %j and %i for %s', (body, status, ours) => {
    expect(knoxError(refusalOf(body, status), 'oauth').code).toBe(ours);
  });

  it('takes a 403 without words for the credentials where there are no scopes', () => {
    expect(knoxError(refusalOf('<html></html>', 403), 'kca').code).toBe('credentials_refused');
    expect(knoxError(samsung(40300000, 'AUTHORIZATION_FAIL'), 'oauth').code).toBe('scope_missing');
  });

  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 10:00:30 GMT' }, 31_000],
    [{}, 60_000],
  ])('says how long a 429 with %j is to be waited out', (headers, ms) => {
    const error = knoxError(refusalOf('', 429, headers), 'kca');
    expect(error.details).toMatchObject({ retryAfterMs: ms, httpStatus: 429 });
  });

  it('passes on a pause a failing server asks for, and makes none up', () => {
    expect(knoxError(refusalOf('', 503, { 'retry-after': '20' }), 'kca').details.retryAfterMs).toBe(20_000);
    expect(knoxError(refusalOf('', 503), 'kca').details).not.toHaveProperty('retryAfterMs');
  });

  it('shows nothing secret that a server echoes', () => {
    const jwt = 'eyJhbGciOiJSUzUxMiJ9.eyJhIjoiQ0FOQVJZLUNBTkFSWSJ9.Q0FOQVJZQ0FOQVJZ';
    const error = knoxError(refusalOf({ code: 4010000, message: `bad ${jwt}`, data: `Bearer CANARY` }, 401), 'kca');
    expect(error.message + JSON.stringify(error.details)).not.toMatch(/CANARY|Q0FOQVJZ/);
  });
});

describe('remedyOf', () => {
  it.each([
    [4032251, 'ACCESS_TOKEN_EXPIRED', 'renew'],
    [4032252, 'ACCESS_TOKEN_INVALID', 'renew'],
    [4032251, 'SOMETHING_ELSE', 'renew'],
    [4010000, 'AUTHORIZATION_FAIL', 'renew'],
    [4012250, 'ACCESS_TOKEN_BAD_REQUEST', 'renew'],
    [4002250, 'API_KEY_NON_UNIQUE_JWTID', 'new-jti'],
    [4030003, 'TENANT_BLOCKED', null],
    [40300000, 'AUTHORIZATION_FAIL', null],
    [4040300, 'DEVICE_NOT_FOUND', null],
    [5000000, 'INTERNAL_SERVER_ERROR', null],
  ])('for %i %s is %s', (code, message, remedy) => {
    expect(remedyOf(samsung(code, message))).toBe(remedy);
  });

  it('renews after any 401, whatever its body', () => {
    expect(remedyOf(refusalOf('<html></html>', 401))).toBe('renew');
    expect(remedyOf(refusalOf('<html></html>', 403))).toBeNull();
  });
});

describe('readRefusal', () => {
  it('is null for an answer that is none', () => {
    expect(readRefusal(answerOf({ totalCount: 0 }), now)).toBeNull();
  });
});

describe('codeOfReason', () => {
  it('knows names and numbers beside a device, and falls back', () => {
    expect(codeOfReason('DEVICE_NOT_FOUND', 'device_invalid')).toBe('device_not_found');
    expect(codeOfReason('4040300', 'device_invalid')).toBe('device_not_found');
    expect(codeOfReason('anything', 'device_invalid')).toBe('device_invalid');
    expect(codeOfReason(null, 'device_not_found')).toBe('device_not_found');
  });
});
