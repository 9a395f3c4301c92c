import { makeToken } from './ivanti-state.ts';
import type { World } from './world.ts';

/** Something done to an enrolment token in Ivanti's portal. `days` count from now and may be past; null: it never ends. */
export type TokenEdit =
  | { kind: 'refresh-token' | 'extend-token'; profileName: string; days: number | null }
  | { kind: 'remove-token'; profileName: string };

const DAY_MS = 86_400_000;

/** Whether an edit is about an enrolment token. */
export function isTokenEdit(edit: { kind: string }): edit is TokenEdit {
  return edit.kind.endsWith('-token');
}

/** Carries out an edit of a token. Throws Error for an unknown profile, and for one without a token to extend. */
export function editToken(world: World, edit: TokenEdit): void {
  const profile = world.ivanti.profiles.find(({ name }) => name === edit.profileName);
  if (profile === undefined) throw new Error(`Ivanti has no profile called ${edit.profileName}`);
  const now = world.clock.serverNow();
  if (edit.kind === 'remove-token') profile.token = null;
  else {
    const endsAt = edit.days === null ? null : now + edit.days * DAY_MS;
    const { token } = profile;
    if (edit.kind === 'refresh-token') {
      const life = { issuedAt: now, endsAt, ...(token === null ? {} : { id: token.id }) };
      profile.token = makeToken(world.ivanti, world.seed, life);
    } else if (token === null) throw new Error(`${edit.profileName} has no token`);
    else profile.token = { ...token, endsAt };
  }
  profile.modifiedAt = now;
  world.version += 1;
}
