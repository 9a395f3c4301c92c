import { type AttributeType, isSameName, normaliseValue } from '#shared/domain/custom-attribute.ts';
import type { Compared, HandoverChange, HandoverProfile, HandoverStanding } from '#shared/domain/handover.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import {
  type ChangeIntent,
  isDeviceIntent,
  isHeld,
  isLive,
  makesProfile,
  type ProfileIntent,
  wantedProfileId,
} from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { readChange } from './changes.ts';
import { isLeft } from './handover-changes.ts';
import { currentProfileId, isOwnProfileId } from './new-profiles.ts';
import { type OpenedChange, readOpenedTargets } from './opened-handover.ts';
import { heldStatesSql, unfinishedStatesSql } from './overlay.ts';
import { readBase } from './profile-changes.ts';
import { findProfile } from './profiles.ts';

/** How a change of the opened file stands to the queue here. */
export function standingOf(db: ReadableDb, changeId: string): HandoverStanding {
  const here = readChange(db, changeId);
  if (here === null) return 'new';
  if (isLeft(db, changeId)) return 'comes-back';
  return isLive(here.state) || isHeld(here.state) ? 'here' : 'over-here';
}

/** Whether the profile a change is about is known here, and which change of the file makes it. */
export function profileOf(
  db: ReadableDb,
  { intent, changeId }: Pick<OpenedChange, 'intent' | 'changeId'>,
  changes: readonly OpenedChange[],
): { profile: HandoverProfile; needs: string | null } {
  const known = { profile: 'known', needs: null } as const;
  if (isProfileless(intent) || makesProfile(intent.kind)) return known;
  const profileId = currentProfileId(db, wantedProfileId(intent));
  if (findProfile(db, profileId) !== null) return known;
  const maker = changes.find(
    (one) => makesProfile(one.intent.kind) && wantedProfileId(one.intent) === profileId && one.changeId !== changeId,
  );
  const standing = maker && standingOf(db, maker.changeId);
  if (maker && (standing === 'new' || standing === 'comes-back'))
    return { profile: 'made-by-file', needs: maker.changeId };
  return { profile: isOwnProfileId(profileId) ? 'missing' : 'unknown', needs: null };
}

type Counts = Pick<HandoverChange, 'unsent' | 'held' | 'unknown' | 'alreadyThere' | 'movedSince' | 'contested'>;

/** What the devices of a change, or its one profile, are here. */
export function countTargets(db: ReadableDb, change: OpenedChange): Counts {
  const { intent, changeId } = change;
  const groups = prepared<{ base: ProfileId | null; ids: string }>(
    db,
    `SELECT value ->> '$[0]' AS base, value -> '$[1]' AS ids FROM json_each(?)`,
  ).all(readOpenedTargets(db, changeId));
  const total: Counts = { unsent: 0, held: 0, unknown: 0, alreadyThere: 0, movedSince: 0, contested: 0 };
  const wanted = currentProfileId(db, wantedProfileId(intent));
  for (const { base, ids } of groups) {
    const counts = prepared<Counts>(db, countSql(isDeviceIntent(intent))).get({
      ...{ changeId, ids, wanted, kind: intent.kind },
      base: base === null ? null : currentProfileId(db, base),
    });
    for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += counts?.[key] ?? 0;
  }
  return isDeviceIntent(intent) ? total : { ...total, movedSince: hasMoved(db, intent, change.basedOn) };
}

