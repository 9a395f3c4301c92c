import { countStanding, type ProfileCounts } from './profile-counts.ts';
import { standingAt, type World } from './world.ts';

/** Rows of one page, and how many there are in all. */
export type DeviceRange = { total: number; indexes: number[] };

/** What a world's lists were computed from; kept beside the world so that a page costs no scan. */
type Lists = {
  deletedVersion: number;
  deleted: number[];
  filtered: Map<string, { version: number; indexes: Uint32Array }>;
};

const listsOf = new WeakMap<World, Lists>();

function lists(world: World): Lists {
  let known = listsOf.get(world);
  if (known === undefined) {
    known = { deletedVersion: -1, deleted: [], filtered: new Map() };
    listsOf.set(world, known);
  }
  return known;
}

/** Devices that are still there, in the order they arrived. */
export function pageOfDevices(world: World, first: number, count: number): DeviceRange {
  const total = world.total - world.deleted.size;
  const indexes: number[] = [];
  if (first >= total) return { total, indexes };
  for (let index = nthDevice(world, first); index < world.total && indexes.length < count; index += 1) {
    if (!world.deleted.has(index)) indexes.push(index);
  }
  return { total, indexes };
}

/** Devices changed at `since` or later that are still there, in the order they arrived. */
export function pageOfChanges(world: World, since: number, first: number, count: number): DeviceRange {
  const list = filtered(world, `changed:${since}`, () => changedSince(world, since));
  return { total: list.length, indexes: [...list.subarray(first, first + count)] };
}

/** A test of devices; `name` tells one test from another, `since` (a time) spares the devices not changed since. */
export type DeviceMatch = { name: string; test: (index: number) => boolean; since?: number };

/** Devices that pass a test, in the order they arrived. */
export function pageOfMatches(world: World, match: DeviceMatch, first: number, count: number): DeviceRange {
  const { name, test, since = 0 } = match;
  const list = filtered(world, name, () =>
    since < world.today ? scan(world, test) : changedSince(world, since).filter(test),
  );
  return { total: list.length, indexes: [...list.subarray(first, first + count)] };
}

function filtered(world: World, name: string, build: () => Uint32Array): Uint32Array {
  const cache = lists(world).filtered;
  const known = cache.get(name);
  if (known !== undefined && known.version === world.version) return known.indexes;
  const indexes = build();
  cache.delete(name);
  cache.set(name, { version: world.version, indexes });
  const oldest = cache.keys().next();
  if (cache.size > 8 && !oldest.done) cache.delete(oldest.value);
  return indexes;
}

function changedSince(world: World, since: number): Uint32Array {
  if (since < world.today) return scan(world, (index) => standingAt(world, index).updatedAt >= since);
  const { changes } = world;
  if (!changes.inOrder) sortChanges(changes);
  const found = new Set<number>();
  for (let row = lowerBound(changes.at, since); row < changes.index.length; row += 1) {
    const index = changes.index[row] as number;
    if (!world.deleted.has(index)) found.add(index);
  }
  return Uint32Array.from(found).sort();
}

function sortChanges(changes: World['changes']): void {
  const rows = changes.at.map((at, row) => ({ at, index: changes.index[row] as number }));
  rows.sort((a, b) => a.at - b.at);
  changes.at = rows.map(({ at }) => at);
  changes.index = rows.map(({ index }) => index);
  changes.inOrder = true;
}

function scan(world: World, test: (index: number) => boolean): Uint32Array {
  const found: number[] = [];
  for (let index = 0; index < world.total; index += 1) {
    if (!world.deleted.has(index) && test(index)) found.push(index);
  }
  return Uint32Array.from(found);
}

/** The number of the nth device that is still there. */
function nthDevice(world: World, position: number): number {
  const known = lists(world);
  if (known.deletedVersion !== world.deleted.size) {
    known.deleted = [...world.deleted].sort((a, b) => a - b);
    known.deletedVersion = world.deleted.size;
  }
  const { deleted } = known;
  let low = 0;
  let high = deleted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((deleted[middle] as number) - middle <= position) low = middle + 1;
    else high = middle;
  }
  return position + low;
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Devices by profile and state: counted once, then kept right by every change. */
export function countDevices(world: World): ProfileCounts {
  if (world.counts !== null) return world.counts;
  const counts: ProfileCounts = new Map();
  for (let index = 0; index < world.total; index += 1) {
    if (!world.deleted.has(index)) countStanding(counts, standingAt(world, index), 1);
  }
  world.counts = counts;
  return counts;
}
