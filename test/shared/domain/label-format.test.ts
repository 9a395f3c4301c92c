import { describe, expect, it } from 'vitest';
import {
  type LabelFormat,
  labelFormatIds,
  labelFormats,
  labelsPerPage,
  pagesOfLabels,
  placeOfLabel,
} from '#shared/domain/label-format.ts';

describe('kinds of labels', () => {
  it.each(labelFormatIds)('%s lie on their page, none over another, with white at both sides alike', (id) => {
    const format: LabelFormat = labelFormats[id];
    const last = placeOfLabel(format, labelsPerPage(format) - 1);
    const right = format.page.width - last.left - format.width;
    expect(format.pitch).toBeGreaterThanOrEqual(format.width);
    expect(Math.abs(right - format.left)).toBeLessThan(0.6);
    expect(Math.abs(format.page.height - last.top - format.height - format.top)).toBeLessThan(0.6);
  });

  it('begin on a part-used sheet where the person says, row by row, and go on at the top of the next', () => {
    const format: LabelFormat = { ...labelFormats['avery-l7160'], columns: 2, rows: 2 };
    expect(pagesOfLabels(format, 3, ['a', 'b', 'c'])).toEqual([
      [null, null, null, 'a'],
      ['b', 'c'],
    ]);
    expect(pagesOfLabels(format, 4, ['a'])).toEqual([['a']]);
    expect(placeOfLabel(format, 3)).toEqual({ left: format.left + format.pitch, top: format.top + format.height });
  });
});
