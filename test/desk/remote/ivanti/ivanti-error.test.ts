import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../../../../src-main/desk/remote/ivanti/ivanti-error.ts';
import { answerOf } from '../answer-of.ts';
import { thrown } from '../expect-app-error.ts';
import { usualIvantiWire } from './usual-wire.ts';

const { envelope } = await usualIvantiWire();
const now = Date.now();
const refused = (code: string, status: number, headers: Record<string, string> = {}) =>
  thrown(() =>
    readEnvelope(envelope, answerOf({ errors: [{ code, message: 'Words' }], result: null }, status, headers), now),
  );

describe('readEnvelope', () => {
  it('gives what is inside', () => {
    for (const errors of [null, undefined, []]) {
      expect(readEnvelope(envelope, answerOf({ errors, result: { a: 1 } }), now)).toEqual({ a: 1 });
    }
  });

  it.each([
    ['UNAUTHORIZED', 401, 'credentials_refused'],
    ['FORBIDDEN', 403, 'credentials_refused'],
    ['TOKEN_NOT_FOUND', 404, 'token_none'],
    ['PROFILE_NOT_FOUND', 404, 'profile_not_found'],
    ['TOKEN_EXISTS', 409, 'server_refused'],
    ['BAD_VALIDITY', 400, 'token_life_refused'],
    ['ANY', 429, 'rate_limited'],
    ['ANY', 503, 'server_failed'],
  ])('takes %s with %i for %s', (name, status, code) => {
    const error = refused(name, status);
    expect(error.code).toBe(code);
    expect(error.details).toMatchObject({ serverCode: name, serverMessage: 'Words', httpStatus: status });
  });

  it('finds errors inside a 200, and refusals that are pages', () => {
    expect(refused('TOKEN_NOT_FOUND', 200).code).toBe('token_none');
    expect(thrown(() => readEnvelope(envelope, answerOf('<html>', 502), now)).code).toBe('server_failed');
    expect(thrown(() => readEnvelope(envelope, answerOf('<html>'), now)).code).toBe('not_json');
  });

  it('passes on how long to wait', () => {
    expect(refused('ANY', 429, { 'retry-after': '9' }).details.retryAfterMs).toBe(9_000);
    expect(refused('ANY', 429).details.retryAfterMs).toBe(60_000);
    expect(refused('ANY', 503, { 'retry-after': '9' }).details.retryAfterMs).toBe(9_000);
  });

  it('names the field when there is no result', () => {
    const error = thrown(() => readEnvelope(envelope, answerOf({ data: {} }), now));
    expect(error.code).toBe('answer_unexpected');
    expect(error.details.field).toBe('envelope.result');
  });
});
