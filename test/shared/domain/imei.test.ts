import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupImei, imeiCheckDigit, isImei, normaliseIdentifier } from '#shared/domain/imei.ts';

const body = fc.stringMatching(/^\d{14}$/);

describe('the check digit of an IMEI', () => {
  const known = ['490154203237518', '356938035643809', '353227410022505', '000000000000000'];
  for (const imei of known) {
    it(`of ${imei} is right`, () => {
      expect(imeiCheckDigit(imei.slice(0, 14))).toBe(imei[14]);
      expect(isImei(imei)).toBe(true);
    });
  }

  it('is told for fourteen digits only', () => {
    for (const text of ['', '1234567890123', '123456789012345', '1234567890123x', '１２３４５６７８９０１２３４']) {
      expect(() => imeiCheckDigit(text), text).toThrow(RangeError);
    }
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(body, fc.nat(14), fc.integer({ min: 1, max: 9 }), (first14, at, by) => {
        const imei = first14 + imeiCheckDigit(first14);
        const wrong = (Number(imei[at]) + by) % 10;
        expect(isImei(imei)).toBe(true);
        expect(isImei(imei.slice(0, at) + wrong + imei.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('finds two neighbours in the wrong order, save 0 and 9, as Luhn’s sum cannot', () => {
    fc.assert(
      fc.property(body, fc.nat(13), (first14, at) => {
        const imei = first14 + imeiCheckDigit(first14);
        const [a = '', b = ''] = [imei[at], imei[at + 1]];
        fc.pre(a !== b && ![a + b].some((pair) => pair === '09' || pair === '90'));
        expect(isImei(imei.slice(0, at) + b + a + imei.slice(at + 2))).toBe(false);
      }),
    );
  });
});

describe('an IMEI', () => {
  for (const text of [
    '',
    '49015420323751',
    '4901542032375188',
    '49015420323751a',
    ' 490154203237518',
    '490154203237517',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => expect(isImei(text)).toBe(false));
  }

  it('is grouped for the eye, and the spaces go again when it is read', () => {
    expect(groupImei('353227410022505')).toBe('35 322741 002250 5');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{15}$/), (imei) => {
        expect(normaliseIdentifier(groupImei(imei))).toBe(imei);
      }),
    );
  });

  it('that is none is shown as it is', () => {
    for (const text of ['', 'R58N', '12345', 'A000004F1234567']) expect(groupImei(text)).toBe(text);
  });
});

describe('an identifier made comparable', () => {
  const cases: [string, string][] = [
    ['35 322741 002250 5', '353227410022505'],
    ['35-322741/002250.5', '353227410022505'],
    [' r58n\u00a0123\u200b4 ', 'R58N1234'],
    ['\t\r\n', ''],
  ];
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)} is ${JSON.stringify(expected)}`, () =>
      expect(normaliseIdentifier(text)).toBe(expected));
  }

  it('stays what it is when made comparable again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normaliseIdentifier(normaliseIdentifier(text))).toBe(normaliseIdentifier(text));
      }),
    );
  });
});
