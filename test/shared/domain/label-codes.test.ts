import { describe, expect, it } from 'vitest';
import { splitLabel } from '#shared/domain/label-codes.ts';

const GS = '\u001d';
const texts = (text: string) => splitLabel(text).map((code) => code.text);

describe('the codes of a label', () => {
  it('stand between blanks, tabs, commas, semicolons, bars, lines and control signs', () => {
    expect(texts('a1 b2\tc3,d4;e5|f6\r\ng7\u001dh8\u001ei9')).toEqual('A1 B2 C3 D4 E5 F6 G7 H8 I9'.split(' '));
  });

  it('are called what the label calls them, the first after each word only', () => {
    expect(splitLabel('IMEI1: 1 2 S/N: 3 SKU: 4')).toEqual([
      { text: '1', label: { kind: 'imei', slot: 1 } },
      { text: '2', label: null },
      { text: '3', label: { kind: 'serial' } },
      { text: '4', label: { kind: 'other' } },
    ]);
  });

  it('are not cut where a word is only a part of a code', () => {
    expect(texts('R58SN123456')).toEqual(['R58SN123456']);
    expect(texts('RIMEI123456')).toEqual(['RIMEI123456']);
  });

  it('are elements of GS1 where the scanner or the brackets say so', () => {
    const serial = { text: 'R58M315CL4T', label: { kind: 'serial' } };
    expect(splitLabel(`]C100880609506195500001721R58M315CL4T`)).not.toContainEqual(serial);
    expect(splitLabel(`]d20108806095061955${'17'}27010121R58M315CL4T${GS}10LOT7`)).toContainEqual(serial);
    expect(splitLabel('(01)08806095061955(21)R58M315CL4T(10)LOT7')).toContainEqual(serial);
  });

  it('are not elements of GS1 because an IMEI begins with the same digits', () => {
    expect(texts(`R58M315CL4T${GS}219227418763179`)).toEqual(['R58M315CL4T', '219227418763179']);
  });
});
