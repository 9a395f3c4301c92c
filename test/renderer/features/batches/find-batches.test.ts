import { describe, expect, it } from 'vitest';
import { findBatches } from '../../../../src-renderer/features/batches/find-batches.ts';

const batch = (name: string, others: Partial<{ depot: string; profileName: string; noteName: string }> = {}) => ({
  ...{ name, depot: '', profileName: null, noteName: null },
  ...others,
});
const batches = [
  batch('Spare pool', { depot: 'Leeds', noteName: 'pallet.csv' }),
  batch('Pallet 14', { depot: 'Lyon', profileName: 'Couriers FR' }),
  batch('Dépannage', { depot: 'Lyon' }),
];
const found = (text: string) => findBatches(batches, text).map(({ name }) => name);

describe('finding batches', () => {
  it.each([
    ['a name, before others that have the word elsewhere', 'pallet', ['Pallet 14', 'Spare pool']],
    ['a depot', 'lyon', ['Pallet 14', 'Dépannage']],
    ['words of different facts together', 'couriers lyon', ['Pallet 14']],
    ['letters without their accents', 'depann', ['Dépannage']],
    ['nothing that is there', 'rotterdam', []],
    ['no words', '  ', []],
  ])('goes by %s', (_, text, names) => {
    expect(found(text)).toEqual(names);
  });
});
