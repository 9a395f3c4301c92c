import { describe, expect, it } from 'vitest';
import { attributesCommands } from '#shared/commands/attributes.ts';

const accepts = (name: keyof typeof attributesCommands, input: unknown) =>
  attributesCommands[name].input.safeParse(input).success;

describe('what may be asked of custom attributes (behaviours 92, 115)', () => {
  it('are the two types and no third', () => {
    expect(accepts('attributes.define', { name: 'Depot', type: 'text' })).toBe(true);
    expect(accepts('attributes.define', { name: 'Weight', type: 'number' })).toBe(true);
    expect(accepts('attributes.define', { name: 'Since', type: 'date' })).toBe(false);
  });

  it('is no name of blanks, or one longer than a column can be headed', () => {
    for (const name of ['', '  ', 'x'.repeat(61)]) {
      expect(accepts('attributes.define', { name, type: 'text' })).toBe(false);
      expect(accepts('attributes.delete', { name })).toBe(false);
    }
  });

  it('needs devices for a value, and no empty one', () => {
    const selection = { kind: 'named', deviceIds: ['d1'] };
    const edit = { name: 'Depot', value: 'Lyon', mode: 'fill-empty' };
    expect(accepts('attributes.set', { selection, edit })).toBe(true);
    expect(accepts('attributes.set', { selection, edit: { ...edit, value: ' ' } })).toBe(false);
    expect(accepts('attributes.set', { selection: { ...selection, deviceIds: [] }, edit })).toBe(false);
  });
});
