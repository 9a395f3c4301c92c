import type { DeviceId, DeviceSelection, DeviceView } from '#shared/domain/device.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { matchingRows } from './device-filter.ts';
import { hasIndex } from './device-indexes.ts';
import { readRows } from './device-row-numbers.ts';
import { readDeviceIds } from './device-rows.ts';
import { arrangeRows } from './device-views.ts';
import { rowsOfImport } from './staged-imports.ts';

// One JSON text of ids at a time: a million at once would be 20 MB of it.
const IDS_PER_QUERY = 20_000;

/** Row numbers of the selected devices that the cache knows; without a sort in the order the server listed them. */
export function selectedRows(db: ReadableDb, selection: DeviceSelection, sort: DeviceView['sort'] | null): Uint32Array {
  if (selection.kind === 'named') return sortedRows(db, rowsOfDevices(db, selection.deviceIds), sort);
  if (selection.kind === 'imported') return sortedRows(db, rowsOfImport(db, selection.stagedId), sort);
  const matching = matchingRows(db, selection.filter);
  const rows = sort ? arrangeRows(db, matching, sort) : (matching ?? allRows(db));
  return less(rows, rowsOfDevices(db, selection.except));
}

/** Rows each once, in the order of a list; without a sort in the order the server listed them. */
export function sortedRows(db: ReadableDb, rows: readonly number[], sort: DeviceView['sort'] | null): Uint32Array {
  const ascending = Uint32Array.from(new Set(rows)).sort();
  return sort ? arrangeRows(db, ascending, sort) : ascending;
}

/** Ids of the selected devices, each once; named ones as given, whether or not the cache knows them. */
export function selectedDeviceIds(db: ReadableDb, selection: DeviceSelection): DeviceId[] {
  if (selection.kind === 'named') return [...new Set(selection.deviceIds)];
  return deviceIdsOfRows(db, selectedRows(db, selection, null));
}

/** Ids of the devices in these rows, each once. */
export function deviceIdsOfRows(db: ReadableDb, rows: Uint32Array | readonly number[]): DeviceId[] {
  const deviceIds: DeviceId[] = [];
  for (let first = 0; first < rows.length; first += IDS_PER_QUERY) {
    const slice = readDeviceIds(db, [...rows.slice(first, first + IDS_PER_QUERY)]);
    for (const deviceId of slice) deviceIds.push(deviceId);
  }
  return hasIndex(db, 'devices_by_id') ? deviceIds : [...new Set(deviceIds)];
}

function less(rows: Uint32Array, without: readonly number[]): Uint32Array {
  if (without.length === 0) return rows;
  const taken = new Set(without);
  return rows.filter((row) => !taken.has(row));
}

function allRows(db: ReadableDb): Uint32Array {
  return Uint32Array.from(readRows(db, 'SELECT row FROM cache.devices ORDER BY row'));
}

function rowsOfDevices(db: ReadableDb, deviceIds: readonly DeviceId[]): number[] {
  if (deviceIds.length === 0) return [];
  const sql = `SELECT json_group_array(d.row) FROM json_each(?) i CROSS JOIN cache.devices d ON d.device_id = i.value`;
  return JSON.parse(prepared<string>(db, sql, 'first-cells').get(JSON.stringify(deviceIds)) ?? '[]') as number[];
}
