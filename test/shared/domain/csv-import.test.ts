import { describe, expect, it } from 'vitest';
import { importColumnSchema, importShapeSchema, importTargetSchema } from '#shared/domain/csv-import.ts';

const shape = { encoding: 'utf-8', delimiter: '|', header: true, columns: [{ kind: 'ignored' }], dialect: null };

describe('what a person says of a file', () => {
  it('is taken as it is', () => {
    expect(importShapeSchema.parse(shape)).toEqual(shape);
    expect(importColumnSchema.parse({ kind: 'attribute', name: ' Site ' })).toEqual({
      kind: 'attribute',
      name: 'Site',
    });
  });

  it.each([
    ['no column', { ...shape, columns: [] }],
    [
      'more columns than a file may have',
      { ...shape, columns: Array.from({ length: 257 }, () => ({ kind: 'ignored' })) },
    ],
    ['a separator that is none', { ...shape, delimiter: ' ' }],
    ['a meaning that is none', { ...shape, columns: [{ kind: 'field', field: 'iccid' }] }],
    ['an attribute without a name', { ...shape, columns: [{ kind: 'attribute', name: ' ' }] }],
  ])('is refused with %s', (_name, wrong) => {
    expect(importShapeSchema.safeParse(wrong).success).toBe(false);
  });

  it('names what is to be done with the rows', () => {
    expect(importTargetSchema.parse({ kind: 'newBatch', name: ' Lyon ' })).toEqual({ kind: 'newBatch', name: 'Lyon' });
    expect(importTargetSchema.safeParse({ kind: 'credentials' }).success).toBe(false);
    expect(importTargetSchema.safeParse({ kind: 'delete' }).success).toBe(false);
  });
});