/** A profile as such is in no list of devices: only what is wanted of it otherwise counts. */
function countSql(ofDevices: boolean): string {
  const devices = `count(*) FILTER (WHERE known IS NULL) AS unknown,
    count(*) FILTER (WHERE there) AS alreadyThere,
    count(*) FILTER (WHERE NOT there AND known IS NOT NULL AND @kind <> 'approve' AND profile IS NOT was) AS movedSince`;
  const none = '0 AS unknown, 0 AS alreadyThere, 0 AS movedSince';
  return `
    SELECT count(*) AS unsent, count(*) FILTER (WHERE state IN ${heldStatesSql}) AS held,
      ${ofDevices ? devices : none}, count(*) FILTER (WHERE other IS NOT NULL) AS contested
    FROM (
      SELECT coalesce(s.state, 'waiting') AS state, coalesce(s.seen_profile_id, @base) AS was, d.device_id AS known,
        d.profile_id AS profile, iif(@kind = 'approve', d.state <> 'pending', d.profile_id = @wanted) IS TRUE AS there,
        iif(o.change_id = @changeId OR (@kind <> o.kind AND o.kind = 'approve') OR o.profile_id = @wanted, NULL, o.change_id)
          AS other
      FROM json_each(@ids) t
      LEFT JOIN temp.opened_outcomes s ON s.change_id = @changeId AND s.device_id = t.value
      LEFT JOIN cache.devices d ON ${ofDevices ? 'd.device_id = t.value' : 'false'}
      LEFT JOIN temp.overlay o ON o.device_id = t.value
    ) WHERE state IN ${unfinishedStatesSql}`;
}

/** Whether the servers have something else of a profile than the change was based on. */
function hasMoved(db: ReadableDb, intent: ProfileIntent, basedOn: string | null): number {
  if (makesProfile(intent.kind) || basedOn === null) return 0;
  const now = readBase(db, { ...intent, profileId: currentProfileId(db, intent.profileId) });
  return Number(now.content !== null && JSON.stringify(now) !== basedOn);
}

function isProfileless({ kind }: ChangeIntent): boolean {
  return kind === 'approve' || kind === 'delete';
}

/** Holds of the opened file against those here. */
export function compareHolds(db: ReadableDb): Compared {
  const none = { fresh: 0, differing: 0, same: 0 };
  return (
    prepared<Compared>(
      db,
      `SELECT count(*) FILTER (WHERE h.device_id IS NULL) AS fresh,
         count(*) FILTER (WHERE h.reason <> o.reason) AS differing, count(*) FILTER (WHERE h.reason = o.reason) AS same
       FROM temp.opened_holds o LEFT JOIN main.holds h ON h.device_id = o.device_id`,
    ).get() ?? none
  );
}

/** Makes every attribute of the opened file know what it is called here: names are the same whatever their case. */
export function matchAttributes(db: WritableDb): void {
  const known = prepared<{ name: string; type: string }>(db, 'SELECT name, type FROM main.attributes').all();
  const names = prepared<string>(db, 'SELECT name FROM temp.opened_attributes', 'first-cells').all();
  const update = prepared(db, 'UPDATE temp.opened_attributes SET local_name = ?, local_type = ? WHERE name = ?');
  for (const name of names) {
    const here = known.find((one) => isSameName(one.name, name));
    update.run(here?.name ?? null, here?.type ?? null, name);
  }
}

/** Values of the opened file against those here, after matchAttributes; those that fit no type here come to nothing. */
export function compareValues(db: WritableDb): Compared & { names: number; unfit: number } {
  db.function('fits_type', { deterministic: true }, (type: unknown, value: unknown) =>
    Number(normaliseValue(type as AttributeType, value as string) !== null),
  );
  const none = { fresh: 0, differing: 0, same: 0, unfit: 0 };
  const compared = prepared<typeof none>(
    db,
    `SELECT count(*) FILTER (WHERE fits AND here IS NULL) AS fresh, count(*) FILTER (WHERE fits AND here <> value) AS differing,
       count(*) FILTER (WHERE fits AND here = value) AS same, count(*) FILTER (WHERE NOT fits) AS unfit
     FROM (
       SELECT v.value, h.value AS here, a.local_type IS NULL OR a.local_type = a.type OR fits_type(a.local_type, v.value) AS fits
       FROM temp.opened_values v CROSS JOIN temp.opened_attributes a ON a.name = v.name
       LEFT JOIN main.attribute_values h ON h.device_id = v.device_id AND h.name = a.local_name
     )`,
  ).get();
  const fresh = prepared<number>(
    db,
    'SELECT count(*) FROM temp.opened_attributes WHERE local_name IS NULL',
    'first-cells',
  );
  return { ...(compared ?? none), names: fresh.get() ?? 0 };
}
