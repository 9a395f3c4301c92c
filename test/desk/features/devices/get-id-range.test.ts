import { describe, expect, it } from 'vitest';
import type { DeviceView } from '#shared/domain/device.ts';
import { getIdRange } from '../../../../src-main/desk/features/devices/get-id-range.ts';
import { knoxDevice, numbersOf, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

describe('the ids of consecutive rows', () => {
  it('are those the list shows, in its order', async () => {
    const db = await openFilledWorkspace([5, 1, 4, 2, 3].map((n) => knoxDevice(n)));
    const { services } = makeTestServices(db);
    const view: DeviceView = { filter: {}, sort: { column: 'serial', direction: 'desc' } };
    expect(numbersOf(getIdRange(services, { view, first: 1, count: 3 }).deviceIds)).toEqual([4, 3, 2]);
    expect(getIdRange(services, { view, first: 9, count: 3 }).deviceIds).toEqual([]);
  });
});
