import { describe, expect, it } from 'vitest';
import {
  deviceColumns,
  deviceFilterSchema,
  deviceSelectionSchema,
  deviceViewSchema,
  MAX_NAMED_DEVICES,
} from '#shared/domain/device.ts';

const named = (count: number) => ({ kind: 'named', deviceIds: Array.from({ length: count }, (_, n) => `d${n}`) });

describe('a selection of devices', () => {
  const cases: [string, unknown, boolean][] = [
    ['one named device', named(1), true],
    ['as many as may be named', named(MAX_NAMED_DEVICES), true],
    ['no device', named(0), false],
    ['more than may be named', named(MAX_NAMED_DEVICES + 1), false],
    ['an empty id', { kind: 'named', deviceIds: [''] }, false],
    ['all that match nothing in particular', { kind: 'matching', filter: {}, except: [] }, true],
    ['exceptions left out', { kind: 'matching', filter: {} }, false],
    ['another kind', { kind: 'all' }, false],
  ];
  for (const [name, input, expected] of cases) {
    it(`${expected ? 'may be' : 'may not be'} ${name}`, () => {
      expect(deviceSelectionSchema.safeParse(input).success).toBe(expected);
    });
  }
});

describe('a view of devices', () => {
  it('is sorted by a column of the grid, in one of two directions', () => {
    const view = (column: string, direction: string) => ({ filter: {}, sort: { column, direction } });
    for (const column of deviceColumns) expect(deviceViewSchema.safeParse(view(column, 'desc')).success).toBe(true);
    for (const [column, direction] of [
      ['device_id', 'asc'],
      ['imei', 'ASC; --'],
      ['', 'asc'],
    ] as const) {
      expect(deviceViewSchema.safeParse(view(column, direction)).success).toBe(false);
    }
  });

  it('is filtered by states that exist and texts of bearable length', () => {
    expect(deviceFilterSchema.safeParse({ states: ['assigned'], text: 'x'.repeat(200) }).success).toBe(true);
    expect(deviceFilterSchema.safeParse({ states: ['enrolled'] }).success).toBe(false);
    expect(deviceFilterSchema.safeParse({ text: 'x'.repeat(201) }).success).toBe(false);
  });
});
