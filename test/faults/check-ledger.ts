import { chainStart, findFault } from '#shared/domain/activity-chain.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type ChangeState, changeStates, isHeld, isLive, summariseState } from '#shared/domain/queued-change.ts';
import type { ReadableDb, WritableDb } from '../../src-main/desk/db/sql.ts';
import { newSha256, readActivityAfter, readNotedHead } from '../../src-main/desk/db/tables/activity.ts';
import { readChangeWindow } from '../../src-main/desk/db/tables/changes.ts';
import { countByProfile } from '../../src-main/desk/db/tables/device-counts.ts';
import { rebuildOverlay } from '../../src-main/desk/db/tables/overlay.ts';
import { type Outcome, readHistories } from './device-history.ts';

const ALL = 1_000_000;

/** What of a workspace contradicts itself (I4, I8); `quick` leaves indexes unread. */
export function ledgerFaults(db: WritableDb, depth: 'quick' | 'full' = 'full'): string[] {
  return [...overlayFaults(db), ...viewFaults(db), ...countFaults(db), ...chainFaults(db), ...fileFaults(db, depth)];
}

/** I4: the overlay, kept up to date change by change, is what the ledger alone makes of it. */
export function overlayFaults(db: WritableDb): string[] {
  const overlay = () => JSON.stringify(db.prepare('SELECT * FROM temp.unfinished ORDER BY device_id, sequence').all());
  const before = overlay();
  rebuildOverlay(db);
  const after = overlay();
  return before === after ? [] : [`I4: the overlay was ${before}, and anew is ${after}`];
}

/** I4, I8: what lists and counts show is what the server said with the newest open change laid over it. */
function viewFaults(db: ReadableDb): string[] {
  const histories = readHistories(db);
  const counts = new Map<ProfileId, number>();
  const devices = db.prepare('SELECT device_id AS deviceId, profile_id AS profileId FROM cache.devices').all();
  for (const { deviceId, profileId } of devices as { deviceId: DeviceId; profileId: ProfileId | null }[]) {
    const isOpen = ({ state }: Outcome) => isLive(state) || isHeld(state);
    const newest = histories.get(deviceId)?.findLast(isOpen);
    const shown = newest !== undefined && isLive(newest.state) ? newest.profileId : profileId;
    if (shown !== null) counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  const shown = countByProfile(db);
  return [...new Set([...counts.keys(), ...shown.keys()])].flatMap((profileId) => {
    const [wanted, found] = [counts.get(profileId) ?? 0, shown.get(profileId)?.devices ?? 0];
    return wanted === found ? [] : [`I8: ${profileId} shows ${found} devices and has ${wanted}`];
  });
}

/** I8: the counts of a change are those of its outcomes, and its state is their sum. I1: no device of it is unaccounted for. */
function countFaults(db: ReadableDb): string[] {
  const stored = db
    .prepare(
      `SELECT change_id AS changeId, state, count(*) AS devices FROM main.change_outcomes
       WHERE state <> 'waiting' GROUP BY 1, 2`,
    )
    .all() as { changeId: string; state: ChangeState; devices: number }[];
  const rows = new Map(stored.map(({ changeId, state, devices }) => [`${changeId} ${state}`, devices]));
  return readChangeWindow(db, { which: 'all', first: 0, count: ALL }).flatMap(
    ({ changeId, outcomes, devices, state }) => {
      const faults = changeStates
        .filter((one) => one !== 'waiting' && (rows.get(`${changeId} ${one}`) ?? 0) !== outcomes[one])
        .map((one) => `I8: ${changeId} counts ${outcomes[one]} ${one}`);
      const sum = changeStates.reduce((all, one) => all + outcomes[one], 0);
      if (sum !== devices) faults.push(`I1: ${changeId} accounts for ${sum} of ${devices} devices`);
      if (state !== summariseState(outcomes)) faults.push(`I8: ${changeId} says ${state}`);
      return faults;
    },
  );
}

function chainFaults(db: ReadableDb): string[] {
  let end = chainStart;
  const faults: string[] = [];
  for (const entry of readActivityAfter(db, 0, ALL)) {
    const found = findFault(newSha256, end, entry);
    if (found) faults.push(`the log is ${found.fault} at ${found.entry}`);
    end = entry;
  }
  const noted = readNotedHead(db) ?? chainStart;
  return noted.hash === end.hash ? faults : [...faults, `the log ends at ${end.entry}, and ${noted.entry} is noted`];
}

function fileFaults(db: WritableDb, depth: 'quick' | 'full'): string[] {
  const check = depth === 'quick' ? 'quick_check' : 'integrity_check';
  return ['main', 'cache'].flatMap((file) => {
    const said = String(db.pragma(`${file}.${check}`, { simple: true }));
    const strays = db.pragma(`${file}.foreign_key_check`) as unknown[];
    const faults = said === 'ok' ? [] : [`I8: ${file} is not sound: ${said}`];
    return strays.length === 0 ? faults : [...faults, `I8: ${file} has ${strays.length} rows that point nowhere`];
  });
}
