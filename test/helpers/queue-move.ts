import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { queueChange } from '../../src-main/desk/db/queue-change.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { pickDevices } from '../../src-main/desk/db/tables/picked-devices.ts';
import { testNow } from './open-test-db.ts';

/** Queues a move without a desk around it; null when no device would move. */
export function queueMove(
  db: WritableDb,
  deviceIds: readonly DeviceId[],
  to: string,
  reverses: string | null = null,
): string | null {
  const profileId = to as ProfileId;
  const { move, groups } = pickDevices(db, deviceIds, profileId);
  if (move === 0) return null;
  return queueChange(db, {
    ...{
      intent: { kind: 'move' as const, profileId },
      basedOn: null,
      profileName: to,
      groups,
      reverses,
      action: 'devices.move',
      actor: 'me',
    },
    ...{ appVersion: '0.1.0', at: testNow.toISOString(), facts: {} },
  }).changeId;
}
