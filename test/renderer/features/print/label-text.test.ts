import { describe, expect, it } from 'vitest';
import { readScan } from '#shared/domain/read-scan.ts';
import { labelText } from '../../../../src-renderer/features/print/label-text.ts';

const [imei, imei2, serial] = ['351046000031722', '351046000037638', 'R9AXCEWL0P3'] as const;

describe('the QR code of a label', () => {
  it.each([
    ['two IMEIs and a serial number', { imei, imei2, serial }],
    ['two IMEIs, the larger one first', { imei: imei2, imei2: imei, serial: null }],
    ['one IMEI', { imei, imei2: null, serial: null }],
    ['a serial number alone', { imei: null, imei2: null, serial }],
  ])('of %s is what the bench reads of it, on one line', (_what, codes) => {
    const text = labelText(codes);
    expect(text).not.toMatch(/[\r\n\t]/);
    expect(readScan(text)).toEqual({ ok: true, codes, layout: false });
  });
});
