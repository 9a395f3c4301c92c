import type { SimulatedState } from './base-device.ts';
import { type DeviceMatch, pageOfMatches } from './device-pages.ts';
import { IvantiRefusal, readRows } from './ivanti-wire.ts';
import type { Simulation } from './simulation.ts';
import { deviceAt, findDevice, standingAt, type World } from './world.ts';

const REGISTERED: readonly SimulatedState[] = ['provisioned', 'provisionedRestricted'];

/**
 * Registration states: every approved device, REGISTERED once it was set up, then those of Self-Maintained profiles that
 * registered. Unlike Samsung's list it carries both IMEIs. `modifiedSince` (epoch milliseconds) and `csvId` narrow it; `q` is
 * one whole identifier.
 */
export function listRegistrations(simulation: Simulation, query: URLSearchParams): unknown {
  const { world } = simulation;
  const { first, count } = readRows(query);
  const range = pageOfMatches(world, matchOf(world, query), first, count);
  const shown = range.indexes.map((index) => showRegistration(world, index));
  const own = selfMaintained(world, query);
  const from = Math.max(0, first - range.total);
  const rest = own.slice(from, from + count - shown.length);
  return { totalCount: range.total + own.length, searchResults: [...shown, ...rest] };
}

function selfMaintained({ ivanti }: World, query: URLSearchParams): Record<string, unknown>[] {
  const since = Number(query.get('modifiedSince') ?? 0);
  const text = query.get('q') ?? '';
  const csvId = query.get('csvId');
  return ivanti.profiles
    .filter((profile) => csvId === null || profile.csvId === csvId)
    .flatMap(({ name: profileName, devices }) =>
      devices.flatMap(({ imei, serial, manufacturer, registeredAt }) => {
        if (registeredAt === null || registeredAt < since) return [];
        if (text !== '' && text !== imei && text !== serial) return [];
        const times = { registeredAt, modifiedAt: registeredAt };
        return { imei, serialNumber: serial, manufacturer, registrationState: 'REGISTERED', ...times, profileName };
      }),
    );
}

function matchOf(world: World, query: URLSearchParams): DeviceMatch {
  const since = Number(query.get('modifiedSince') ?? 0);
  if (!Number.isFinite(since)) throw new IvantiRefusal(400, 'BAD_REQUEST', 'modifiedSince has to be a number');
  const text = query.get('q') ?? '';
  const wanted = text === '' ? null : findDevice(world, text);
  const profile = profileOf(world, query.get('csvId'));
  return {
    since,
    name: `registrations:${since}:${text}:${profile}`,
    test: (index) => {
      if (text !== '' && index !== wanted) return false;
      const standing = standingAt(world, index);
      if (standing.state === 'pending' || standing.updatedAt < since) return false;
      return profile === undefined || standing.profile === profile;
    },
  };
}

/** The Knox profile a csvId stands for; a Self-Maintained one has none, and no device of Samsung's is in it. */
function profileOf(world: World, csvId: string | null): string | undefined {
  if (csvId === null) return undefined;
  const found = world.ivanti.profiles.find((profile) => profile.csvId === csvId);
  if (found === undefined) throw new IvantiRefusal(404, 'PROFILE_NOT_FOUND', 'No such profile');
  return found.knoxProfileId ?? '';
}

function showRegistration(world: World, index: number): Record<string, unknown> {
  const device = deviceAt(world, index);
  const { state, userName, profile, updatedAt } = device.standing;
  const registered = REGISTERED.includes(state);
  return {
    imei: device.imei,
    imei2: device.imei2,
    serialNumber: device.serial,
    manufacturer: 'Samsung',
    deviceModel: device.model.code,
    registrationState: registered ? 'REGISTERED' : 'PENDING',
    registeredAt: registered ? updatedAt : null,
    modifiedAt: updatedAt,
    userEmailAddress: userName,
    profileName: profile === null ? null : (world.profiles.get(profile)?.name ?? null),
  };
}
