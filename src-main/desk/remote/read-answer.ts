import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { HttpAnswer } from './http.ts';

/**
 * The JSON value of an answer. Throws `answer_incomplete` when it is empty or breaks off, `not_json` when it is something
 * else, such as the page of a proxy or bytes that are not in the charset they claim.
 */
export function readJson(answer: HttpAnswer): unknown {
  const text = decode(answer).trim();
  if (text === '') throw failure('answer_incomplete', answer, 'empty');
  try {
    return JSON.parse(text);
  } catch {
    // A text that begins as our JSON does and cannot be parsed has lost its end.
    const begun = text.startsWith('{') || text.startsWith('[');
    throw begun ? failure('answer_incomplete', answer, 'breaks off') : failure('not_json', answer, 'no JSON');
  }
}

/** The JSON object of an answer, null for anything else: for answers that are errors already. */
export function peekObject(answer: HttpAnswer): Readonly<Record<string, unknown>> | null {
  try {
    const value = readJson(answer);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(answer: HttpAnswer): string {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(answer.header('content-type') ?? '')?.[1];
  try {
    const usual = charset === undefined || /^utf-?8$/i.test(charset);
    return (usual ? utf8 : new TextDecoder(charset, { fatal: true })).decode(answer.body);
  } catch {
    throw failure('not_json', answer, 'charset');
  }
}

function failure(code: ErrorCode, answer: HttpAnswer, problem: string): AppError {
  const details = { host: answer.host, httpStatus: answer.status, problem, sent: 'maybe' };
  return new AppError(code, `the answer of ${answer.host} cannot be read: ${problem}`, details);
}
