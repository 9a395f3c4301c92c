import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { applyVerdicts, writeVerdicts } from '../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange } from '../../src-main/desk/db/tables/changes.ts';
import { testNow } from './open-test-db.ts';

/** Says how devices of a change stand, as the sender does; `seen` is the profile the server has them in. */
export function sayOutcome(
  db: WritableDb,
  changeId: string,
  deviceIds: readonly (DeviceId | undefined)[],
  { state, seen }: { state: ChangeState; seen: string | null },
): void {
  const change = readChange(db, changeId);
  if (!change) throw new Error('no such change');
  const verdicts = deviceIds.flatMap((deviceId) =>
    deviceId === undefined
      ? []
      : [{ deviceId, state, errorCode: null, errorId: null, seenProfileId: seen as ProfileId | null }],
  );
  writeVerdicts(db, verdicts);
  applyVerdicts(db, change, testNow.toISOString());
}
