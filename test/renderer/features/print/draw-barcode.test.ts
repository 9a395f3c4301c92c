import { describe, expect, it } from 'vitest';
import { drawBarcode } from '../../../../src-renderer/features/print/draw-barcode.ts';
import { scanBarcodesOnPaper } from '../../../helpers/scan-paper.ts';

const MODULE_MM = 0.34;

/** Paints a drawn code as a label does, and reads it with a reader that knows nothing of who drew it. */
function scan(text: string): string[] {
  const { modules, path } = drawBarcode(text) ?? { modules: 0, path: '' };
  const black = [...path.matchAll(/M(\d+) 0h(\d+)v1h-\2z/g)].map(([, left, width]) => ({
    ...{ left: Number(left) * MODULE_MM, right: (Number(left) + Number(width)) * MODULE_MM },
    ...{ top: 0, bottom: 9 },
  }));
  return scanBarcodesOnPaper({ black, width: modules * MODULE_MM, height: 9, text: '' });
}

describe('a barcode', () => {
  it.each(['351046000031722', '35104600003172', 'R9AXCEWL0P3', 'A1', 'serial-42/b'])('of %s is read as it', (text) => {
    expect(scan(text)).toEqual([text]);
  });

  it('of digits is narrow enough for the smallest label', () => {
    expect(drawBarcode('351046000031722')?.modules).toBeLessThan(160);
  });

  it('is not drawn of what none holds', () => {
    expect([drawBarcode(''), drawBarcode('n° 4')]).toEqual([null, null]);
  });
});
