import type { HttpAnswer } from './http.ts';

/** How long a 429 without Retry-After is waited out, in milliseconds (knox-api 2.5). */
export const USUAL_PAUSE_MS = 60_000;

const LONGEST_MS = 86_400_000;

/** Milliseconds a Retry-After asks for, in seconds or as an HTTP date by the server's own clock; null without one. */
export function readRetryAfter(answer: HttpAnswer, serverNowMs: number): number | null {
  const text = answer.header('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(date)) return null;
  const now = Date.parse(answer.header('date') ?? '');
  // HTTP dates have whole seconds: one more, lest we come too early.
  return Math.min(Math.max(0, date - (Number.isNaN(now) ? serverNowMs : now)) + 1000, LONGEST_MS);
}
