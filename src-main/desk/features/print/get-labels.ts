import { setImmediate } from 'node:timers/promises';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { DeviceRow } from '#shared/domain/device.ts';
import type { DeviceLabel } from '#shared/domain/paper.ts';
import { readDeviceRows } from '../../db/tables/device-rows.ts';
import { selectedRows } from '../../db/tables/device-selection.ts';
import type { Services } from '../../services.ts';

/** Some 5 ms of reading: the desk answers other commands in between. */
const ROWS_PER_SLICE = 500;

/** What stands on the labels of selected devices, waiting changes counted: the profile a device will be in. */
export async function getLabels(
  { db }: Services,
  { selection, sort, most }: ParsedInput<'print.getLabels'>,
): Promise<CommandOutput<'print.getLabels'>> {
  const rows = selectedRows(db, selection, sort);
  const wanted = rows.subarray(0, most);
  const labels: DeviceLabel[] = [];
  for (let first = 0; first < wanted.length; first += ROWS_PER_SLICE) {
    if (first > 0) await setImmediate();
    const slice = readDeviceRows(db, [...wanted.subarray(first, first + ROWS_PER_SLICE)]);
    for (const row of slice) labels.push(toLabel(row));
  }
  return { total: rows.length, labels };
}

function toLabel({ model, imei, imei2, serial, profileName, orderId }: DeviceRow): DeviceLabel {
  return { model, imei, imei2, serial, profileName, origin: orderId };
}
