import { countDevices } from './device-pages.ts';
import type { IvantiProfile } from './ivanti-state.ts';
import { countOf } from './profile-counts.ts';
import { people } from './seed-data.ts';
import type { Simulation } from './simulation.ts';
import type { World } from './world.ts';

/** A refusal in Ivanti's envelope. */
export class IvantiRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'IvantiRefusal';
    this.status = status;
    this.code = code;
  }
}

const MOST_ROWS = 500;

/** Search text in lower case, and which rows are asked for: 20 unless told, 500 at most. */
export function readRows(query: URLSearchParams): { text: string; first: number; count: number } {
  const first = Number(query.get('start') ?? 0);
  const rows = Number(query.get('rows') ?? 20);
  if (!Number.isInteger(first) || first < 0 || !Number.isInteger(rows) || rows < 1) {
    throw new IvantiRefusal(400, 'BAD_REQUEST', 'rows and start have to be whole numbers');
  }
  return { text: (query.get('q') ?? '').toLowerCase(), first, count: Math.min(rows, MOST_ROWS) };
}

/** The profile a path names; throws IvantiRefusal. */
export function findIvantiProfile(simulation: Simulation, params: readonly string[]): IvantiProfile {
  const found = simulation.world.ivanti.profiles.find(({ csvId }) => csvId === params[0]);
  if (found === undefined) throw new IvantiRefusal(404, 'PROFILE_NOT_FOUND', 'No such profile');
  return found;
}

/** An id for a profile that is about to be made. */
export function newProfileId({ version }: World): string {
  return `be-${5200 + version}`;
}

/**
 * A new profile from a body, bound to the Knox profile of the same name if there is one. The body may say its `type`; one of
 * SAMSUNG_KME whose Knox profile is still to come is bound to it when it appears.
 */
export function blankIvantiProfile(simulation: Simulation, body: Record<string, unknown>): IvantiProfile {
  const { world } = simulation;
  const { name, description, userId, type } = body;
  if (typeof name !== 'string' || name.trim() === '') throw new IvantiRefusal(400, 'BAD_REQUEST', 'name is needed');
  const knox = [...world.profiles.values()].find((profile) => profile.name === name);
  const wanted = type ?? (knox === undefined ? 'SELF_MAINTAINED' : 'SAMSUNG_KME');
  if (wanted !== 'SAMSUNG_KME' && wanted !== 'SELF_MAINTAINED')
    throw new IvantiRefusal(400, 'BAD_REQUEST', 'type has to be SAMSUNG_KME or SELF_MAINTAINED');
  return {
    csvId: newProfileId(world),
    name,
    description: typeof description === 'string' ? description : '',
    type: wanted,
    knoxProfileId: wanted === 'SAMSUNG_KME' ? (knox?.id ?? null) : null,
    modifiedAt: world.clock.serverNow(),
    userNumber: typeof userId === 'string' ? Number(userId.slice(2)) - 1 : null,
    token: null,
    devices: [],
  };
}

/** A profile as Ivanti shows it; the value of its token only when `withValue`. */
export function showProfile(
  simulation: Simulation,
  profile: IvantiProfile,
  withValue: boolean,
): Record<string, unknown> {
  const { world } = simulation;
  const { token, userNumber, knoxProfileId } = profile;
  const [firstName, lastName] = (userNumber === null ? undefined : people[userNumber]) ?? [];
  return {
    csvId: profile.csvId,
    csvName: profile.name,
    description: profile.description,
    type: profile.type,
    knoxProfileId,
    modifiedAt: profile.modifiedAt,
    devicesCount: knoxProfileId === null ? profile.devices.length : countOf(countDevices(world), knoxProfileId),
    withoutToken: token === null,
    userId: userNumber === null ? null : `u-${userNumber + 1}`,
    userName: firstName === undefined ? null : `${firstName} ${lastName}`,
    userEmailAddress: userNumber === null ? null : (world.userNames[userNumber] ?? null),
    enrollmentTokenId: token?.id ?? null,
    tokenIssuedAt: token?.issuedAt ?? null,
    tokenExpiry: token?.endsAt ?? null,
    tokenNeverExpires: token !== null && token.endsAt === null,
    ...(withValue ? { enrollmentToken: token?.value ?? null } : {}),
    errorMessage: null,
  };
}
