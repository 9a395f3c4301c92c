import type { DeviceState } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ReadableDb } from '../sql.ts';
import { readOverlaid } from './device-overlay.ts';
import { readKeptCounts } from './kept-counts.ts';

/** Devices of one profile, counted with the waiting changes laid over what the server said. */
export type ProfileCounts = {
  devices: number;
  arriving: number;
  leaving: number;
  provisioned: number;
  registered: number;
  pendingRegistration: number;
  failed: number;
};

type Counted = { profileId: ProfileId | null; state: DeviceState; registration: string | null; devices: number };

const atServerSql = `SELECT profile_id AS profileId, state, registration, count(*) AS devices FROM cache.devices
  GROUP BY profile_id, state, registration`;
const provisioned: readonly DeviceState[] = ['provisioned', 'provisionedRestricted'];
const failed: readonly DeviceState[] = ['assignFailed', 'provisionFailed'];

/**
 * The counts of every profile that has devices or awaits some. A device that is leaving no longer counts in any of its old
 * profile's numbers; one that is arriving is not yet provisioned or failed in the new one.
 */
export function countByProfile(db: ReadableDb): Map<ProfileId, ProfileCounts> {
  const counts = new Map<ProfileId, ProfileCounts>();
  for (const group of readKeptCounts<Counted>(db, atServerSql)) {
    if (group.profileId !== null) add(counts, group.profileId, group, 1);
  }
  for (const { live, wanted, atServer, rows, ...rest } of readOverlaid(db)) {
    if (!live || wanted === null || wanted === atServer) continue;
    const group = { ...rest, profileId: atServer, devices: rows.length };
    if (atServer !== null) {
      add(counts, atServer, group, -1);
      countsOf(counts, atServer).leaving += group.devices;
    }
    const target = countsOf(counts, wanted);
    target.devices += group.devices;
    target.arriving += group.devices;
    addRegistered(target, group.registration, group.devices);
  }
  return counts;
}

function add(counts: Map<ProfileId, ProfileCounts>, profileId: ProfileId, group: Counted, sign: 1 | -1): void {
  const target = countsOf(counts, profileId);
  const devices = sign * group.devices;
  target.devices += devices;
  if (provisioned.includes(group.state)) target.provisioned += devices;
  if (failed.includes(group.state)) target.failed += devices;
  addRegistered(target, group.registration, devices);
}

function addRegistered(target: ProfileCounts, registration: string | null, devices: number): void {
  if (registration === 'registered') target.registered += devices;
  if (registration === 'pending') target.pendingRegistration += devices;
}

function countsOf(counts: Map<ProfileId, ProfileCounts>, profileId: ProfileId): ProfileCounts {
  let found = counts.get(profileId);
  if (!found) {
    found = noCounts();
    counts.set(profileId, found);
  }
  return found;
}

/** The counts of a profile in which nothing is and to which nothing comes. */
export function noCounts(): ProfileCounts {
  return { devices: 0, arriving: 0, leaving: 0, provisioned: 0, registered: 0, pendingRegistration: 0, failed: 0 };
}
