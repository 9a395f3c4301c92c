import { describe, expect, it } from 'vitest';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { errorWords, referenceOf } from '../../../src-renderer/text/error-words.ts';
import { createI18n } from '../../../src-renderer/text/i18n.ts';

const refused: ErrorEnvelope = {
  code: 'credentials_refused',
  message: 'host refused',
  details: {
    host: 'eu-kcs-api.samsungknox.com',
    httpStatus: 401,
    samsungCode: '4010011',
    samsungMessage: 'IDP_AUTHORIZATION_FAIL',
    errorId: 'a0f3',
    samsungData: 'client revoked',
    sent: 'maybe',
  },
  logId: 'L7',
};

describe('the reference of an error', () => {
  it('begins with the words of Samsung and ends with the place in the log', () => {
    expect(referenceOf(refused)).toBe(
      'Samsung 4010011 IDP_AUTHORIZATION_FAIL · “client revoked” · HTTP 401 · errorId a0f3 · credentials_refused · host eu-kcs-api.samsungknox.com · log L7',
    );
  });

  it('is the code alone when nothing else is known', () => {
    expect(referenceOf({ code: 'internal', message: 'boom', details: {}, logId: null })).toBe('internal');
  });
});

describe('the words of an error', () => {
  it('are in the language of the window', () => {
    const { what, next } = errorWords(createI18n('fr').t, refused);
    expect(what).toContain('Samsung refuse ces identifiants');
    expect(next).toContain('portail Knox API');
  });

  it('name the line of a file or its column, when that is known', () => {
    const { t } = createI18n('en-GB');
    const of = (code: ErrorEnvelope['code'], details: ErrorEnvelope['details']) =>
      errorWords(t, { code, message: '', details, logId: null }).what;
    expect(of('csv_quote_open', { line: 12_345 })).toContain('in line 12,345 ');
    expect(of('csv_header_wrong', { line: 1, column: 'IMEI Number', problem: 'missing' })).toContain('“IMEI Number”');
  });
});
