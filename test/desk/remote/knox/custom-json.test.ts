import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestToken, putInToken, takeOutToken } from '../../../../src-main/desk/remote/knox/custom-json.ts';

const bundles = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue());

describe('the enrolment token in a Custom JSON', () => {
  it('comes out, and what is left says the same as before', () => {
    expect(takeOutToken('{"server":"na1","token":"abc"}', 'token')).toEqual({
      customJson: '{"server":"na1"}',
      value: 'abc',
    });
    expect(takeOutToken('{"token":""}', 'token')).toEqual({ customJson: '{}', value: null });
    expect(takeOutToken('', 'token')).toEqual({ customJson: '{}', value: null });
  });

  it('leaves text alone that is no JSON object, for it is the person’s to mend', () => {
    for (const text of ['{"a":1,}', '[1]', 'hello']) {
      expect(takeOutToken(text, 'token')).toEqual({ customJson: text, value: null });
    }
  });

  it('goes in and comes out again, whatever stands beside it', () => {
    fc.assert(
      fc.property(bundles, fc.string({ minLength: 1 }), (bundle, value) => {
        const { token: _dropped, ...rest } = bundle;
        const text = putInToken(JSON.stringify(rest), 'token', value);
        expect(takeOutToken(text, 'token')).toEqual({ customJson: JSON.stringify(rest), value });
        expect(putInToken(text, 'token', null)).toBe(JSON.stringify(rest));
      }),
    );
  });

  it('is told from another by a digest that does not hold it', () => {
    expect(digestToken('secret')).toMatch(/^[0-9a-f]{24}$/);
    expect(digestToken('secret')).not.toBe(digestToken('secret2'));
  });
});
