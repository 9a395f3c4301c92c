import type { PlanRow } from '#shared/domain/plan-row.ts';
import { DEFAULT_PROFILE_NAME } from '#shared/domain/profile.ts';
import { type ChangeSummary, isHeld, isLive } from '#shared/domain/queued-change.ts';
import { profileNames } from '../../db/tables/change-targets.ts';
import { type ChangeRow, readUnfinishedChanges } from '../../db/tables/changes.ts';
import { readPlanGroups, readPlannedDevices } from '../../db/tables/plan-rows.ts';
import { isProfileChange } from '../../db/tables/profile-changes.ts';
import type { Services } from '../../services.ts';
import { listFacts } from './list-facts.ts';

/** What stands for the place of a device that is to be deleted. */
export const DELETED = 'deleted';

/** A change of the plan, and its lines as they are read, some thousand at a time. */
export type PlannedChange = {
  order: number;
  change: Pick<ChangeSummary, 'changeId' | 'intent' | 'profileName' | 'devices' | 'state' | 'createdAt'>;
  slices: Iterable<PlanRow[]>;
};

const ROWS_PER_SLICE = 1_000;

/** Everything that is not over, in the order in which it is sent: what became final already is left out. */
export function* readPlan(services: Services): Generator<PlannedChange> {
  const changes = readUnfinishedChanges(services.db);
  for (const [at, change] of changes.entries()) {
    const slices = isProfileChange(change) ? factRows(services, change, at + 1) : deviceRows(services, change, at + 1);
    yield { order: at + 1, change, slices };
  }
}

function* deviceRows({ db }: Services, change: ChangeRow, order: number): Generator<PlanRow[]> {
  const { changeId, kind, sequence } = change;
  const nameOf = profileNames(db);
  const target = kind === 'approve' ? DEFAULT_PROFILE_NAME : kind === 'delete' ? null : change.profileName;
  const shared = { order, change: changeId, kind, target, what: 'profile', willBe: target ?? DELETED };
  for (const { base, deviceIds } of readPlanGroups(db, sequence)) {
    const was = nameOf(base);
    for (let first = 0; first < deviceIds.length; first += ROWS_PER_SLICE) {
      const devices = readPlannedDevices(db, changeId, deviceIds.slice(first, first + ROWS_PER_SLICE));
      yield devices
        .filter(({ state }) => isLive(state) || isHeld(state))
        .map(({ seenProfileId, errorCode, ...device }) => ({
          ...shared,
          ...device,
          was,
          seenNow: nameOf(seenProfileId),
          reason: errorCode,
        }));
    }
  }
}

/** A change of a profile that alters nothing one could see, such as a deletion of devices elsewhere, is one line all the same. */
function* factRows(services: Services, change: ChangeRow, order: number): Generator<PlanRow[]> {
  const { changeId, kind, profileName, state, errorCode } = change;
  const nobody = { deviceId: null, imei: null, serial: null };
  const shared = { order, change: changeId, kind, target: profileName, ...nobody, state, reason: errorCode };
  const { facts } = listFacts(services, { changeId });
  const nothing = { what: null, was: null, seenNow: null, willBe: null };
  if (facts.length === 0) yield [{ ...shared, ...nothing }];
  else
    yield facts.map(({ kind: what, key, was, seen, willBe }) => ({
      ...shared,
      ...{ what: key ?? what, was, seenNow: seen, willBe },
    }));
}
