import { describe, expect, it } from 'vitest';
import { createRedactor } from '#shared/redaction.ts';

const pem = `-----BEGIN PRIVATE KEY-----\n${'Qm9ndXMgYnl0ZXMgb2Yga2V5'.repeat(4)}\n-----END PRIVATE KEY-----\n`;

describe('redaction of values it was told of', () => {
  it('takes them out however they are written', () => {
    const redactor = createRedactor();
    redactor.learn('s3cret "quoted"/é');
    const spellings = [
      's3cret "quoted"/é',
      JSON.stringify('s3cret "quoted"/é'),
      encodeURIComponent('s3cret "quoted"/é'),
    ];
    for (const spelling of spellings) expect(redactor.redact(`before ${spelling} after`)).not.toContain('s3cret');
  });

  it('takes out a single line of a key of many lines', () => {
    const redactor = createRedactor();
    redactor.learn(pem);
    const [, line = ''] = pem.split('\n');
    expect(redactor.redact(`bad base64: ${line}`)).toBe('bad base64: [secret]');
  });

  it('leaves text alone that only holds a very short value', () => {
    const redactor = createRedactor();
    redactor.learn('abc');
    expect(redactor.redact('abcdef')).toBe('abcdef');
  });
});

describe('redaction of what looks like a secret', () => {
  const { redact } = createRedactor();

  it.each([
    ['a private key', pem],
    ['a signed token', 'got eyJhbGciOiJSUzUxMiJ9.eyJqdGkiOiIxMjM0NSJ9.c2lnbmF0dXJl back'],
    ['a bearer header', 'Authorization: Bearer abcdef1234567890'],
    ['a token header', 'x-knox-apitoken: abcdef1234567890'],
    ['a password in JSON', '{"password":"hunter22"}'],
    ['a client secret in a form', 'grant_type=client_credentials&client_secret=hunter22abcdef1234567890'],
    ['a key in base64', `MII${'EvQIBADANBgkqhkiG9w0'.repeat(10)}`],
  ])('takes out %s', (_name, text) => {
    const after = redact(text);
    expect(after).toContain('[secret]');
    expect(after).not.toMatch(/Qm9n|c2lnbmF0|abcdef1234567890|hunter22|QIBADANB/);
  });

  it.each([
    'moved 12 devices to "Couriers FR" (profile 7)',
    'IMEI 353227410022505, serial R58T30ABCDE',
    'the enrollment token expires at 2026-12-01T00:00:00.000Z',
    'GET https://eu-kcs-api.samsungknox.com/kcs/v1/kme/devices?page=3 answered 200',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toBe(text);
  });
});
