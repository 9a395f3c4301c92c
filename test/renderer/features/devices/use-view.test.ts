import { describe, expect, it } from 'vitest';
import { isOpenFilter, sortedBy, withFilter } from '../../../../src-renderer/features/devices/use-view.ts';

describe('the filter of the grid', () => {
  it('holds a part that is set and loses one that is emptied', () => {
    expect(withFilter({ model: 'A' }, 'text', '35')).toEqual({ model: 'A', text: '35' });
    expect(withFilter({ model: 'A', text: '35' }, 'text', '')).toEqual({ model: 'A' });
    expect(withFilter({ states: ['assigned'] }, 'states', [])).toEqual({});
    expect(withFilter({ waiting: true }, 'waiting', false)).toEqual({});
    expect(withFilter({ model: 'A' }, 'model', undefined)).toEqual({});
  });

  it('is open when nothing narrows the list', () => {
    expect(isOpenFilter({})).toBe(true);
    expect(isOpenFilter({ waiting: true })).toBe(false);
  });
});

describe('the order of the grid', () => {
  it('follows clicks on known columns only', () => {
    const view = { filter: {}, sort: { column: 'imei', direction: 'asc' } } as const;
    expect(sortedBy(view, 'model').sort).toEqual({ column: 'model', direction: 'asc' });
    expect(sortedBy(view, 'imei').sort).toEqual({ column: 'imei', direction: 'desc' });
    expect(sortedBy(view, 'colour')).toBe(view);
  });
});
