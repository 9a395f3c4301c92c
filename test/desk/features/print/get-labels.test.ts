import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_LABELS } from '#shared/domain/paper.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { getWindow } from '../../../../src-main/desk/features/devices/get-window.ts';
import { moveDevices } from '../../../../src-main/desk/features/devices/move-devices.ts';
import { getLabels } from '../../../../src-main/desk/features/print/get-labels.ts';
import { startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { profileCalled } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ devices: 1200 });
  await startSynced(desk);
});
afterEach(() => desk.close());

const sort = { column: 'imei', direction: 'desc' } as const;
const all = { kind: 'matching', filter: {}, except: [] } as const;

describe('labels of devices', () => {
  it('say what stands in the list, in its order', async () => {
    const { rows } = getWindow(desk.services, { view: { filter: {}, sort }, first: 0, count: 200 });
    const { total, labels } = await getLabels(desk.services, { selection: { ...all, except: [] }, sort, most: 200 });
    expect(total).toBe(1200);
    expect(labels).toEqual(
      rows.map(({ model, imei, imei2, serial, profileName, orderId }) => ({
        ...{ model, imei, imei2, serial, profileName, origin: orderId },
      })),
    );
  });

  it('are read to the last one, without keeping other commands waiting', async () => {
    let between = 0;
    const reading = getLabels(desk.services, { selection: { ...all, except: [] }, sort: null, most: MOST_LABELS });
    const tick = setImmediate(() => {
      between += 1;
    });
    const { labels } = await reading;
    clearImmediate(tick);
    const devices = new Set(labels.map(({ imei, serial }) => `${imei} ${serial}`));
    expect([labels.length, devices.size, between]).toEqual([1200, 1200, 1]);
  });

  it('name the profile a device will be in, for the box leaves after that', async () => {
    const profileId = profileCalled(desk, 'Executives') as ProfileId;
    desk.loop.workOffline(true);
    const view = { filter: { states: ['unassigned' as const] }, sort };
    const [device] = getWindow(desk.services, { view, first: 0, count: 1 }).rows;
    if (!device) throw new Error('no device is free');
    const selection = { kind: 'named' as const, deviceIds: [device.deviceId] };
    await moveDevices(desk.services, { selection, profileId });
    const { labels } = await getLabels(desk.services, { selection, sort: null, most: 1 });
    expect(labels).toEqual([expect.objectContaining({ imei: device.imei, profileName: 'Executives' })]);
  });
});
