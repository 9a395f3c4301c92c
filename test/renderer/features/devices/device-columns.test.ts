import { describe, expect, it } from 'vitest';
import { deviceColumns } from '#shared/domain/device.ts';
import {
  chosenColumnsSchema,
  columnsToChoose,
  resizeColumn,
  shiftColumn,
  toggleColumn,
  usualColumns,
} from '../../../../src-renderer/features/devices/device-columns.ts';

const keys = (columns: readonly { key: string }[]) => columns.map(({ key }) => key);

describe('the columns of the grid', () => {
  it('are those of the plan until others are chosen', () => {
    expect(keys(usualColumns)).toEqual([
      ...['imei', 'serial', 'model', 'state', 'profile'],
      ...['user', 'tags', 'upload', 'reseller', 'updatedAt'],
    ]);
    expect(chosenColumnsSchema.safeParse(usualColumns).success).toBe(true);
  });

  it('can be hidden and shown, but never all hidden', () => {
    const without = toggleColumn(usualColumns, 'tags');
    expect(keys(without)).not.toContain('tags');
    expect(keys(toggleColumn(without, 'tags')).at(-1)).toBe('tags');
    const last = [{ key: 'imei' as const, width: 100 }];
    expect(toggleColumn(last, 'imei')).toEqual(last);
  });

  it('can be put in another order, up to the ends', () => {
    expect(keys(shiftColumn(usualColumns, 'serial', -1)).slice(0, 2)).toEqual(['serial', 'imei']);
    expect(keys(shiftColumn(usualColumns, 'imei', 1)).slice(0, 2)).toEqual(['serial', 'imei']);
    expect(keys(shiftColumn(usualColumns, 'imei', -1))).toEqual(keys(usualColumns));
    expect(keys(shiftColumn(usualColumns, 'order', 1))).toEqual(keys(usualColumns));
  });

  it('keep their width', () => {
    expect(resizeColumn(usualColumns, 'model', 300).find(({ key }) => key === 'model')?.width).toBe(300);
  });

  it('are all offered, the shown ones first in their order', () => {
    const choices = columnsToChoose(usualColumns);
    expect(keys(choices).slice(0, usualColumns.length)).toEqual(keys(usualColumns));
    expect(keys(choices).toSorted()).toEqual([...deviceColumns].toSorted());
  });

  it('are forgotten when what is remembered makes no sense', () => {
    expect(chosenColumnsSchema.safeParse([]).success).toBe(false);
    expect(chosenColumnsSchema.safeParse([{ key: 'colour', width: 100 }]).success).toBe(false);
    expect(chosenColumnsSchema.safeParse([usualColumns[0], usualColumns[0]]).success).toBe(false);
    expect(chosenColumnsSchema.safeParse([{ key: 'imei', width: 1 }]).success).toBe(false);
  });
});
