import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from '#shared/domain/nearest-name.ts';

const word = fc.stringMatching(/^[A-Z_]{4,16}$/);

describe('the distance of two texts', () => {
  const cases: [string, string, number][] = [
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['form', 'from', 1],
    ['SSID', 'SID', 1],
  ];
  for (const [one, other, edits] of cases) {
    it(`${one} to ${other} is ${edits}`, () => expect(editDistance(one, other)).toBe(edits));
  }

  it('is the same both ways, none to itself, and at most the longer length', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const edits = editDistance(one, other);
        expect(edits).toBe(editDistance(other, one));
        expect(edits === 0).toBe(one === other);
        expect(edits).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});

describe('the nearest name', () => {
  const names = ['server', 'user', 'pin', 'WIFI_SSID', 'WIFI_HIDDEN'];
  const cases: [string, string | null][] = [
    ['server', 'server'],
    ['SERVER', 'server'],
    ['serer', 'server'],
    ['pni', 'pin'],
    ['WIFI_SSDI', 'WIFI_SSID'],
    ['tag', null],
    ['username', null],
    ['', null],
  ];
  for (const [name, expected] of cases) {
    it(`to ${JSON.stringify(name)} is ${expected ?? 'none'}`, () => expect(nearestName(name, names)).toBe(expected));
  }

  it('is found through any one slip of the hand', () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('drop', 'double', 'swap'), (name, anywhere, slip) => {
        const at = anywhere % (name.length - 1);
        const [a, b] = [name.charAt(at), name.charAt(at + 1)];
        const typed = { drop: b, double: a + a + b, swap: b + a }[slip];
        expect(nearestName(name.slice(0, at) + typed + name.slice(at + 2), [name])).toBe(name);
      }),
    );
  });
});
