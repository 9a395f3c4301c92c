import { pageOfMatches } from './device-pages.ts';
import { bindKnoxProfile, unbindKnoxProfile } from './ivanti-state.ts';
import { blankProfile, type KmeProfile, profileIdOf } from './kme-profiles.ts';
import { standingAt, type World } from './world.ts';
import { unassignDevice } from './world-operations.ts';

/** Something done to a profile in Samsung's portal. */
export type ProfileEdit =
  /** Somebody changes a profile, or makes one when `profileId` is null. */
  | { kind: 'profile'; profileId: string | null; name?: string; description?: string; customData?: string }
  /** Its devices are then in no profile. */
  | { kind: 'delete-profile'; profileId: string };

/** Puts a profile into the world, in the place of the one with its id if there is one. */
export function putProfile(world: World, profile: KmeProfile): void {
  world.profiles.set(profile.id, profile);
  bindKnoxProfile(world.ivanti, profile);
  world.version += 1;
}

/** Takes a profile out of the world; answers the numbers of its devices, which are in no profile now. */
export function removeProfile(world: World, id: string): readonly number[] {
  const match = { name: `profile:${id}`, test: (index: number) => standingAt(world, index).profile === id };
  const { indexes } = pageOfMatches(world, match, 0, world.total);
  for (const index of indexes) unassignDevice(world, index);
  world.profiles.delete(id);
  world.aliases = world.aliases.filter(({ profileId }) => profileId !== id);
  unbindKnoxProfile(world.ivanti, id);
  world.version += 1;
  return indexes;
}

/** Carries out an edit of a profile; answers the numbers of the devices it touched. Throws Error for an unknown one. */
export function editProfile(world: World, edit: ProfileEdit): readonly number[] {
  if (edit.kind === 'delete-profile') {
    if (!world.profiles.has(edit.profileId)) throw new Error('no such profile');
    return removeProfile(world, edit.profileId);
  }
  const { kind: _kind, profileId, ...changes } = edit;
  const updatedAt = world.clock.serverNow();
  const id = profileId ?? profileIdOf(world.seed, changes.name ?? '');
  const before =
    world.profiles.get(id) ?? (profileId === null ? blankProfile(id, changes.name ?? '', updatedAt) : null);
  if (before === null) throw new Error('no such profile');
  putProfile(world, { ...before, ...changes, updatedAt });
  return [];
}
