import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { queueCredentials } from '../../../src-main/desk/db/queue-credentials.ts';
import { readChange } from '../../../src-main/desk/db/tables/changes.ts';
import { holdDevices } from '../../../src-main/desk/features/uploads/hold-devices.ts';
import { approvedDevices, move, profileAt } from '../../helpers/desk-actions.ts';
import { credentialsOf, keepFor } from '../../helpers/keep-credentials.ts';
import { openCredentialsDesk } from '../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../helpers/open-test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  ({ desk } = await openCredentialsDesk());
});
afterEach(() => desk.close());

const by = { actor: 'tester', appVersion: '0.1.0', at: '2026-11-22T10:00:00.000Z' };

describe('what sends users and passwords to devices that stay (behaviours 5, 6)', () => {
  it('is one change for each profile they are in', async () => {
    const [one, other] = [profileAt(desk, 0), profileAt(desk, 1)];
    const devices = [...approvedDevices(desk, one).slice(0, 3), ...approvedDevices(desk, other).slice(0, 2)];
    const { editId } = await keepFor(
      desk,
      devices.map((device) => credentialsOf(device)),
      { queue: false },
    );
    const changes = queueCredentials(desk.db, { editId, ...by }).map((changeId) => readChange(desk.db, changeId));
    const told = changes.map((change) => [change?.intent, change?.devices]);
    expect(told).toHaveLength(2);
    expect(told).toContainEqual([{ kind: 'credentials', profileId: one, editId }, 3]);
    expect(told).toContainEqual([{ kind: 'credentials', profileId: other, editId }, 2]);
    const { waiting } = readChange(desk.db, changes[0]?.changeId ?? '')?.outcomes ?? { waiting: 0 };
    expect(waiting).toBe(changes[0]?.devices);
  });

  it('leaves out devices on hold, and those a move takes them to', async () => {
    const profileId = profileAt(desk, 0);
    const [held, moves, stays] = approvedDevices(desk, profileId) as [DeviceId, DeviceId, DeviceId];
    await holdDevices(desk.services, { selection: { kind: 'named', deviceIds: [held] }, reason: 'later' });
    move(desk, [moves], profileAt(desk, 1));
    const { editId } = await keepFor(
      desk,
      [held, moves, stays].map((device) => credentialsOf(device)),
      { queue: false },
    );
    const [changeId, ...others] = queueCredentials(desk.db, { editId, ...by });
    expect(others).toEqual([]);
    expect(readChange(desk.db, changeId ?? '')?.devices).toBe(1);
  });

  it('is nothing where no device stays anywhere', async () => {
    const { editId } = await keepFor(desk, [credentialsOf(approvedDevices(desk, profileAt(desk, 0))[0] as DeviceId)]);
    expect(queueCredentials(desk.db, { editId: editId + 1_000, ...by })).toEqual([]);
  });
});
