import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchState } from '#shared/domain/batch.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { findBatch } from '../../../../src-main/desk/db/tables/batches.ts';
import { readHold } from '../../../../src-main/desk/db/tables/holds.ts';
import { setState } from '../../../../src-main/desk/features/batches/set-state.ts';
import { moveDevices } from '../../../../src-main/desk/features/devices/move-devices.ts';
import { undoEdit } from '../../../../src-main/desk/features/devices/undo-edit.ts';
import { holdDevices } from '../../../../src-main/desk/features/uploads/hold-devices.ts';
import { openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
  desk.addBatch('b', { note: [1, 2, 3].map((n) => ({ serial: serialOf(n) })) });
});
afterEach(() => desk.close());

const idOf = (n: number) => `KD${String(n).padStart(6, '0')}` as DeviceId;
const set = (state: BatchState, devices = false) => setState(desk.services, { batchId: 'b', state, devices });
const reasons = () => [1, 2, 3].map((n) => readHold(desk.db, idOf(n))?.reason ?? null);
const named = (...numbers: number[]) => ({ kind: 'named', deviceIds: numbers.map(idOf) }) as const;

describe('how a batch stands', () => {
  it('is held, open again and closed, each logged', async () => {
    await set('held');
    expect(await thrownCode(() => desk.scan(serialOf(1), 'b'))).toBe('batch_held');
    await set('open');
    expect(desk.scan(serialOf(1), 'b').scan.verdict).toBe('good');
    await set('closed');
    expect(findBatch(desk.db, 'b')).toMatchObject({ state: 'closed', closedAt: expect.any(String) });
    expect(await thrownCode(() => desk.scan(serialOf(2), 'b'))).toBe('batch_closed');
    const actions = readActivity(desk.db, 3).map(({ action }) => action);
    expect(actions).toEqual(['batches.close', 'batches.open', 'batches.hold']);
    await set('open');
    expect(findBatch(desk.db, 'b')?.closedAt).toBeNull();
  });

  it('cannot become what it is', async () => {
    expect(await thrownCode(() => set('open'))).toBe('nothing_to_do');
  });
});

describe('holding a batch with its devices', () => {
  it('puts them on hold by its name, and lets them go when it is opened again', async () => {
    expect(await set('held', true)).toEqual({ devices: 3, takenBack: 0 });
    expect(reasons()).toEqual(['Batch b', 'Batch b', 'Batch b']);
    expect(desk.changedTables()).toContain('holds');
    expect(await set('open')).toEqual({ devices: 3, takenBack: 0 });
    expect(reasons()).toEqual([null, null, null]);
  });

  it('takes back the moves that wait for them', async () => {
    moveDevices(desk.services, { selection: named(1, 2), profileId: 'p2' as ProfileId });
    expect(await set('held', true)).toEqual({ devices: 3, takenBack: 2 });
    expect(desk.nudges).toContain('change');
  });

  it('leaves what was on hold before with its own reason, and does not let that go', async () => {
    holdDevices(desk.services, { selection: named(2), reason: 'screen broken' });
    expect((await set('held', true)).devices).toBe(2);
    expect(reasons()).toEqual(['Batch b', 'screen broken', 'Batch b']);
    await set('open');
    expect(reasons()).toEqual([null, 'screen broken', null]);
  });

  it('does not let go what somebody has held anew meanwhile', async () => {
    await set('held', true);
    holdDevices(desk.services, { selection: named(3), reason: 'stolen' });
    expect((await set('open')).devices).toBe(2);
    expect(reasons()).toEqual([null, null, 'stolen']);
  });

  it('lets them go when it is closed, for nobody would open a closed batch for that', async () => {
    await set('held', true);
    expect((await set('closed')).devices).toBe(3);
    expect(reasons()).toEqual([null, null, null]);
  });

  it('can be undone for the devices alone, as any hold', async () => {
    await set('held', true);
    const [entry] = readActivity(desk.db, 1);
    await undoEdit(desk.services, { editId: entry?.entry ?? 0 });
    expect(reasons()).toEqual([null, null, null]);
    expect(await set('open')).toEqual({ devices: 0, takenBack: 0 });
  });

  it('leaves devices alone when that is not asked for', async () => {
    expect(await set('held')).toEqual({ devices: 0, takenBack: 0 });
    expect(reasons()).toEqual([null, null, null]);
  });
});
