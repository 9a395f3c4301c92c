import type { DeviceFilter } from '#shared/domain/device.ts';
import type { ReadableDb } from '../sql.ts';
import { readOverlaid } from './device-overlay.ts';
import { lastRow, readRows } from './device-row-numbers.ts';
import { findAllDeviceRows } from './device-search.ts';
import { isEditSql } from './portal-edits.ts';

type RowList = readonly number[] | Uint32Array;

/** Whether a filter's answer changes when only the waiting changes do. */
export function dependsOnOverlay(filter: DeviceFilter): boolean {
  return filter.profileId !== undefined || filter.waiting === true;
}

/** Rows of the devices that match every part of a filter, ascending; null when it has no part, and all devices match. */
export function matchingRows(db: ReadableDb, filter: DeviceFilter): Uint32Array | null {
  const parts = filterParts(db, filter);
  if (parts.length === 0) return null;
  const marks = new Uint8Array(lastRow(db) + 1);
  parts.forEach((lists, part) => {
    for (const rows of lists) for (const row of rows) if (marks[row] === part) marks[row] = part + 1;
  });
  return markedRows(marks, parts.length);
}

/** For each part of the filter the rows that match it. */
function filterParts(db: ReadableDb, filter: DeviceFilter): RowList[][] {
  const parts: RowList[][] = [];
  if (filter.text !== undefined && filter.text.trim() !== '') parts.push(findAllDeviceRows(db, filter.text));
  if (filter.profileId !== undefined) parts.push(rowsOfProfile(db, filter.profileId));
  if (filter.waiting) parts.push(readOverlaid(db).map(({ rows }) => rows));
  if (filter.onHold) {
    const sql = 'SELECT d.row FROM main.holds h CROSS JOIN cache.devices d ON d.device_id = h.device_id';
    parts.push([readRows(db, sql)]);
  }
  if (filter.portalSince !== undefined) parts.push([rowsEditedSince(db, filter.portalSince)]);
  if (filter.states && filter.states.length > 0) {
    const sql = 'SELECT row FROM cache.devices WHERE state IN (SELECT value FROM json_each(?))';
    parts.push([readRows(db, sql, JSON.stringify(filter.states))]);
  }
  if (filter.model !== undefined) parts.push([rowsWith(db, 'model', filter.model)]);
  if (filter.userName !== undefined) parts.push([rowsWith(db, 'user_name', filter.userName)]);
  if (filter.resellerName !== undefined) parts.push([rowsEqual(db, 'reseller_name', filter.resellerName)]);
  if (filter.uploadId !== undefined) parts.push([rowsEqual(db, 'upload_id', filter.uploadId)]);
  return parts;
}

/** (in it at the server, and not moved away) or (moved in). */
function rowsOfProfile(db: ReadableDb, profileId: string): RowList[] {
  const atServer = readRows(db, 'SELECT row FROM cache.devices WHERE profile_id = ?', profileId);
  const moved = readOverlaid(db).filter(({ live, wanted, atServer: from }) => live && wanted !== from);
  const leaving = moved.filter((group) => group.atServer === profileId);
  const gone = new Set(leaving.flatMap(({ rows }) => [...rows]));
  const arriving = moved.filter((group) => group.wanted === profileId).map(({ rows }) => rows);
  return [gone.size === 0 ? atServer : atServer.filter((row) => !gone.has(row)), ...arriving];
}

function rowsEditedSince(db: ReadableDb, at: string): number[] {
  const edited = `SELECT DISTINCT e.device_id FROM main.device_events e WHERE e.at >= ? AND ${isEditSql}`;
  return readRows(db, `SELECT d.row FROM (${edited}) n CROSS JOIN cache.devices d ON d.device_id = n.device_id`, at);
}

/** Equal to the letter, by the index that ignores case. */
function rowsWith(db: ReadableDb, column: 'model' | 'user_name', text: string): number[] {
  return readRows(db, `SELECT row FROM cache.devices WHERE ${column} = @value COLLATE NOCASE AND ${column} = @value`, {
    value: text,
  });
}

function rowsEqual(db: ReadableDb, column: 'reseller_name' | 'upload_id', text: string): number[] {
  return readRows(db, `SELECT row FROM cache.devices WHERE ${column} = ?`, text);
}

function markedRows(marks: Uint8Array, mark: number): Uint32Array {
  let count = 0;
  for (const value of marks) if (value === mark) count += 1;
  const rows = new Uint32Array(count);
  let next = 0;
  for (let row = 0; row < marks.length; row += 1) {
    if (marks[row] === mark) {
      rows[next] = row;
      next += 1;
    }
  }
  return rows;
}
