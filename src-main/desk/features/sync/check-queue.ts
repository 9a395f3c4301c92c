import { setImmediate } from 'node:timers/promises';
import type { CommandOutput } from '#shared/contract.ts';
import {
  type CheckCounts,
  type CheckedChange,
  type CheckedDevice,
  type CheckVerdict,
  checkVerdicts,
} from '#shared/domain/check-report.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { prepared, type WritableDb } from '../../db/sql.ts';
import { profileNames } from '../../db/tables/change-targets.ts';
import { type ChangeRow, readUnfinishedChanges } from '../../db/tables/changes.ts';
import { isProfileChange, type ProfileChange } from '../../db/tables/profile-changes.ts';
import type { Services } from '../../services.ts';
import { judgeEarly, orderOf } from './send-profile.ts';
import { judgeChunk } from './take-chunk.ts';

const SLICE = 5_000;
/** So many devices of each change are named one by one; all are counted. */
const MOST_NAMED = 50;

/**
 * *Check first*: pauses sending, reads every device and profile from the servers now, sends nothing, and answers for every
 * waiting change how its devices would fare. Who works offline by choice does so afterwards too.
 */
export async function checkQueue(services: Services): Promise<CommandOutput<'sync.check'>> {
  const { db, clock, sync } = services;
  if (sync.status().reachability !== 'working-offline') sync.pauseSending(true);
  await sync.look();
  const checkedAt = clock.now().toISOString();
  const changes: CheckedChange[] = [];
  for (const change of readUnfinishedChanges(db)) {
    if (change.outcomes.waiting === 0) continue;
    const judged = isProfileChange(change) ? judgeProfileChange(db, change) : await judgeDevices(db, change);
    const { changeId, intent, profileName } = change;
    changes.push({ changeId, intent, profileName, ...judged });
  }
  const sum = (verdict: CheckVerdict) => changes.reduce((all, { counts }) => all + counts[verdict], 0);
  return { checkedAt, counts: countsBy(sum), changes };
}

type Judged = Pick<CheckedChange, 'counts' | 'differing'>;

function countsBy(count: (verdict: CheckVerdict) => number): CheckCounts {
  return Object.fromEntries(checkVerdicts.map((verdict) => [verdict, count(verdict)])) as CheckCounts;
}

function judgeProfileChange(db: WritableDb, change: ProfileChange): Judged {
  const order = orderOf(db, change);
  const said = judgeEarly(db, change);
  const early = said === null ? 'send' : verdictOf(said.state, said.errorCode ?? null);
  const stands = order === 'now' ? early : order;
  return { counts: countsBy((verdict) => Number(verdict === stands)), differing: [] };
}

/** Of a device that shifted out of the list while it was read nothing can be said yet: the sender waits for it too. */
function verdictOf(state: string, code: ErrorCode | null): CheckVerdict {
  if (state === 'sending') return 'send';
  if (state === 'unseen') return 'later';
  if (state !== 'refused') return state as CheckVerdict;
  if (code === 'device_on_hold') return 'held';
  if (code === 'device_pending') return 'unapproved';
  return code === 'profile_name_taken' ? 'taken' : 'gone';
}

async function judgeDevices(db: WritableDb, change: ChangeRow): Promise<Judged> {
  const found = new Map<CheckVerdict, number>();
  const differing: CheckedDevice[] = [];
  const nameOf = profileNames(db);
  for (let after = ''; ; ) {
    const { looked, last } = judgeChunk(db, change, { after, size: SLICE });
    for (const { state, code, devices } of countVerdicts(db)) {
      const verdict = verdictOf(state, code);
      found.set(verdict, (found.get(verdict) ?? 0) + devices);
    }
    const room = MOST_NAMED - differing.length;
    if (room > 0) {
      for (const { state, code, base, seen, ...device } of readDiffering(db, change, room)) {
        const names = { baseProfileName: nameOf(base), seenProfileName: nameOf(seen) };
        differing.push({ ...device, verdict: verdictOf(state, code), ...names });
      }
    }
    if (looked < SLICE) break;
    after = last;
    await setImmediate();
  }
  return { counts: countsBy((verdict) => found.get(verdict) ?? 0), differing };
}

type Counted = { state: string; code: ErrorCode | null; devices: number };

function countVerdicts(db: WritableDb): Counted[] {
  const sql = 'SELECT state, error_code AS code, count(*) AS devices FROM temp.verdicts GROUP BY 1, 2';
  return prepared<Counted>(db, sql).all();
}

type Differing = Omit<Counted, 'devices'> &
  Pick<CheckedDevice, 'deviceId' | 'label'> & { base: ProfileId | null; seen: ProfileId | null };

function readDiffering(db: WritableDb, { sequence }: ChangeRow, limit: number): Differing[] {
  return prepared<Differing>(
    db,
    `SELECT v.device_id AS deviceId, coalesce(d.imei, d.serial, v.device_id) AS label, v.state, v.error_code AS code,
       u.base_profile_id AS base, v.seen_profile_id AS seen
     FROM temp.verdicts v CROSS JOIN temp.unfinished u ON u.device_id = v.device_id AND +u.sequence = @sequence
     LEFT JOIN cache.devices d ON d.device_id = v.device_id
     WHERE v.state IN ('done', 'conflict', 'refused') ORDER BY v.state, v.device_id LIMIT @limit`,
  ).all({ sequence, limit });
}
