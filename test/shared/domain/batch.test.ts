import { describe, expect, it } from 'vitest';
import { batchFindings, batchFormSchema, batchIdSchema } from '#shared/domain/batch.ts';

const form = { name: ' Lyon 14 ', depot: ' Lyon ', profileId: null, dueAt: null };

describe('what a person gives a batch', () => {
  it('is taken without the blanks around it', () => {
    expect(batchFormSchema.parse(form)).toEqual({ name: 'Lyon 14', depot: 'Lyon', profileId: null, dueAt: null });
  });

  it.each([
    ['no name', { name: '  ' }],
    ['a name nobody can read', { name: 'x'.repeat(101) }],
    ['a day that is none', { dueAt: '2026-02-30' }],
    ['a day with a time', { dueAt: '2026-12-01T08:00:00Z' }],
    ['an empty profile', { profileId: '' }],
  ])('is refused with %s', (_, wrong) => {
    expect(batchFormSchema.safeParse({ ...form, ...wrong }).success).toBe(false);
  });

  it('goes by a key of at most 64 signs', () => {
    expect([batchIdSchema.safeParse('').success, batchIdSchema.safeParse('x'.repeat(65)).success]).toEqual([
      false,
      false,
    ]);
  });

  it('can be found wrong in seven ways, in an order others count on', () => {
    expect(batchFindings).toEqual([
      ...['missing', 'extra', 'doubled', 'swapped'],
      ...['not-approved', 'wrong-profile', 'unknown'],
    ]);
  });
});
