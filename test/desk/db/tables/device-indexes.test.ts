import { describe, expect, it } from 'vitest';
import {
  buildNextIndex,
  deviceIndexes,
  dropDeviceIndexes,
  hasIndex,
  laterDeviceIndexes,
} from '../../../../src-main/desk/db/tables/device-indexes.ts';
import { openTestWorkspace } from '../open-test-workspace.ts';

describe('the indexes of the devices', () => {
  it('are built one at a time until none is missing', () => {
    const db = openTestWorkspace();
    let built = 0;
    while (buildNextIndex(db, [...deviceIndexes, ...laterDeviceIndexes])) built += 1;
    expect(built).toBe(deviceIndexes.length + laterDeviceIndexes.length);
    expect(hasIndex(db, 'devices_by_tags')).toBe(true);
  });

  it('can all be dropped', () => {
    const db = openTestWorkspace();
    while (buildNextIndex(db, [...deviceIndexes, ...laterDeviceIndexes]));
    dropDeviceIndexes(db);
    expect(hasIndex(db, 'devices_by_imei')).toBe(false);
    expect(hasIndex(db, 'devices_by_upload')).toBe(false);
  });
});
