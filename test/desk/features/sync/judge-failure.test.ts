import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { errorIdOf, judgeFailure, needsPerson } from '../../../../src-main/desk/features/sync/judge-failure.ts';

const error = (code: ErrorCode, details: ErrorDetails = {}) => new AppError(code, 'x', details);

describe('judging a failed write', () => {
  const cases: [ErrorCode, ErrorDetails, string][] = [
    ['too_many_devices', { sent: 'maybe' }, 'halve'],
    ['device_not_found', { sent: 'maybe' }, 'halve'],
    ['device_invalid', { sent: 'maybe' }, 'halve'],
    ['server_refused', { sent: 'maybe' }, 'halve'],
    ['profile_not_found', { sent: 'maybe' }, 'refuse'],
    ['offline', { sent: 'no' }, 'unsent'],
    ['timeout', { sent: 'no' }, 'unsent'],
    ['timeout', { sent: 'maybe' }, 'unknown'],
    ['connection_lost', { sent: 'maybe' }, 'unknown'],
    ['answer_incomplete', { sent: 'maybe' }, 'unknown'],
    ['not_json', { sent: 'maybe' }, 'unknown'],
    ['server_failed', { sent: 'maybe' }, 'unknown'],
    ['rate_limited', { sent: 'maybe' }, 'unsent'],
    ['credentials_refused', { sent: 'maybe' }, 'unsent'],
    ['scope_missing', { sent: 'maybe' }, 'unsent'],
    ['cancelled', { sent: 'no' }, 'unsent'],
    ['cancelled', { sent: 'maybe' }, 'unknown'],
    ['connection_lost', { sent: 'maybe', step: 'accessToken' }, 'unsent'],
  ];
  for (const [code, details, judgement] of cases) {
    it(`${code} ${JSON.stringify(details)} means ${judgement}`, () => {
      expect(judgeFailure(error(code, details))).toBe(judgement);
    });
  }

  it('takes what nobody expected for unknown', () => {
    expect(judgeFailure(new TypeError('x'))).toBe('unknown');
  });

  it('waits for the person where only the person can help', () => {
    expect(
      ['credentials_refused', 'keychain_locked', 'tenant_blocked'].map((code) => needsPerson(error(code as ErrorCode))),
    ).toEqual([true, true, true]);
    expect(['rate_limited', 'offline', 'server_failed'].map((code) => needsPerson(error(code as ErrorCode)))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("keeps Samsung's errorId", () => {
    expect(errorIdOf(error('server_refused', { errorId: 'e-1' }))).toBe('e-1');
    expect(errorIdOf(error('server_refused'))).toBeNull();
    expect(errorIdOf(new Error('x'))).toBeNull();
  });
});
