import { AppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import type { HttpAnswer } from '../http.ts';
import { isObject, peekObject, readJson } from '../read-answer.ts';
import { pick } from '../read-fields.ts';
import { redact } from '../redact.ts';
import { readRetryAfter, USUAL_PAUSE_MS } from '../retry-after.ts';
import type { IvantiWire } from './wire.ts';

const byName: Readonly<Record<string, ErrorCode>> = {
  TOKEN_NOT_FOUND: 'token_none',
  PROFILE_NOT_FOUND: 'profile_not_found',
  USER_NOT_FOUND: 'user_not_found',
  BAD_VALIDITY: 'token_life_refused',
  NAME_IN_USE: 'profile_name_taken',
  DEVICE_NOT_FOUND: 'device_not_listed',
  DEVICE_IN_PROFILE: 'device_listed_twice',
};

/** What Ivanti's envelope holds; throws AppError for every status from 400 on, and for errors inside a 200. */
export function readEnvelope(envelope: IvantiWire['envelope'], answer: HttpAnswer, serverNowMs: number): unknown {
  const refused = answer.status >= 400;
  const body = refused ? peekObject(answer) : readJson(answer);
  const errors = isObject(body) ? pick(body, envelope.errors) : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : errors;
  if (refused || first !== undefined) throw ivantiError(answer, first, serverNowMs);
  const result = isObject(body) ? pick(body, envelope.result) : undefined;
  if (result !== undefined) return result;
  const details = { host: answer.host, field: 'envelope.result', httpStatus: answer.status };
  throw new AppError('answer_unexpected', 'the answer is not what wire/ivanti.json expects', details);
}

function ivantiError(answer: HttpAnswer, first: unknown, serverNowMs: number): AppError {
  const { status, host } = answer;
  const fields = isObject(first) ? first : { message: first };
  const name = text(fields.code);
  const message = text(fields.message);
  const code = byName[name ?? ''] ?? codeOfStatus(status);
  const details: Record<string, ErrorDetails[string]> = { host, httpStatus: status, sent: 'maybe' };
  if (name !== null) details.serverCode = name;
  if (message !== null) details.serverMessage = message;
  const waitMs = readRetryAfter(answer, serverNowMs);
  if (code === 'rate_limited') details.retryAfterMs = waitMs ?? USUAL_PAUSE_MS;
  else if (waitMs !== null) details.retryAfterMs = waitMs;
  return new AppError(code, `${host} refused: ${status} ${name ?? ''} ${message ?? ''}`.trim(), details);
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 429) return 'rate_limited';
  if (status >= 500 && status !== 501) return 'server_failed';
  return status === 401 || status === 403 ? 'credentials_refused' : 'server_refused';
}

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? redact(value) : null;
}
