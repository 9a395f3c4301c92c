import { describe, expect, it } from 'vitest';
import { redact } from '../../../src-main/desk/remote/redact.ts';

describe('redact', () => {
  it('keeps names and sentences of a server', () => {
    expect(redact('BULK_ENROLL_CONFIGURATION_DEVICE_NOT_FOUND')).toBe('BULK_ENROLL_CONFIGURATION_DEVICE_NOT_FOUND');
    expect(redact('a scope is unknown or was not granted to this client')).toContain('not granted');
    expect(redact('3f2b8c1e-9a77-4c1d-8a55-0d9f7f6f1c22')).toBe('3f2b8c1e-9a77-4c1d-8a55-0d9f7f6f1c22');
  });

  it('takes out what may be a signed token, a key or a header', () => {
    const jwt = 'eyJhbGciOiJSUzUxMiJ9.eyJhY2Nlc3NUb2tlbiI6IkNBTkFSWSJ9.c2lnbmF0dXJlLUNBTkFSWQ';
    for (const text of [
      `the token ${jwt} is over`,
      `got Authorization: Bearer CANARY-short`,
      `got Authorization: Basic Q0FOQVJZ`,
      'grant_type=a&client_secret=CANARY&scope=b',
      '{"clientIdentifierJwt": "CANARY", "a": 1}',
      'password: CANARY',
      `key ${'Q0FOQVJZCANARY'.repeat(4)}== is wrong`,
    ]) {
      expect(redact(text)).not.toMatch(/CANARY|Q0FOQVJZ|c2lnbmF0dXJl/);
    }
  });

  it('makes one short line', () => {
    expect(redact('a\r\n\u0000b')).toBe('a b');
    expect(redact('word '.repeat(200)).length).toBeLessThanOrEqual(201);
  });
});
