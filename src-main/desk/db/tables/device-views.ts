import type { DeviceFilter, DeviceId, DeviceView } from '#shared/domain/device.ts';
import { type Kept, remember } from '../remember.ts';
import { revisionOf } from '../revisions.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { dependsOnOverlay, matchingRows } from './device-filter.ts';
import { orderDependsOnOverlay, orderRows, orderSomeRows, type RowOrder } from './device-orders.ts';
import { lastRow } from './device-row-numbers.ts';
import { rowOfDevice } from './device-rows.ts';
import { isFirstSyncDone } from './device-words.ts';

/** Which device stands in which row of a list. While a first sync fills the table `rows` is null: row n holds row n + 1. */
export type ViewRows = { total: number; rows: Uint32Array | null };

// Four bytes a device each: with a million devices these are 28 MB at the most.
const KEPT_VIEWS = 4;
const KEPT_ORDERS = 3;
/** Up to here sorting the few that match is faster than ordering all. */
const FEW_ROWS = 20_000;

type KeptRows = { views: Kept<ViewRows>; orders: Kept<RowOrder> };

const keptFor = new WeakMap<ReadableDb, KeptRows>();

/**
 * The rows of a view, kept in memory until something it depends on changes: random access to row 1,000,000 costs nothing
 * then. Building one costs 0.1 to 0.5 s for a million devices.
 */
export function viewRows(db: ReadableDb, view: DeviceView): ViewRows {
  const { views } = keptOf(db);
  const stamp = `${filterStamp(db, view.filter)} ${orderStamp(db, view.sort.column)}`;
  return remember(views, JSON.stringify(view), { stamp, limit: KEPT_VIEWS }, () => buildView(db, view));
}

/** Row numbers of consecutive places of a view. */
export function rowsBetween(view: ViewRows, first: number, count: number): number[] {
  const last = Math.min(first + count, view.total);
  if (view.rows) return [...view.rows.subarray(first, last)];
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index + 1);
}

/** The place a device stands in within a view, null when it does not match or is not known. */
export function placeOf(db: ReadableDb, view: ViewRows, deviceId: DeviceId): number | null {
  const row = rowOfDevice(db, deviceId);
  if (row === null) return null;
  const place = view.rows ? view.rows.indexOf(row) : row - 1;
  return place < 0 || place >= view.total ? null : place;
}

/** Puts devices, given as ascending rows, in order; null means all devices. */
export function arrangeRows(db: ReadableDb, matching: Uint32Array | null, sort: DeviceView['sort']): Uint32Array {
  const { column, direction } = sort;
  if (matching && matching.length <= FEW_ROWS && column !== 'profile' && !hasOrder(db, column)) {
    return directed(orderSomeRows(db, column, matching), direction);
  }
  const { orders } = keptOf(db);
  const stamp = orderStamp(db, column);
  const order = remember(orders, column, { stamp, limit: KEPT_ORDERS }, () => orderRows(db, column));
  return directed(matching ? keepMatching(order, matching) : order, direction);
}

function buildView(db: ReadableDb, view: DeviceView): ViewRows {
  const matching = matchingRows(db, view.filter);
  if (!isFirstSyncDone(db)) return { total: matching?.length ?? lastRow(db), rows: matching };
  const rows = arrangeRows(db, matching, view.sort);
  return { total: rows.length, rows };
}

function hasOrder(db: ReadableDb, column: DeviceView['sort']['column']): boolean {
  return keptOf(db).orders.get(column)?.stamp === orderStamp(db, column);
}

function directed(order: RowOrder, direction: 'asc' | 'desc'): Uint32Array {
  if (direction === 'asc') return order.rows;
  const rows = order.rows.slice();
  rows.subarray(0, order.filled).reverse();
  return rows;
}

function keepMatching(order: RowOrder, matching: Uint32Array): RowOrder {
  const marks = new Uint8Array((matching.at(-1) ?? 0) + 1);
  for (const row of matching) marks[row] = 1;
  const rows = new Uint32Array(matching.length);
  let next = 0;
  let filled = 0;
  order.rows.forEach((row, place) => {
    if (marks[row] !== 1) return;
    rows[next] = row;
    next += 1;
    if (place < order.filled) filled = next;
  });
  return { rows, filled };
}

function filterStamp(db: ReadableDb, filter: DeviceFilter): string {
  const words = filter.text === undefined ? '' : revisionOf(db, 'words');
  const overlay = dependsOnOverlay(filter) ? revisionOf(db, 'overlay') : '';
  return `${revisionOf(db, 'devices')}/${words}/${overlay}/${isFirstSyncDone(db)}`;
}

function orderStamp(db: ReadableDb, column: DeviceView['sort']['column']): string {
  if (column === 'note') return `${revisionOf(db, 'devices')}/${revisionOf(db, 'words')}`;
  if (!orderDependsOnOverlay(column)) return `${revisionOf(db, 'devices')}`;
  const names = 'SELECT json_group_array(profile_id || name) FROM cache.profiles';
  return `${revisionOf(db, 'devices')}/${revisionOf(db, 'overlay')}/${prepared(db, names, 'first-cells').get()}`;
}

function keptOf(db: ReadableDb): KeptRows {
  let kept = keptFor.get(db);
  if (!kept) {
    kept = { views: new Map(), orders: new Map() };
    keptFor.set(db, kept);
  }
  return kept;
}
