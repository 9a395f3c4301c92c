import { createHash } from 'node:crypto';
import { seedProfiles, selfMaintainedProfile } from './seed-data.ts';
import { type SelfMaintainedDevice, seedHandhelds } from './self-maintained-devices.ts';

/** A bulk enrolment profile as Ivanti holds it. `tokenEndsAt` null with a token: it never ends. */
export type IvantiProfile = {
  csvId: string;
  name: string;
  description: string;
  type: 'SAMSUNG_KME' | 'SELF_MAINTAINED';
  knoxProfileId: string | null;
  modifiedAt: number;
  userNumber: number | null;
  token: IvantiEnrollmentToken | null;
  /** Of a Self-Maintained profile; those of others are Samsung's. */
  devices: SelfMaintainedDevice[];
};

/** The token that lets a device of the profile register. */
export type IvantiEnrollmentToken = { id: string; value: string; issuedAt: number; endsAt: number | null };

/** What Ivanti knows that Samsung does not. `issued` and `madeDevices` count token values and devices ever made. */
export type IvantiState = { profiles: IvantiProfile[]; issued: number; madeDevices: number };

const DAY_MS = 86_400_000;

/** Ivanti's side on the first day. */
export function createIvantiState(seed: number, profileIds: readonly string[], today: number): IvantiState {
  const state: IvantiState = { profiles: [], issued: 0, madeDevices: 0 };
  const all = [...seedProfiles, selfMaintainedProfile];
  for (const [number, { name, description, tokenDays, user }] of all.entries()) {
    const knoxProfileId = profileIds[number] ?? null;
    const endsAt = typeof tokenDays === 'number' ? today + tokenDays * DAY_MS + 14 * 3_600_000 : null;
    state.profiles.push({
      csvId: `be-${4100 + number}`,
      name,
      description,
      type: knoxProfileId === null ? 'SELF_MAINTAINED' : 'SAMSUNG_KME',
      knoxProfileId,
      modifiedAt: today - (40 - number * 4) * DAY_MS,
      userNumber: user,
      token: tokenDays === 'none' ? null : makeToken(state, seed, { issuedAt: today - 30 * DAY_MS, endsAt }),
      devices: knoxProfileId === null ? seedHandhelds(state, seed, today) : [],
    });
  }
  return state;
}

/** A profile has come into being at Samsung: Ivanti's profile that was made for it knows it from now on. */
export function bindKnoxProfile({ profiles }: IvantiState, knox: { id: string; name: string }): void {
  for (const profile of profiles) {
    const waits = profile.type === 'SAMSUNG_KME' && profile.knoxProfileId === null;
    if (waits && profile.name === knox.name) profile.knoxProfileId = knox.id;
  }
}

/** A profile is gone at Samsung. */
export function unbindKnoxProfile({ profiles }: IvantiState, knoxProfileId: string): void {
  for (const profile of profiles) if (profile.knoxProfileId === knoxProfileId) profile.knoxProfileId = null;
}

/** A new token with a value never given before. */
export function makeToken(
  state: IvantiState,
  seed: number,
  life: { issuedAt: number; endsAt: number | null; id?: string },
): IvantiEnrollmentToken {
  state.issued += 1;
  const value = createHash('sha256').update(`enrolment ${seed}/${state.issued}`).digest('base64url').slice(0, 24);
  return { id: life.id ?? `et-${7000 + state.issued}`, value, issuedAt: life.issuedAt, endsAt: life.endsAt };
}
