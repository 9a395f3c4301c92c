import type { DeviceState } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type Kept, remember } from '../remember.ts';
import { revisionOf } from '../revisions.ts';
import { prepared, type ReadableDb } from '../sql.ts';

/** Devices with unfinished changes that are alike in all that lists and counts ask of them. */
export type OverlaidDevices = {
  /** Whether the change still means to alter the server; if not it is held, and `wanted` is null. */
  live: boolean;
  wanted: ProfileId | null;
  atServer: ProfileId | null;
  state: DeviceState;
  registration: 'registered' | 'pending' | null;
  rows: Uint32Array;
};

type Group = Omit<OverlaidDevices, 'live' | 'rows'> & { live: 0 | 1; rows: string };

const keptFor = new WeakMap<ReadableDb, Kept<OverlaidDevices[]>>();

/** The waiting changes as row numbers, kept until devices or changes change: some 4 ms for a thousand of them. */
export function readOverlaid(db: ReadableDb): OverlaidDevices[] {
  let kept = keptFor.get(db);
  if (!kept) {
    kept = new Map();
    keptFor.set(db, kept);
  }
  const stamp = `${revisionOf(db, 'devices')}/${revisionOf(db, 'overlay')}`;
  return remember(kept, 'all', { stamp, limit: 1 }, () => readGroups(db));
}

function readGroups(db: ReadableDb): OverlaidDevices[] {
  const groups = prepared<Group>(
    db,
    `SELECT o.live, o.profile_id AS wanted, d.profile_id AS atServer, d.state, d.registration,
       json_group_array(d.row) AS rows
     FROM temp.overlay o CROSS JOIN cache.devices d ON d.device_id = o.device_id GROUP BY 1, 2, 3, 4, 5`,
  ).all();
  return groups.map((group) => ({
    ...group,
    live: group.live === 1,
    rows: Uint32Array.from(JSON.parse(group.rows) as number[]),
  }));
}
