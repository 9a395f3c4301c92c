import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readDeviceRows } from '../../db/tables/device-rows.ts';
import { rowsBetween, viewRows } from '../../db/tables/device-views.ts';
import type { Services } from '../../services.ts';

/** At most 200 consecutive rows of a filtered and sorted list; any row of a million costs the same. */
export function getWindow(
  { db }: Services,
  { view, first, count }: ParsedInput<'devices.getWindow'>,
): CommandOutput<'devices.getWindow'> {
  const rows = viewRows(db, view);
  return { total: rows.total, first, rows: readDeviceRows(db, rowsBetween(rows, first, count)) };
}
