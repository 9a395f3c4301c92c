import { describe, expect, it } from 'vitest';
import { readRetryAfter, USUAL_PAUSE_MS } from '../../../src-main/desk/remote/retry-after.ts';
import { answerOf } from './answer-of.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const date = 'Sun, 22 Nov 2026 12:00:00 GMT';

describe('readRetryAfter', () => {
  it.each([
    ['0', 0],
    ['7', 7_000],
    [' 120 ', 120_000],
    ['999999999', 86_400_000],
    ['Sun, 22 Nov 2026 10:00:30 GMT', 31_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 1_000],
    ['soon', null],
    ['-5', null],
  ])('reads %j as %s ms', (text, ms) => {
    expect(readRetryAfter(answerOf({}, 429, { 'retry-after': text }), now)).toBe(ms);
  });

  it('reckons a date by the clock of the server that gave it', () => {
    const answer = answerOf({}, 429, { date, 'retry-after': 'Sun, 22 Nov 2026 12:00:09 GMT' });
    expect(readRetryAfter(answer, now)).toBe(10_000);
  });

  it('is null without the header, for which a minute is usual', () => {
    expect(readRetryAfter(answerOf({}, 429), now)).toBeNull();
    expect(USUAL_PAUSE_MS).toBe(60_000);
  });
});
