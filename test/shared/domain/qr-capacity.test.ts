import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QR_MAX_BYTES, qrCorrection, utf8Bytes } from '#shared/domain/qr-capacity.ts';

describe('the length of a text in a QR code', () => {
  it('is counted in bytes of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(utf8Bytes(text)).toBe(Buffer.byteLength(text, 'utf8'));
      }),
    );
  });
});

describe('error correction', () => {
  const cases: [number, string | null][] = [
    [0, 'H'],
    [1273, 'H'],
    [1274, 'Q'],
    [1663, 'Q'],
    [1664, 'M'],
    [2331, 'M'],
    [2332, 'L'],
    [QR_MAX_BYTES, 'L'],
    [QR_MAX_BYTES + 1, null],
  ];
  for (const [bytes, level] of cases) {
    it(`of ${bytes} bytes is ${level ?? 'none: it does not fit'}`, () => {
      expect(qrCorrection('x'.repeat(bytes))).toBe(level);
    });
  }

  it('counts what a letter takes, not the letter', () => {
    expect(qrCorrection('é'.repeat(637))).toBe('Q');
  });
});
