import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PROFILE_ID,
  DEFAULT_PROFILE_NAME,
  type ProfileType,
  profileIdSchema,
  takesDevices,
} from '#shared/domain/profile.ts';

describe('a profile', () => {
  const cases: [ProfileType, boolean][] = [
    ['default', true],
    ['samsung-kme', true],
    ['self-maintained', false],
  ];
  for (const [type, expected] of cases) {
    it(`of type ${type} ${expected ? 'takes' : 'never takes'} devices`, () =>
      expect(takesDevices(type)).toBe(expected));
  }

  it('that every tenant has is called as the document calls it', () => {
    expect([DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME]).toEqual(['default', 'Samsung KME Default Profile']);
  });

  it('is named by 1 to 64 characters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(profileIdSchema.safeParse(text).success).toBe(text.length >= 1 && text.length <= 64);
      }),
    );
    for (const wrong of [null, undefined, 7, {}, ['a']]) expect(profileIdSchema.safeParse(wrong).success).toBe(false);
  });
});
