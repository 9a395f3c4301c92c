import { pageOfMatches } from './device-pages.ts';
import { bindKnoxProfile, unbindKnoxProfile } from './ivanti-state.ts';
import { blankProfile, type KmeProfile, profileIdOf } from './kme-profiles.ts';
import { standingAt, type World } from './world.ts';
import { unassignDevice } from './world-operations.ts';

/** Something done to a profile in Samsung's portal. */
export type ProfileEdit =
  | { kind: 'create-profile'; name: string; description?: string }
  | { kind: 'edit-profile'; profileId: string; name?: string; description?: string; customData?: string }
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
  const updatedAt = world.clock.serverNow();
  if (edit.kind === 'create-profile') {
    const { name, description = '' } = edit;
    putProfile(world, { ...blankProfile(profileIdOf(world.seed, `portal/${name}`), name, updatedAt), description });
    return [];
  }
  const before = world.profiles.get(edit.profileId);
  if (before === undefined) throw new Error('no such profile');
  if (edit.kind === 'delete-profile') return removeProfile(world, edit.profileId);
  const { name = before.name, description = before.description, customData = before.customData } = edit;
  putProfile(world, { ...before, name, description, customData, updatedAt });
  return [];
}
