import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { type AssignHindrance, type AssignPlan, assignHindrances, type BatchFinding } from '#shared/domain/batch.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { AppError } from '#shared/errors.ts';
import { type BatchUnits, findingsOf } from '../../db/batch-units.ts';
import { matchBatch } from '../../db/match-batch.ts';
import { needOpen } from '../../db/need-batch.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { deviceIdsOfRows } from '../../db/tables/device-selection.ts';
import { type PickedGroup, pickDevices } from '../../db/tables/picked-devices.ts';
import { needTakingProfile } from '../../db/taking-profile.ts';
import type { Services } from '../../services.ts';

type Input = ParsedInput<'batches.planAssign'>;

/** A plan with the devices that would move, by the profile they are based on. */
export type DrawnAssign = { plan: AssignPlan; groups: PickedGroup[]; profileId: ProfileId };

/** What assigning a batch would do; nothing is queued. */
export async function planAssign(services: Services, input: Input): Promise<CommandOutput<'batches.planAssign'>> {
  return (await drawAssign(services, input)).plan;
}

/**
 * The plan and its devices. Throws `not_found`, `batch_held`, `batch_closed`, `batch_without_profile`, `profile_not_found`,
 * `profile_cannot_take_devices` and `profile_leaving`.
 */
export async function drawAssign({ db }: Services, { batchId, extra }: Input): Promise<DrawnAssign> {
  const batch = needOpen(db, batchId);
  const { profileId, name } = needProfile(db, batch.profileId);
  const { sound, why } = sortUnits(await matchBatch(db, batch), extra);
  const picked = pickDevices(db, deviceIdsOfRows(db, sound), profileId);
  why.set('on-hold', picked.onHold);
  why.set('leaving', picked.leaving);
  why.set('not-approved', (why.get('not-approved') ?? 0) + picked.pending);
  const plan = {
    profileName: name,
    move: picked.move,
    fromOther: sum(
      picked.groups.filter(({ baseProfileId }) => baseProfileId !== null && baseProfileId !== DEFAULT_PROFILE_ID),
    ),
    alreadyThere: picked.alreadyThere,
    cannot: assignHindrances
      .map((hindrance) => ({ why: hindrance, devices: why.get(hindrance) ?? 0 }))
      .filter(({ devices }) => devices > 0),
  };
  return { plan, groups: picked.groups, profileId };
}

function needProfile(db: ReadableDb, profileId: ProfileId | null) {
  if (profileId === null) throw new AppError('batch_without_profile', 'the batch has no profile to go to');
  return needTakingProfile(db, profileId);
}

const sum = (groups: readonly PickedGroup[]): number => groups.reduce((devices, group) => devices + group.devices, 0);

/** Rows of the devices nothing speaks against, and how many are kept back, each by what speaks loudest. */
function sortUnits(units: BatchUnits, extra: boolean): { sound: number[]; why: Map<AssignHindrance, number> } {
  const sound: number[] = [];
  const why = new Map<AssignHindrance, number>();
  for (let unit = 0; unit < units.rows.length; unit += 1) {
    const findings = findingsOf(units, unit).filter((finding) => !(extra && finding === 'extra'));
    const hindrance = hinders.find((finding) => findings.includes(finding));
    if (hindrance === undefined) sound.push(units.rows[unit] ?? 0);
    else why.set(hindrance, (why.get(hindrance) ?? 0) + 1);
  }
  return { sound, why };
}

/** Another profile is none: moving out of it is what the batch is for. */
const hinders: readonly (AssignHindrance & BatchFinding)[] = [
  'missing',
  'unknown',
  'swapped',
  'doubled',
  'extra',
  'not-approved',
];
