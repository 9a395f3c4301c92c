import { describe, expect, it } from 'vitest';
import {
  columnsWidth,
  columnTracks,
  fitWidth,
  MAX_COLUMN_WIDTH,
  MIN_COLUMN_WIDTH,
  nextSort,
} from '../../../src-renderer/ui/grid-columns.ts';

describe('columns of a grid', () => {
  it('stand after the tick box and leave the rest free', () => {
    expect(columnTracks([{ width: 168 }, { width: 124 }])).toBe('36px 168px 124px minmax(0, 1fr)');
    expect(columnsWidth([{ width: 168 }, { width: 124 }])).toBe(36 + 168 + 124);
  });

  it('keep a width that can be read', () => {
    expect([fitWidth(1), fitWidth(200.4), fitWidth(9999)]).toEqual([MIN_COLUMN_WIDTH, 200, MAX_COLUMN_WIDTH]);
  });

  it('sort upwards first, then the other way round', () => {
    expect(nextSort({ column: 'imei', direction: 'desc' }, 'model')).toEqual({ column: 'model', direction: 'asc' });
    expect(nextSort({ column: 'model', direction: 'asc' }, 'model')).toEqual({ column: 'model', direction: 'desc' });
    expect(nextSort({ column: 'model', direction: 'desc' }, 'model')).toEqual({ column: 'model', direction: 'asc' });
  });
});
