import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeviceId, type DeviceRow, MAX_NAMED_DEVICES } from '#shared/domain/device.ts';
import {
  addDevices,
  countSelected,
  isSelected,
  loadedIds,
  nothingSelected,
  rowsBetween,
  type Selected,
  selectedOf,
  selectionAfterFilter,
  selectionForCommand,
  selectMatching,
  selectNamed,
  selectsHeld,
  shareSelected,
  toggleDevice,
} from '../../../../src-renderer/features/devices/select-devices.ts';

const id = (number: number) => `d${number}` as DeviceId;
const all = Array.from({ length: 20 }, (_, number) => id(number));

describe('a selection of devices', () => {
  it('takes what is clicked, puts in and takes out with Ctrl', () => {
    const one = selectNamed([id(1)]);
    const two = toggleDevice(one, id(2));
    expect(all.filter((device) => isSelected(two, device))).toEqual([id(1), id(2)]);
    expect(all.filter((device) => isSelected(toggleDevice(two, id(1)), device))).toEqual([id(2)]);
  });

  it('is what somebody asked for elsewhere: named devices, all of a filter, or those of a large file', () => {
    expect(selectedOf({ kind: 'named', deviceIds: [id(1), id(2)] }, 2)).toEqual(selectNamed([id(1), id(2)]));
    const matching = { kind: 'matching' as const, filter: { text: 'x' }, except: [id(3)] };
    expect(selectionForCommand(selectedOf(matching, 9))).toEqual(matching);
    const imported = { kind: 'imported' as const, stagedId: 's' };
    const large = selectedOf(imported, 60_000);
    expect(selectionForCommand(large)).toEqual(imported);
    expect(countSelected(large, 100_000)).toBe(60_000);
    expect(shareSelected(large, 100_000)).toBe('some');
    expect(selectionAfterFilter(large)).toBe(large);
  });

  it('gives way to what is clicked when only the desk knows the devices in it', () => {
    const large = selectedOf({ kind: 'imported', stagedId: 's' }, 60_000);
    expect(isSelected(large, id(1))).toBe(false);
    expect(toggleDevice(large, id(1))).toEqual(selectNamed([id(1)]));
    expect(addDevices(large, [id(1), id(2)])).toEqual(selectNamed([id(1), id(2)]));
  });

  it('knows whether a device on hold is in it, among the rows at hand', () => {
    const rows = [1, 2].map((n) => ({ deviceId: id(n), holdReason: n === 2 ? 'broken' : null }) as DeviceRow);
    expect(selectsHeld(selectNamed([id(1)]), rows)).toBe(false);
    expect(selectsHeld(selectNamed([id(1), id(2)]), rows)).toBe(true);
    expect(selectsHeld(selectMatching({}), rows)).toBe(true);
    expect(selectsHeld(toggleDevice(selectMatching({}), id(2)), rows)).toBe(false);
    expect(selectsHeld(selectMatching({ onHold: true }), [])).toBe(true);
  });

  it('holds all that match less those taken out, whatever has been loaded', () => {
    const everything = selectMatching({ model: 'SM-G556B' });
    expect(countSelected(everything, 2412)).toBe(2412);
    const less = toggleDevice(toggleDevice(everything, id(1)), id(2));
    expect(countSelected(less, 2412)).toBe(2410);
    expect(isSelected(less, id(1))).toBe(false);
    expect(isSelected(less, undefined)).toBe(true);
    expect(countSelected(toggleDevice(less, id(1)), 2412)).toBe(2411);
    expect(selectionForCommand(less)).toEqual({
      kind: 'matching',
      filter: { model: 'SM-G556B' },
      except: [id(1), id(2)],
    });
  });

  it('says whether none, some or all are in it', () => {
    expect(shareSelected(nothingSelected, 20)).toBe('none');
    expect(shareSelected(selectNamed([id(1)]), 20)).toBe('some');
    expect(shareSelected(selectMatching({}), 20)).toBe('all');
    expect(shareSelected(selectNamed(all), 20)).toBe('all');
    expect(shareSelected(selectMatching({}), 0)).toBe('none');
  });

  it('is no command while nothing is in it', () => {
    expect(selectionForCommand(nothingSelected)).toBeNull();
  });

  it('keeps names when the filter changes, but not "all that match"', () => {
    const named = selectNamed([id(1)]);
    expect(selectionAfterFilter(named)).toBe(named);
    expect(selectionAfterFilter(selectMatching({}))).toBe(nothingSelected);
  });

  it('names no more devices than a command takes', () => {
    const many = Array.from({ length: MAX_NAMED_DEVICES + 5 }, (_, number) => id(number));
    expect(countSelected(selectNamed(many), many.length)).toBe(MAX_NAMED_DEVICES);
    expect(countSelected(addDevices(selectNamed(many), [id(-1)]), many.length)).toBe(MAX_NAMED_DEVICES);
    expect(rowsBetween(0, 900_000).count).toBe(MAX_NAMED_DEVICES);
  });

  it('reaches from the anchor to a row either way, both included', () => {
    expect(rowsBetween(5, 9)).toEqual({ first: 5, count: 5 });
    expect(rowsBetween(9, 5)).toEqual({ first: 5, count: 5 });
    expect(rowsBetween(5, 5)).toEqual({ first: 5, count: 1 });
  });

  it('uses the rows at hand only when all of them are', () => {
    const rows = new Map(all.slice(0, 10).map((deviceId, row) => [row, { deviceId } as DeviceRow]));
    expect(loadedIds({ first: 2, count: 3 }, (row) => rows.get(row))).toEqual([id(2), id(3), id(4)]);
    expect(loadedIds({ first: 8, count: 3 }, (row) => rows.get(row))).toBeNull();
  });

  it('behaves like a plain set, whatever is done to it', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('pick' as const), device: fc.integer({ min: 0, max: 19 }) }),
      fc.record({ kind: fc.constant('toggle' as const), device: fc.integer({ min: 0, max: 19 }) }),
      fc.record({ kind: fc.constant('add' as const), device: fc.integer({ min: 0, max: 17 }) }),
      fc.record({ kind: fc.constant('all' as const), device: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let selected: Selected = nothingSelected;
        let model = new Set<DeviceId>();
        for (const { kind, device } of steps) {
          const three = [id(device), id(device + 1), id(device + 2)];
          if (kind === 'pick') [selected, model] = [selectNamed([id(device)]), new Set([id(device)])];
          else if (kind === 'all') [selected, model] = [selectMatching({}), new Set(all)];
          else if (kind === 'add') [selected, model] = [addDevices(selected, three), new Set([...model, ...three])];
          else {
            selected = toggleDevice(selected, id(device));
            if (!model.delete(id(device))) model.add(id(device));
          }
        }
        expect(all.filter((deviceId) => isSelected(selected, deviceId))).toEqual(
          all.filter((deviceId) => model.has(deviceId)),
        );
        expect(countSelected(selected, all.length)).toBe(model.size);
      }),
    );
  });
});
