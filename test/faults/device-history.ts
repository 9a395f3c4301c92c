import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type ChangeState, type deviceKinds, GONE_PROFILE_ID, isHeld } from '#shared/domain/queued-change.ts';
import type { ReadableDb } from '../../src-main/desk/db/sql.ts';
import { wantedProfileSql } from '../../src-main/desk/db/tables/overlay.ts';

/** Where a device stands in one change. */
export type Outcome = {
  sequence: number;
  changeId: string;
  kind: (typeof deviceKinds)[number];
  state: ChangeState;
  errorCode: string | null;
  profileId: ProfileId;
};

/** Every device that a change names, with all changes that name it, oldest first: from the ledger's rows and nothing else. */
export function readHistories(db: ReadableDb): Map<DeviceId, Outcome[]> {
  const rows = db
    .prepare(
      `SELECT t.value AS deviceId, c.sequence, c.change_id AS changeId, c.kind, coalesce(s.state, 'waiting') AS state,
         s.error_code AS errorCode, ${wantedProfileSql('c')} AS profileId
       FROM main.changes c CROSS JOIN main.change_targets l ON l.sequence = c.sequence, json_each(l.targets) g,
         json_each(g.value, '$[1]') t
         LEFT JOIN main.change_outcomes s ON s.change_id = c.change_id AND s.device_id = t.value
       WHERE c.kind IN ('move', 'approve', 'delete') ORDER BY c.sequence`,
    )
    .all() as (Outcome & { deviceId: DeviceId })[];
  const histories = new Map<DeviceId, Outcome[]>();
  for (const { deviceId, ...outcome } of rows) histories.set(deviceId, [...(histories.get(deviceId) ?? []), outcome]);
  return histories;
}

/** Whether nothing of a device is left to do but what waits for the person, or for a change that does (I6). */
export function isSettled(history: readonly Outcome[]): boolean {
  const firstHeld = history.find(({ state }) => isHeld(state))?.sequence ?? Number.POSITIVE_INFINITY;
  return history.every(({ sequence, state }) => {
    if (state === 'sending' || state === 'unconfirmed') return false;
    return state !== 'waiting' || sequence > firstHeld;
  });
}

/** What the servers truly have of a device. */
export type Truth = { profileId: ProfileId | undefined; effects: Readonly<Record<string, number>> };

/** What contradicts I2, I3 or I9 in the history of a device that nobody but us has touched since change number `touched`. */
export function historyFaults(history: readonly Outcome[], { profileId, effects }: Truth, touched = -1): string[] {
  const faults: string[] = [];
  const sent = history.filter(({ state }) => state !== 'undone' && state !== 'waiting');
  const most = (kind: Outcome['kind']) => sent.filter((one) => one.kind === kind).length;
  // I3, I9: at most one effect for each change, none for what was taken back or never went. An upload is approved whole.
  const moved = (effects.assign ?? 0) + (effects.unassign ?? 0);
  if (moved > most('move')) faults.push(`I3: moved ${moved} times by ${most('move')} moves`);
  if ((effects.delete ?? 0) > Math.min(1, most('delete'))) faults.push(`I3: deleted ${effects.delete} times`);
  if ((effects.approve ?? 0) > 1) faults.push(`I3: approved ${effects.approve} times`);
  // I2: the newest change that went through stands, unless something is still open.
  const newest = history.filter(({ state }) => state === 'done').at(-1);
  const isOpen = history.some(({ state }) => isHeld(state) || !['done', 'skipped', 'undone'].includes(state));
  if (newest && newest.sequence > touched && !isOpen && (profileId ?? GONE_PROFILE_ID) !== newest.profileId)
    faults.push(`I2: is in ${profileId ?? 'no profile'} and not in ${newest.profileId}`);
  // I1: what was let go for a newer change was let go for one that came to something.
  for (const [at, { state, errorCode }] of history.entries()) {
    if (state !== 'skipped' || errorCode !== 'superseded') continue;
    if (!history.slice(at + 1).some((newer) => newer.kind !== 'approve' && newer.state !== 'undone'))
      faults.push(`I1: change ${history[at]?.sequence} was let go for none`);
  }
  return faults.map((fault) => `${fault}: ${JSON.stringify(history)}`);
}
