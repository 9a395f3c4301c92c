import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameJson } from '../../../../src-main/desk/features/sync/same-json.ts';

describe('sameJson', () => {
  it('does not mind the order of keys, but that of lists', () => {
    expect(sameJson('{"a":1,"b":{"c":2,"d":3}}', '{"b":{"d":3,"c":2},"a":1}')).toBe(true);
    expect(sameJson('[1,2]', '[2,1]')).toBe(false);
    expect(sameJson('{"a":1}', '{"a":"1"}')).toBe(false);
  });

  it('takes broken texts for the same only when they are equal', () => {
    expect(sameJson('{a', '{a')).toBe(true);
    expect(sameJson('{a', '{ a')).toBe(false);
  });

  it('holds for every value, however it is spaced', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => sameJson(JSON.stringify(value), JSON.stringify(value, null, 2))));
  });
});
