import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '#shared/domain/configuration.ts';
import { diffConfiguration } from '#shared/domain/diff-configuration.ts';

const configurations = fc.uniqueArray(
  fc.record({
    group: fc.constantFrom('ivanti' as const, 'system' as const, 'custom' as const),
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    value: fc.constantFrom<Configuration[number]['value']>('x', '1', 1, true, null, { p: 1, q: 2 }, { q: 2, p: 1 }),
  }),
  { selector: ({ name }) => name },
);

describe('the difference of two configurations (behaviour 87)', () => {
  it('names what was added, removed and changed, with both values', () => {
    const before: Configuration = [
      { group: 'ivanti', name: 'server', value: 'eu1.example' },
      { group: 'ivanti', name: 'quickStart', value: false },
      { group: 'ivanti', name: 'user', value: 'depot@example' },
    ];
    const after: Configuration = [
      { group: 'custom', name: 'com.example.policy', value: { level: 2 } },
      { group: 'ivanti', name: 'quickStart', value: true },
      { group: 'ivanti', name: 'user', value: 'depot@example' },
    ];
    expect(diffConfiguration(before, after)).toEqual([
      { name: 'server', kind: 'removed', before: 'eu1.example', after: undefined },
      { name: 'quickStart', kind: 'changed', before: false, after: true },
      { name: 'com.example.policy', kind: 'added', before: undefined, after: { level: 2 } },
    ]);
  });

  it('sees a change of type alone, and none in the order of keys', () => {
    const key = (value: Configuration[number]['value']): Configuration => [{ group: 'custom', name: 'port', value }];
    expect(diffConfiguration(key('8080'), key(8080))).toHaveLength(1);
    expect(diffConfiguration(key({ a: 1, b: 2 }), key({ b: 2, a: 1 }))).toEqual([]);
  });

  it('leads from one to the other, and back when turned round', () => {
    fc.assert(
      fc.property(configurations, configurations, (before, after) => {
        const values = new Map<string, Configuration[number]['value']>(before.map(({ name, value }) => [name, value]));
        for (const { name, after: is } of diffConfiguration(before, after)) {
          if (is === undefined) values.delete(name);
          else values.set(name, is);
        }
        expect(Object.fromEntries(values)).toEqual(Object.fromEntries(after.map(({ name, value }) => [name, value])));
        const back = diffConfiguration(after, before);
        expect(back.map(({ name }) => name).sort()).toEqual(
          diffConfiguration(before, after)
            .map(({ name }) => name)
            .sort(),
        );
      }),
    );
  });

  it('is empty for a configuration and itself in any order', () => {
    fc.assert(
      fc.property(configurations, (keys) => {
        expect(diffConfiguration(keys, keys.toReversed())).toEqual([]);
      }),
    );
  });
});
