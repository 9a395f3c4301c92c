import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { countWaiting } from '../../../../src-main/desk/db/tables/device-credentials.ts';
import { getEntry } from '../../../../src-main/desk/features/activity/get-entry.ts';
import { listDevices } from '../../../../src-main/desk/features/activity/list-devices.ts';
import { listChanges } from '../../../../src-main/desk/features/changes/list-changes.ts';
import { undoCredentials } from '../../../../src-main/desk/features/devices/undo-credentials.ts';
import { undoEdit } from '../../../../src-main/desk/features/devices/undo-edit.ts';
import { approvedDevices, outcomesOf, profileAt, reaches } from '../../../helpers/desk-actions.ts';
import { credentialsOf, keepFor } from '../../../helpers/keep-credentials.ts';
import { openCredentialsDesk, passwordFiles } from '../../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('undoing an import of users and passwords (behaviours 5, 6)', () => {
  it('takes everything back that waits, with what was to send it', async () => {
    const opened = await openCredentialsDesk();
    desk = opened.desk;
    const stays = approvedDevices(desk, profileAt(desk, 0))[0] as DeviceId;
    const { editId, changeIds } = await keepFor(desk, [credentialsOf(stays), credentialsOf(opened.free[0])]);
    const undone = await undoEdit(desk.services, { editId });
    expect(undone).toEqual({ kind: 'credentials', devices: 2, later: 0, takenBack: 0 });
    expect(countWaiting(desk.db)).toEqual({ devices: 0, passwords: 0 });
    expect(passwordFiles(desk)).toEqual([]);
    expect(outcomesOf(desk, changeIds[0] ?? '')).toEqual({ undone: 1 });
    expect(await thrownCode(() => undoEdit(desk.services, { editId }))).toBe('nothing_to_do');
  });

  it('leaves what was sent, and says of the change why', async () => {
    const opened = await openCredentialsDesk({ undoMs: 0 });
    desk = opened.desk;
    const stays = approvedDevices(desk, profileAt(desk, 0))[0] as DeviceId;
    const { editId, changeIds } = await keepFor(desk, [credentialsOf(stays), credentialsOf(opened.free[0])]);
    await reaches(desk, changeIds[0] ?? '', 'done');
    const { changes } = listChanges(desk.services, { which: 'all', first: 0, count: 10 });
    expect(changes.find(({ changeId }) => changeId === changeIds[0])?.undo).toEqual({
      ...{ takesBack: false, reverses: false, barrier: 'credentials-sent' },
    });
    expect(await undoCredentials(desk.services, editId)).toMatchObject({ devices: 1, later: 1 });
    expect(await thrownCode(() => undoCredentials(desk.services, editId))).toBe('already_sent');
  });

  it('is not asked for by the undo of anything else', async () => {
    const opened = await openCredentialsDesk();
    desk = opened.desk;
    expect(await undoCredentials(desk.services, 1)).toBeNull();
  });

  it('is in the log with the devices, to whom each was to belong, and never with a password', async () => {
    const opened = await openCredentialsDesk();
    desk = opened.desk;
    const [first, second] = opened.free;
    const { editId } = await keepFor(desk, [credentialsOf(first), credentialsOf(second)]);
    expect(getEntry(desk.services, { entry: editId })).toBeTruthy();
    const listed = listDevices(desk.services, { entry: editId, first: 0, count: 10 });
    expect(listed).toMatchObject({ kind: 'credentials', total: 2 });
    expect(listed.devices.map(({ deviceId, after }) => [deviceId, after])).toEqual(
      [first, second].sort().map((device) => [device, `user-${device}`]),
    );
    await undoCredentials(desk.services, editId);
    expect(JSON.stringify(readActivity(desk.db, 100))).not.toContain('Pa§§');
    expect(listDevices(desk.services, { entry: editId, first: 0, count: 10 }).devices[0]?.state).toBe('undone');
  });
});
