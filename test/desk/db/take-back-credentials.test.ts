import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { readChange } from '../../../src-main/desk/db/tables/changes.ts';
import { findWaiting } from '../../../src-main/desk/db/tables/device-credentials.ts';
import { takeBackCredentials } from '../../../src-main/desk/db/take-back-credentials.ts';
import { undoChange } from '../../../src-main/desk/features/changes/undo-change.ts';
import { holdDevices } from '../../../src-main/desk/features/uploads/hold-devices.ts';
import { approvedDevices, outcomesOf, profileAt } from '../../helpers/desk-actions.ts';
import { credentialsOf, keepFor } from '../../helpers/keep-credentials.ts';
import { openCredentialsDesk } from '../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../helpers/open-test-desk.ts';

let desk: TestDesk;
let devices: [DeviceId, DeviceId];
beforeEach(async () => {
  ({ desk } = await openCredentialsDesk());
  devices = approvedDevices(desk, profileAt(desk, 0)).slice(0, 2) as [DeviceId, DeviceId];
});
afterEach(() => desk.close());

const at = '2026-11-22T10:00:00.000Z';
const rows = (userName?: string) =>
  devices.map((device) => credentialsOf(device, userName === undefined ? {} : { userName }));

describe('taking users and passwords back (behaviours 5, 6)', () => {
  it('takes a device out of what waits to send them, and leaves the others', async () => {
    const { changeIds } = await keepFor(desk, rows());
    expect(takeBackCredentials(desk.db, { deviceIds: [devices[0]] }, at)).toEqual([devices[0]]);
    expect(outcomesOf(desk, changeIds[0] ?? '')).toEqual({ waiting: 1, undone: 1 });
    expect(findWaiting(desk.db, devices[0])).toBeNull();
    expect(findWaiting(desk.db, devices[1])).not.toBeNull();
    expect(takeBackCredentials(desk.db, { deviceIds: [devices[0]] }, at)).toEqual([]);
  });

  it('of one import lets wait again what it took the place of', async () => {
    await keepFor(desk, rows('first'));
    const { editId, changeIds } = await keepFor(desk, rows('second'));
    expect(takeBackCredentials(desk.db, { entry: editId }, at)).toHaveLength(2);
    expect(findWaiting(desk.db, devices[0])).toMatchObject({ userName: 'first', hasPassword: true });
    expect(readChange(desk.db, changeIds[0] ?? '')?.state).toBe('undone');
  });

  it('leaves what is on its way', async () => {
    const { changeIds } = await keepFor(desk, rows());
    desk.db.prepare("UPDATE temp.overlay SET state = 'sending' WHERE device_id = ?").run(devices[0]);
    desk.db.prepare('UPDATE main.device_credentials SET sent_with = ?').run(changeIds[0]);
    expect(takeBackCredentials(desk.db, { deviceIds: devices }, at)).toEqual([devices[1]]);
    expect(findWaiting(desk.db, devices[0])).toMatchObject({ underWay: true });
  });

  it('goes with the change that was to send them, when that is undone', async () => {
    const { changeIds } = await keepFor(desk, rows());
    expect(undoChange(desk.services, { changeIds })).toMatchObject({ undone: 'taken-back' });
    expect(devices.map((device) => findWaiting(desk.db, device))).toEqual([null, null]);
  });

  it('is not what a hold does: they wait on, only nothing sends them', async () => {
    const { changeIds } = await keepFor(desk, rows());
    await holdDevices(desk.services, { selection: { kind: 'named', deviceIds: [devices[0]] }, reason: 'later' });
    expect(outcomesOf(desk, changeIds[0] ?? '')).toEqual({ waiting: 1, undone: 1 });
    expect(findWaiting(desk.db, devices[0])).toMatchObject({ hasPassword: true });
  });
});
