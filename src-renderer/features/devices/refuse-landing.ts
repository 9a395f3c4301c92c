import type { DeviceRow, DeviceSelection } from '#shared/domain/device.ts';
import { type ProfileId, type ProfileSummary, takesDevices } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';

/** Devices picked up: `sources` are the profiles they are in, null when not all of them are known here. */
export type Carried = {
  readonly selection: DeviceSelection;
  readonly count: number;
  readonly sources: ReadonlySet<ProfileId | null> | null;
};

/** Why a profile does not take what is carried. */
export type Refusal = 'selfMaintained' | 'allAlreadyThere' | 'pendingOnly' | 'leavingOnly' | 'profileLeaves';

/** Notes where the picked-up devices come from, as far as the rows at hand tell. */
export function carriedFrom(
  selection: DeviceSelection,
  count: number,
  known: ReadonlyMap<string, Pick<DeviceRow, 'profileId'>>,
): Carried {
  if (selection.kind === 'matching') {
    const { profileId } = selection.filter;
    return { selection, count, sources: profileId === undefined ? null : new Set([profileId]) };
  }
  if (selection.kind === 'imported') return { selection, count, sources: null };
  const sources = new Set<ProfileId | null>();
  for (const id of selection.deviceIds) {
    const device = known.get(id);
    if (!device) return { selection, count, sources: null };
    sources.add(device.profileId);
  }
  return { selection, count, sources };
}

/** Why a profile cannot take the devices, or null when it can; devices in no profile are pending approval. */
export function refusalOf(
  { sources }: Carried,
  profile: Pick<ProfileSummary, 'profileId' | 'type' | 'fate'>,
): Refusal | null {
  if (!takesDevices(profile.type)) return 'selfMaintained';
  if (profile.fate === 'leaves') return 'profileLeaves';
  if (sources?.size !== 1) return null;
  if (sources.has(null)) return 'pendingOnly';
  if (sources.has(GONE_PROFILE_ID)) return 'leavingOnly';
  return sources.has(profile.profileId) ? 'allAlreadyThere' : null;
}
