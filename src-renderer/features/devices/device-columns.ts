import { z } from 'zod';
import { type DeviceColumn, deviceColumns } from '#shared/domain/device.ts';
import { MAX_COLUMN_WIDTH, MIN_COLUMN_WIDTH } from '../../ui/grid-columns.ts';

/** A column as the person has set it up. */
export type ChosenColumn = { key: DeviceColumn; width: number };

const usualWidths: Readonly<Record<DeviceColumn, number>> = {
  imei: 168,
  imei2: 168,
  serial: 124,
  model: 136,
  state: 204,
  profile: 240,
  user: 144,
  tags: 128,
  upload: 116,
  order: 116,
  reseller: 148,
  note: 200,
  updatedAt: 104,
};

/** Columns shown until the person chooses others. */
export const usualColumns: ChosenColumn[] = (
  ['imei', 'serial', 'model', 'state', 'profile', 'user', 'tags', 'upload', 'reseller', 'updatedAt'] as const
).map((key) => ({ key, width: usualWidths[key] }));

/** Columns of the devices of one upload until the person chooses other widths. */
export const uploadColumns: ChosenColumn[] = (
  ['imei', 'imei2', 'serial', 'model', 'state', 'profile', 'updatedAt'] as const
).map((key) => ({ key, width: usualWidths[key] }));

/** What is remembered of the columns. */
export const chosenColumnsSchema = z
  .array(
    z.object({
      key: z.enum(deviceColumns),
      width: z.number().min(MIN_COLUMN_WIDTH).max(MAX_COLUMN_WIDTH),
    }),
  )
  .min(1)
  .max(deviceColumns.length)
  .refine((columns) => new Set(columns.map(({ key }) => key)).size === columns.length);

/** Shows or hides a column; the last one stays. */
export function toggleColumn(columns: readonly ChosenColumn[], key: DeviceColumn): ChosenColumn[] {
  const without = columns.filter((column) => column.key !== key);
  if (without.length < columns.length) return without.length === 0 ? [...columns] : without;
  return [...columns, { key, width: usualWidths[key] }];
}

/** Moves a column one place to the front or to the back. */
export function shiftColumn(columns: readonly ChosenColumn[], key: DeviceColumn, by: -1 | 1): ChosenColumn[] {
  const from = columns.findIndex((column) => column.key === key);
  const to = from + by;
  const moved = columns[from];
  if (!moved || to < 0 || to >= columns.length) return [...columns];
  const others = columns.filter((column) => column !== moved);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

/** Gives a column another width. */
export function resizeColumn(columns: readonly ChosenColumn[], key: string, width: number): ChosenColumn[] {
  return columns.map((column) => (column.key === key ? { ...column, width } : column));
}

/** All columns for the chooser: the shown ones in their order, then the others. */
export function columnsToChoose(columns: readonly ChosenColumn[]): { key: DeviceColumn; shown: boolean }[] {
  const shown = columns.map(({ key }) => ({ key, shown: true }));
  const hidden = deviceColumns.filter((key) => !columns.some((column) => column.key === key));
  return [...shown, ...hidden.map((key) => ({ key, shown: false }))];
}
