import { describe, expect, it } from 'vitest';
import { isSafeProtocol, readServerAddress } from '../../../src-main/desk/remote/server-address.ts';
import { thrown } from './expect-app-error.ts';

describe('readServerAddress', () => {
  it.each([
    ['https://eu-kcs-api.samsungknox.com', 'https://eu-kcs-api.samsungknox.com'],
    ['  https://eu-kcs-api.samsungknox.com/  ', 'https://eu-kcs-api.samsungknox.com'],
    ['https://na2.mobileiron.example/ivanti/', 'https://na2.mobileiron.example/ivanti'],
    ['http://127.0.0.1:4711', 'http://127.0.0.1:4711'],
    ['http://localhost:4711/ivanti', 'http://localhost:4711/ivanti'],
    ['http://[::1]:4711', 'http://[::1]:4711'],
  ])('takes %s', (text, base) => {
    expect(readServerAddress(text).base).toBe(base);
  });

  it.each([
    ['http://eu-kcs-api.samsungknox.com', 'not encrypted'],
    ['http://127.0.0.1.evil.example', 'not encrypted'],
    ['http://10.0.0.1', 'not encrypted'],
    ['ftp://server.example', 'not encrypted'],
    ['file:///etc/passwd', 'not encrypted'],
    ['https://good@evil.example', 'user info'],
    ['https://user:password@server.example', 'user info'],
    ['https://server.example/../other', 'path'],
    ['https://server.example\\@evil.example', 'path'],
    ['https://server.example:0', 'port'],
    ['https://samsungkno\u0445.com', 'host'],
    ['https://server.example/?a=b', 'query'],
    ['https://server.example/#a', 'query'],
    ['server.example', 'syntax'],
    ['', 'syntax'],
    ['https://', 'syntax'],
  ])('refuses %s: %s', (text, problem) => {
    const error = thrown(() => readServerAddress(text));
    expect(error.code).toBe('address_not_allowed');
    expect(error.details.problem).toBe(problem);
  });
});

describe('isSafeProtocol', () => {
  it('lets http go to this machine only', () => {
    expect(isSafeProtocol(new URL('http://127.8.9.1/'))).toBe(true);
    expect(isSafeProtocol(new URL('http://169.254.169.254/'))).toBe(false);
    expect(isSafeProtocol(new URL('https://server.example/'))).toBe(true);
  });
});
