import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigurationValue } from '#shared/domain/configuration.ts';
import { convertValue, emptyValue, fitsType, sameValue, valueTypeOf } from '#shared/domain/configuration-value.ts';
import type { ValueType } from '#shared/domain/known-keys.ts';

const types: ValueType[] = ['text', 'boolean', 'int', 'long', 'object'];
const json = fc.jsonValue() as fc.Arbitrary<ConfigurationValue>;

describe('the type of a value', () => {
  const cases: [ConfigurationValue, ValueType][] = [
    ['true', 'text'],
    [false, 'boolean'],
    [2_147_483_647, 'int'],
    [-2_147_483_648, 'int'],
    [2_147_483_648, 'long'],
    [1.5, 'object'],
    [null, 'object'],
    [[1], 'object'],
    [{}, 'object'],
  ];
  for (const [value, type] of cases) {
    it(`of ${JSON.stringify(value)} is ${type}`, () => expect(valueTypeOf(value)).toBe(type));
  }

  it('of what a new key holds is the type of the key, a long being an int while it is small', () => {
    for (const type of types) {
      expect(fitsType(emptyValue(type), type)).toBe(true);
      expect(valueTypeOf(emptyValue(type))).toBe(type === 'long' ? 'int' : type);
    }
  });
});

describe('a value in another type', () => {
  const cases: [ConfigurationValue, ValueType, ConfigurationValue][] = [
    ['true', 'boolean', true],
    [' False ', 'boolean', false],
    ['yes', 'boolean', null],
    [1, 'boolean', null],
    ['8080', 'int', 8080],
    ['-1', 'int', -1],
    ['3000000000', 'int', null],
    ['3000000000', 'long', 3_000_000_000],
    ['80 80', 'int', null],
    ['', 'int', null],
    [8080, 'text', '8080'],
    [true, 'text', 'true'],
    [{ a: 1 }, 'text', null],
    ['{}', 'object', null],
  ];
  for (const [value, type, expected] of cases) {
    it(`${JSON.stringify(value)} as ${type} is ${JSON.stringify(expected)}`, () =>
      expect(convertValue(value, type)).toEqual(expected));
  }

  it('either fits that type or is refused', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(...types), (value, type) => {
        const converted = convertValue(value, type);
        expect(converted === null || fitsType(converted, type)).toBe(true);
      }),
    );
  });
});

describe('two values', () => {
  it('are the same when they are the same JSON, whatever the order of names', () => {
    expect(sameValue({ a: 1, b: [true, null] }, { b: [true, null], a: 1 })).toBe(true);
    fc.assert(
      fc.property(json, (value) => {
        expect(sameValue(value, structuredClone(value))).toBe(true);
      }),
    );
  });

  const different: [ConfigurationValue, ConfigurationValue][] = [
    ['1', 1],
    [0, false],
    [null, {}],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
  ];
  for (const [one, other] of different) {
    it(`differ: ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => {
      expect(sameValue(one, other)).toBe(false);
      expect(sameValue(other, one)).toBe(false);
    });
  }
});
