import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pick, readCount, readTags, readText, readTime } from '../../../src-main/desk/remote/read-fields.ts';

describe('pick', () => {
  it('takes the first name that holds something', () => {
    expect(pick({ b: 0, a: null, c: 1 }, ['a', 'b', 'c'])).toBe(0);
    expect(pick({ a: null }, ['a', 'b'])).toBeUndefined();
  });
});

describe('readText', () => {
  it.each([
    ['  a ', 'a'],
    ['', null],
    ['  ', null],
    [null, null],
    [undefined, null],
    [350_000_000_000_007, '350000000000007'],
    [true, 'true'],
    [{ a: 1 }, null],
    [['a'], null],
  ])('reads %j as %j', (value, text) => {
    expect(readText({ a: value }, ['a'])).toBe(text);
  });
});

describe('readCount', () => {
  it.each([
    [12, 12],
    ['12', 12],
    [' 12 ', 12],
    [0, 0],
    ['0', 0],
    ['', null],
    [' ', null],
    ['many', null],
    [-1, null],
    [1.5, null],
    ['1e400', null],
    [null, null],
    [{}, null],
  ])('reads %j as %j', (value, count) => {
    expect(readCount({ a: value }, ['a'])).toBe(count);
  });
});

describe('readTime', () => {
  it.each([
    [1_795_341_600_000, '2026-11-22T10:00:00.000Z'],
    ['1795341600000', '2026-11-22T10:00:00.000Z'],
    [1_795_341_600, '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T11:00:00+01:00', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22 10:00:00', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22', '2026-11-22T00:00:00.000Z'],
    [0, null],
    ['0', null],
    ['', null],
    ['yesterday', null],
    [null, null],
    [9e18, null],
    [{}, null],
  ])('reads %j as %j', (value, time) => {
    expect(readTime({ a: value }, ['a'])).toBe(time);
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const time = readTime({ a: value }, ['a']);
        expect(time === null || !Number.isNaN(Date.parse(time))).toBe(true);
      }),
    );
  });
});

describe('readTags', () => {
  it.each([
    ['Lyon,courier', 'Lyon, courier'],
    ['Lyon, courier', 'Lyon, courier'],
    [['Lyon', ' courier ', ''], 'Lyon, courier'],
    [[{ name: 'Lyon' }, { tagName: 'courier' }, null, 7], 'Lyon, courier, 7'],
    ['', ''],
    [null, ''],
    [{}, ''],
  ])('reads %j as %j', (value, tags) => {
    expect(readTags({ a: value }, ['a'])).toBe(tags);
  });
});
