import { describe, expect, it } from 'vitest';
import { AppError, codeOf, envelopeOf, errorCodes, isErrorCode, isRetryable, isUnreachable } from '#shared/errors.ts';

describe('errors', () => {
  it('decides by code whether trying again can help, never by text', () => {
    expect(isRetryable(new AppError('timeout', 'anything'))).toBe(true);
    expect(isRetryable(new AppError('credentials_refused', 'timeout, please retry'))).toBe(false);
    expect(isRetryable(new Error('timeout'))).toBe(false);
  });

  it('tells a server that was not reached from one that answered', () => {
    expect(['offline', 'host_unknown', 'timeout', 'connection_lost'].filter(isErrorCode).every(isUnreachable)).toBe(
      true,
    );
    expect(['credentials_refused', 'server_failed', 'rate_limited'].filter(isErrorCode).some(isUnreachable)).toBe(
      false,
    );
  });

  it('calls everything that was not expected internal', () => {
    expect(codeOf(new AppError('offline', 'x'))).toBe('offline');
    expect(codeOf(new TypeError('x'))).toBe('internal');
    expect(codeOf('offline')).toBe('internal');
  });

  it('knows its own codes and no inherited names', () => {
    for (const code of Object.keys(errorCodes)) expect(isErrorCode(code)).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode('OFFLINE')).toBe(false);
  });

  it('keeps the cause of an error', () => {
    const cause = new Error('ECONNRESET');
    expect(new AppError('connection_lost', 'lost', {}, { cause }).cause).toBe(cause);
  });

  it('shows expected errors as they are, others without their inside', () => {
    const error = new AppError('server_refused', 'refused', { errorId: 'e-1' });
    expect(envelopeOf(error)).toEqual({
      code: 'server_refused',
      message: 'refused',
      details: { errorId: 'e-1' },
      logId: null,
    });
    const unexpected = envelopeOf(new Error('secret inside'), 'l-1');
    expect(unexpected).toMatchObject({ code: 'internal', logId: 'l-1' });
    expect(JSON.stringify(unexpected)).not.toContain('secret');
  });
});
