import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import type { Compared, TakenOver } from '#shared/domain/handover.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { bumpRevision } from '../../db/revisions.ts';
import { prepared, transaction, type WritableDb } from '../../db/sql.ts';
import { appendActivity, MOST_NAMED } from '../../db/tables/activity.ts';
import { compareBatches, takeOverBatches } from '../../db/tables/handover-batches.ts';
import { currentProfileId } from '../../db/tables/new-profiles.ts';
import {
  clearOpened,
  type OpenedChange,
  type OpenedFile,
  readOpened,
  readOpenedChanges,
} from '../../db/tables/opened-handover.ts';
import { compareMarks, compareValues, matchAttributes, standingOf } from '../../db/tables/opened-standing.ts';
import { takeOverMarks, takeOverValues } from '../../db/tables/take-over.ts';
import { takeBackWaiting } from '../../db/take-back-waiting.ts';
import type { Services } from '../../services.ts';
import { needOpened } from './get-preview.ts';
import { announceHandover } from './leave-all.ts';
import { expectProfiles, takeChanges } from './take-changes.ts';

type Input = ParsedInput<'handover.takeOver'>;

/**
 * *Take over n changes*: in one transaction, after those of one's own and in their order, each under its own id with what it
 * was based on, so that conflicts are seen when it is sent. One that is here already, or over here, is passed over; one that
 * was left to another laptop comes back. Throws `not_found`, and `input_invalid` for a change whose profile nobody would make.
 */
export async function takeOver(services: Services, input: Input): Promise<CommandOutput<'handover.takeOver'>> {
  const { db } = services;
  const opened = needOpened(readOpened(db, input.openedId), input.openedId);
  const wanted = new Set(input.changeIds);
  const chosen = readOpenedChanges(db).filter(({ changeId }) => wanted.has(changeId));
  await keepTokenValues(services, chosen.filter(isComing(db)));
  const taken = transaction(db, () => takeAll(services, { input, opened, chosen }));
  services.publish('data.changed', { tables: ['holds', 'notes', 'attributes', 'uploads', 'batches', 'batchScans'] });
  announceHandover(services);
  return { ...taken, handoverId: opened.origin.handoverId };
}

function isComing(db: WritableDb): (change: OpenedChange) => boolean {
  return ({ changeId }) => ['new', 'comes-back'].includes(standingOf(db, changeId));
}

/** Before the changes, which cannot be sent without them; a value that nobody needs in the end does no harm. */
async function keepTokenValues({ db, secrets }: Services, coming: readonly OpenedChange[]): Promise<void> {
  const sql = 'SELECT profile_id AS profileId, value FROM temp.opened_tokens';
  for (const { profileId, value } of prepared<{ profileId: ProfileId; value: string }>(db, sql).all()) {
    const isNeeded = coming.some(({ intent }) => 'profileId' in intent && intent.profileId === profileId);
    if (isNeeded) await secrets.write(enrollmentTokenSecret(currentProfileId(db, profileId)), value);
  }
}

type Taking = { input: Input; opened: OpenedFile; chosen: readonly OpenedChange[] };

function takeAll(services: Services, { input, opened, chosen }: Taking): TakenOver {
  const { db, clock } = services;
  const at = clock.now().toISOString();
  const coming = chosen.filter(isComing(db));
  expectProfiles(db, coming);
  const counted = { changes: coming.length, skipped: chosen.length - coming.length, ...countOthers(db, input) };
  const changeIds = coming.map(({ changeId }) => changeId).slice(0, MOST_NAMED);
  const { machine, person, at: writtenAt, handoverId } = opened.origin;
  const entry = appendActivity(db, {
    ...{ at, actor: services.osUser, action: 'handover.takeOver', changeId: null },
    facts: { handoverId, machine, person, writtenAt, ...counted, changeIds },
  });
  const { differing } = input;
  if (input.holds) takeHolds(db, { differing, entry }, at);
  if (input.notes) takeNotes(db, { differing, entry });
  if (input.attributes) takeOverValues(db, { differing, entry });
  if (input.batches) takeOverBatches(db, { differing });
  takeChanges(services, coming, { handoverId, at });
  clearOpened(db);
  return counted;
}

/** How many holds, notes, values and batches will be written; makes the opened attributes know their names here besides. */
function countOthers(
  db: WritableDb,
  { holds, notes, attributes, batches, differing }: Input,
): Pick<TakenOver, 'holds' | 'notes' | 'values' | 'batches'> {
  matchAttributes(db);
  const count = (wanted: boolean, of: Compared) =>
    wanted ? of.fresh + (differing === 'theirs' ? of.differing : 0) : 0;
  return {
    holds: count(holds, compareMarks(db, 'hold')),
    notes: count(notes, compareMarks(db, 'note')),
    values: count(attributes, compareValues(db)),
    batches: count(batches, compareBatches(db)),
  };
}

type Counting = { differing: Input['differing']; entry: number };

/** As a hold that is made here does, it takes back what waits to approve or move those devices. */
function takeHolds(db: WritableDb, counting: Counting, at: string): void {
  const deviceIds = takeOverMarks(db, 'hold', counting);
  if (deviceIds.length > 0) takeBackWaiting(db, deviceIds as DeviceId[], at);
  bumpRevision(db, 'devices');
}

function takeNotes(db: WritableDb, counting: Counting): void {
  takeOverMarks(db, 'note', counting);
  bumpRevision(db, 'words');
}
