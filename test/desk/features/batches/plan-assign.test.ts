import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { planAssign } from '../../../../src-main/desk/features/batches/plan-assign.ts';
import { moveDevices } from '../../../../src-main/desk/features/devices/move-devices.ts';
import { holdDevices } from '../../../../src-main/desk/features/uploads/hold-devices.ts';
import { addScan } from '../../../helpers/batch-actions.ts';
import { imeiOf, openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
});
afterEach(() => desk.close());

const note = (...numbers: number[]) => numbers.map((n) => ({ serial: serialOf(n) }));
const plan = (extra = false) => planAssign(desk.services, { batchId: 'b', extra });
const named = (n: number) => ({ kind: 'named' as const, deviceIds: [`KD${String(n).padStart(6, '0')}` as DeviceId] });

describe('the plan of assigning a batch', () => {
  it('moves what was scanned and contradicts nothing, and says of each other device why it stays', async () => {
    desk.addBatch('b', { profileId: 'p1', note: [...note(1, 2, 3, 6, 7, 8, 10), { serial: 'NOBODY' }] });
    for (const n of [1, 2, 6, 7, 8, 10, 9]) addScan(desk.db, 'b', { serial: serialOf(n) });
    addScan(desk.db, 'b', { serial: 'NOBODY' });
    holdDevices(desk.services, { selection: named(7), reason: 'broken' });
    expect(await plan()).toEqual({
      profileName: 'p1',
      move: 2,
      fromOther: 1,
      alreadyThere: 2,
      cannot: [
        { why: 'missing', devices: 1 },
        { why: 'extra', devices: 1 },
        { why: 'unknown', devices: 1 },
        { why: 'not-approved', devices: 1 },
        { why: 'on-hold', devices: 1 },
      ],
    });
  });

  it('takes what is not on the note when that is asked for', async () => {
    desk.addBatch('b', { profileId: 'p1', note: note(1) });
    desk.scan(serialOf(8), 'b');
    expect((await plan()).move).toBe(0);
    expect(await plan(true)).toMatchObject({ move: 1, cannot: [{ why: 'missing', devices: 1 }] });
  });

  it('leaves out what is doubled or swapped', async () => {
    desk.addBatch('b', { profileId: 'p1', note: [...note(8, 8), { imei: imeiOf(9), serial: serialOf(6) }] });
    addScan(desk.db, 'b', { serial: serialOf(8) });
    addScan(desk.db, 'b', { serial: serialOf(6) });
    expect((await plan()).move).toBe(0);
    expect((await plan()).cannot).toEqual([
      { why: 'missing', devices: 1 },
      { why: 'swapped', devices: 1 },
      { why: 'doubled', devices: 1 },
    ]);
  });

  it('counts a move that waits as done', async () => {
    desk.addBatch('b', { profileId: 'p1' });
    desk.scan(serialOf(8), 'b');
    moveDevices(desk.services, { selection: named(8), profileId: 'p1' as ProfileId });
    expect(await plan()).toMatchObject({ move: 0, alreadyThere: 1, cannot: [] });
  });

  it.each([
    ['held', { state: 'held', profileId: 'p1' }, 'batch_held'],
    ['closed', { state: 'closed', profileId: 'p1' }, 'batch_closed'],
    ['without a profile', {}, 'batch_without_profile'],
    ['for a profile that is no more', { profileId: 'gone' }, 'profile_not_found'],
  ] as const)('is refused for a batch that is %s', async (_, batch, code) => {
    desk.addBatch('b', batch);
    expect(await thrownCode(() => plan())).toBe(code);
  });
});
