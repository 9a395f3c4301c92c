import { describe, expect, it } from 'vitest';
import {
  type AttributeDraft,
  blankDraft,
  countSet,
  draftAttribute,
  draftFaults,
} from '../../../../src-renderer/features/attributes/attribute-draft.ts';

const attributes = [
  { name: 'Depot', type: 'text' as const, devices: 3 },
  { name: 'Weight', type: 'number' as const, devices: 0 },
];
const draft = (part: Partial<AttributeDraft>): AttributeDraft => ({ ...blankDraft(attributes), ...part });

describe('a draft of an edit (behaviour 115)', () => {
  it('begins with a new attribute where there is none, and with the only one where there is one', () => {
    expect(blankDraft([])).toMatchObject({ isNew: true, chosen: null, mode: 'overwrite' });
    expect(blankDraft(attributes.slice(0, 1))).toMatchObject({ isNew: false, chosen: 'Depot' });
    expect(blankDraft(attributes)).toMatchObject({ isNew: false, chosen: null });
  });

  it('names the attribute that is chosen, or the new one as soon as it has a name', () => {
    expect(draftAttribute(draft({}), attributes)).toBeNull();
    expect(draftAttribute(draft({ chosen: 'Weight' }), attributes)).toMatchObject({ name: 'Weight', type: 'number' });
    expect(draftAttribute(draft({ chosen: 'gone since' }), attributes)).toBeNull();
    expect(draftAttribute(draft({ isNew: true, newName: '  ' }), attributes)).toBeNull();
    const made = draft({ isNew: true, newName: ' Shelf ', newType: 'number' });
    expect(draftAttribute(made, attributes)).toEqual({ name: 'Shelf', type: 'number' });
  });

  it('is faulty with a name that is taken, whatever its case, and with a number that is none', () => {
    expect(draftFaults(draft({ isNew: true, newName: 'DEPOT' }), attributes)).toEqual({ name: true, value: false });
    expect(draftFaults(draft({ chosen: 'Weight', value: 'light' }), attributes)).toEqual({ name: false, value: true });
    expect(draftFaults(draft({ chosen: 'Depot', value: 'light' }), attributes)).toEqual({ name: false, value: false });
  });

  it('is not faulty while something is merely missing', () => {
    expect(draftFaults(draft({ isNew: true }), attributes)).toEqual({ name: false, value: false });
    expect(draftFaults(draft({ chosen: 'Weight' }), attributes)).toEqual({ name: false, value: false });
  });

  it('counts what it sets by its mode', () => {
    expect(countSet({ devices: 12, filled: 3 }, 'overwrite')).toBe(12);
    expect(countSet({ devices: 12, filled: 3 }, 'fill-empty')).toBe(9);
  });
});
