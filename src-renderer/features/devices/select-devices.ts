import {
  type DeviceFilter,
  type DeviceId,
  type DeviceRow,
  type DeviceSelection,
  MAX_NAMED_DEVICES,
} from '#shared/domain/device.ts';

/** What is selected in the grid: devices by name, all that match a filter less those taken out, or those of a large file. */
export type Selected =
  | { readonly kind: 'named'; readonly ids: ReadonlySet<DeviceId> }
  | { readonly kind: 'matching'; readonly filter: DeviceFilter; readonly except: ReadonlySet<DeviceId> }
  | { readonly kind: 'imported'; readonly stagedId: string; readonly count: number };

/** Nothing selected. */
export const nothingSelected: Selected = { kind: 'named', ids: new Set() };

/** These devices and no others; more than can be named one by one are cut off. */
export function selectNamed(ids: Iterable<DeviceId>): Selected {
  const named = new Set<DeviceId>();
  for (const id of ids) {
    if (named.size === MAX_NAMED_DEVICES) break;
    named.add(id);
  }
  return { kind: 'named', ids: named };
}

/** Everything that matches a filter. */
export function selectMatching(filter: DeviceFilter): Selected {
  return { kind: 'matching', filter, except: new Set() };
}

/** The selection of `count` devices that a command or a file names, as the grid holds it. */
export function selectedOf(selection: DeviceSelection, count: number): Selected {
  if (selection.kind === 'named') return selectNamed(selection.deviceIds);
  if (selection.kind === 'imported') return { ...selection, count };
  return { kind: 'matching', filter: selection.filter, except: new Set(selection.except) };
}

/** The selection with one device put in or taken out; which devices a large file names only the desk knows. */
export function toggleDevice(selected: Selected, id: DeviceId): Selected {
  if (selected.kind === 'imported') return selectNamed([id]);
  const marked = new Set(selected.kind === 'named' ? selected.ids : selected.except);
  if (!marked.delete(id) && marked.size < MAX_NAMED_DEVICES) marked.add(id);
  return selected.kind === 'named' ? { kind: 'named', ids: marked } : { ...selected, except: marked };
}

/** The selection with more devices in it. */
export function addDevices(selected: Selected, ids: readonly DeviceId[]): Selected {
  if (selected.kind === 'named') return selectNamed([...selected.ids, ...ids]);
  if (selected.kind === 'imported') return selectNamed(ids);
  const except = new Set(selected.except);
  for (const id of ids) except.delete(id);
  return { ...selected, except };
}

/** Whether a row is selected; of a row not yet loaded only that everything is. */
export function isSelected(selected: Selected, id: DeviceId | undefined): boolean {
  if (selected.kind === 'named') return id !== undefined && selected.ids.has(id);
  if (selected.kind === 'imported') return false;
  return id === undefined || !selected.except.has(id);
}

/** How many devices are selected, where `matching` devices match the grid's filter. */
export function countSelected(selected: Selected, matching: number): number {
  if (selected.kind === 'imported') return selected.count;
  return selected.kind === 'named' ? selected.ids.size : Math.max(0, matching - selected.except.size);
}

/** Whether none, some or all rows of a list are selected. */
export function shareSelected(selected: Selected, matching: number): 'none' | 'some' | 'all' {
  const count = countSelected(selected, matching);
  if (count === 0) return 'none';
  return count >= matching ? 'all' : 'some';
}

/** Whether a device on hold is selected, among rows at hand. */
export function selectsHeld(selected: Selected, rows: Iterable<DeviceRow>): boolean {
  if (selected.kind === 'matching' && selected.filter.onHold) return true;
  for (const { deviceId, holdReason } of rows) if (holdReason !== null && isSelected(selected, deviceId)) return true;
  return false;
}

/** The selection as commands want it, or null when there is nothing in it. */
export function selectionForCommand(selected: Selected): DeviceSelection | null {
  if (selected.kind === 'matching') {
    return { kind: 'matching', filter: selected.filter, except: [...selected.except] };
  }
  if (selected.kind === 'imported') return { kind: 'imported', stagedId: selected.stagedId };
  return selected.ids.size === 0 ? null : { kind: 'named', deviceIds: [...selected.ids] };
}

/** The selection after the list's filter changed: names stay, "all that match" does not outlive its filter. */
export function selectionAfterFilter(selected: Selected): Selected {
  return selected.kind === 'matching' ? nothingSelected : selected;
}

/** Consecutive rows from an anchor to another row, either way. */
export function rowsBetween(anchor: number, row: number): { first: number; count: number } {
  const first = Math.min(anchor, row);
  return { first, count: Math.min(MAX_NAMED_DEVICES, Math.abs(anchor - row) + 1) };
}

/** The ids of rows already loaded, or null when one of them is not. */
export function loadedIds(
  range: { first: number; count: number },
  at: (row: number) => DeviceRow | undefined,
): DeviceId[] | null {
  const ids: DeviceId[] = [];
  for (let row = range.first; row < range.first + range.count; row += 1) {
    const device = at(row);
    if (!device) return null;
    ids.push(device.deviceId);
  }
  return ids;
}
