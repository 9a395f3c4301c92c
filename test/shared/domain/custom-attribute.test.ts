import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeEditSchema, isSameName, normaliseValue } from '#shared/domain/custom-attribute.ts';

describe('a value of a custom attribute (behaviour 115)', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['+007', '7'],
    ['-0012.500', '-12.5'],
    ['3.000', '3'],
    ['0.10', '0.1'],
    [' 42 ', '42'],
    ['353227410022505353227410022505', '353227410022505353227410022505'],
  ])('of the type number is kept without what says nothing: %s', (typed, kept) => {
    expect(normaliseValue('number', typed)).toBe(kept);
  });

  it.each(['', ' ', '-', '1,5', '1 000', '.5', '5.', '1e3', '0x1f', '٣', 'NaN', '1.2.3', '--1'])(
    'of the type number is no number: "%s"',
    (typed) => {
      expect(normaliseValue('number', typed)).toBeNull();
    },
  );

  it('of the type number means what was typed, and stays as it is from then on', () => {
    const typed = fc.tuple(
      fc.constantFrom('', '+', '-'),
      fc.stringMatching(/^\d{1,12}$/),
      fc.stringMatching(/^\d{0,3}$/),
    );
    fc.assert(
      fc.property(typed, ([sign, whole, fraction]) => {
        const text = `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
        const kept = normaliseValue('number', text) ?? 'none';
        expect(Number(kept)).toBe(Number(text) + 0);
        expect(normaliseValue('number', kept)).toBe(kept);
      }),
    );
  });

  it('of the type text is anything but empty', () => {
    expect(normaliseValue('text', '  Rayon 4 ')).toBe('Rayon 4');
    expect(normaliseValue('text', '007')).toBe('007');
    expect(normaliseValue('text', ' \t')).toBeNull();
  });
});

describe('the name of a custom attribute', () => {
  it.each([
    ['Asset tag', 'ASSET TAG', true],
    ['Étage', 'étage', true],
    ['E\u0301tage', 'Étage', true],
    [' Depot ', 'depot', true],
    ['Étage', 'Etage', false],
    ['Depot', 'Depots', false],
  ])('%s and %s: the same %s', (one, other, same) => {
    expect(isSameName(one, other)).toBe(same);
  });
});

describe('an edit', () => {
  it('has no empty value, no empty name and one of two modes', () => {
    const edit = { name: ' Depot ', value: ' Lyon ', mode: 'overwrite' };
    expect(attributeEditSchema.parse(edit)).toEqual({ name: 'Depot', value: 'Lyon', mode: 'overwrite' });
    for (const wrong of [{ value: '  ' }, { name: '' }, { mode: 'append' }, { value: 'x'.repeat(256) }]) {
      expect(attributeEditSchema.safeParse({ ...edit, ...wrong }).success).toBe(false);
    }
  });
});
