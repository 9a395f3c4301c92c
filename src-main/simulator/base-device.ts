import { mix } from './device-identity.ts';
import { depotPeople, depotRoles, depots, type Model, models, people, roles, stateWeights } from './seed-data.ts';
import type { Upload } from './upload-plan.ts';

/** Where a device stands (knox-api 2.6, portal wording 2025-26). */
export type SimulatedState =
  | 'pending'
  | 'unassigned'
  | 'assigned'
  | 'assignFailed'
  | 'cancelled'
  | 'provisionFailed'
  | 'provisioned'
  | 'provisionedRestricted'
  | 'licenseExpired';

/** The part of a device that changes. `profile` is a Knox profile id. Times in milliseconds since 1970. */
export type DeviceStanding = {
  state: SimulatedState;
  profile: string | null;
  userName: string | null;
  tags: string | null;
  updatedAt: number;
  /** An accepted change is not applied yet. */
  processing: boolean;
};

const DAY_MS = 86_400_000;

const baseTags = depots.map((depot) => roles.map((role) => `${depot}, ${role.tag}`));

/** Depot and role by number, and the model. */
export type DevicePlace = { depot: number; role: number; model: Model };

/** A device's place among depots, roles and models, from its number alone. */
export function placeOf(seed: number, index: number, upload: Upload): DevicePlace {
  const h = mix(seed ^ 0x0d3b07, index);
  const depot = pick(upload.depots, h % 100);
  const role = pick(depotRoles[depot] ?? [], (h >>> 7) % 100);
  const model = pick(roles[role]?.models ?? [], (h >>> 14) % 100);
  return { depot, role, model: models[model] as Model };
}

/** How a device stood when the world began. */
export function baseStanding(
  world: BaseWorld,
  index: number,
  upload: Upload,
  place = placeOf(world.seed, index, upload),
): DeviceStanding {
  const { depot, role } = place;
  const createdAt = createdAtOf(index, upload);
  const tags = baseTags[depot]?.[role] ?? '';
  if (upload.arrival !== 'seasoned') {
    const state = upload.arrival === 'pending' ? 'pending' : 'unassigned';
    return { ...unassignedStanding(state, tags), updatedAt: createdAt };
  }
  const h = mix(world.seed ^ 0x57a7e, index);
  const state = pick(stateWeights, h % 1000);
  const updatedAt = createdAt + (((h >>> 3) % 1000) / 1000) * Math.max(0, world.today - DAY_MS - createdAt);
  if (state === 'unassigned') return { ...unassignedStanding(state, tags), updatedAt: Math.floor(updatedAt) };
  return {
    state,
    profile: world.profileIds[roles[role]?.profile ?? 0] ?? null,
    userName: (h >>> 13) % 10 < 7 ? userNameOf(world.userNames, depot, h >>> 17) : null,
    tags,
    updatedAt: Math.floor(updatedAt),
    processing: false,
  };
}

/** What base devices are made from. `today` is the start of the day the world began. */
export type BaseWorld = {
  seed: number;
  today: number;
  profileIds: readonly string[];
  userNames: readonly string[];
};

/** When Knox first knew a device. */
export function createdAtOf(index: number, upload: Upload): number {
  return upload.uploadedAt + (index - upload.first) * upload.spacingMs;
}

/** The sign-in name of a person, from first and last name without accents. */
export function mailOf(first: string, last: string, domain: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  return `${plain(first)}.${plain(last)}@${domain}`;
}

function unassignedStanding(state: SimulatedState, tags: string): Omit<DeviceStanding, 'updatedAt'> {
  return { state, profile: null, userName: null, tags, processing: false };
}

function userNameOf(userNames: readonly string[], depot: number, h: number): string | null {
  const [first, count] = depotPeople[depot] ?? [0, people.length];
  return userNames[first + (h % count)] ?? null;
}

function pick<Value>(weighted: readonly (readonly [number, Value])[], roll: number): Value {
  let left = roll;
  for (const [weight, value] of weighted) {
    if (left < weight) return value;
    left -= weight;
  }
  return (weighted[weighted.length - 1] as readonly [number, Value])[1];
}
