import { type IvantiProfile, makeToken } from './ivanti-state.ts';
import { findIvantiProfile, IvantiRefusal, showProfile } from './ivanti-wire.ts';
import type { Simulation } from './simulation.ts';

type Shown = ReturnType<typeof showProfile>;

const DAY_MS = 86_400_000;
const LEAST_DAYS = 7;
const MOST_DAYS = 999;

/** Issues a token for a profile that has none, or one whose token is dead. */
export function issueToken(simulation: Simulation, params: readonly string[], body: Record<string, unknown>): Shown {
  const profile = findIvantiProfile(simulation, params);
  const { serverNow } = simulation.world.clock;
  const endsAt = readEnd(body, serverNow(), serverNow());
  if (profile.token !== null && !isDead(profile, serverNow())) {
    throw new IvantiRefusal(409, 'TOKEN_EXISTS', 'The profile has a token: refresh or extend it');
  }
  const { world } = simulation;
  profile.token = makeToken(world.ivanti, world.seed, { issuedAt: serverNow(), endsAt });
  return touched(simulation, profile, true);
}

/** Takes the token of a profile away: devices then register without one. */
export function removeToken(simulation: Simulation, params: readonly string[]): unknown {
  const profile = findIvantiProfile(simulation, params);
  profile.token = null;
  return touched(simulation, profile, false);
}

/** Refreshes a token (new value) or extends it (same value, later end): 7 to 999 days, or never. */
export function changeToken(
  simulation: Simulation,
  kind: 'refresh' | 'extend',
  params: readonly string[],
  body: Record<string, unknown>,
): Shown {
  const { world } = simulation;
  const { extendCountsFrom, refreshResetsExpiry } = world.switches;
  const profile = world.ivanti.profiles.find(({ token }) => token !== null && token.id === params[0]);
  const token = profile?.token;
  if (profile === undefined || token === undefined || token === null) {
    throw new IvantiRefusal(404, 'TOKEN_NOT_FOUND', 'No such enrollment token');
  }
  const now = world.clock.serverNow();
  if (kind === 'extend') {
    const from = extendCountsFrom === 'expiry' && token.endsAt !== null ? token.endsAt : now;
    profile.token = { ...token, endsAt: readEnd(body, from, now) };
    return touched(simulation, profile, false);
  }
  const names = ['days', 'tokenExpiry', 'neverExpires'].some((name) => body[name] !== undefined);
  const usual = refreshResetsExpiry ? now + LEAST_DAYS * DAY_MS : token.endsAt;
  const endsAt = names ? readEnd(body, now, now) : usual;
  profile.token = makeToken(world.ivanti, world.seed, { issuedAt: now, endsAt, id: token.id });
  return touched(simulation, profile, true);
}

function touched(simulation: Simulation, profile: IvantiProfile, withValue: boolean): Shown {
  profile.modifiedAt = simulation.world.clock.serverNow();
  simulation.world.version += 1;
  return showProfile(simulation, profile, withValue);
}

function isDead(profile: IvantiProfile, now: number): boolean {
  return profile.token?.endsAt !== null && (profile.token?.endsAt ?? 0) <= now;
}

/** The end a body asks for; null for never. Days count from `from`; a given moment has to lie 7 to 999 days ahead. */
function readEnd(body: Record<string, unknown>, from: number, now: number): number | null {
  if (body.neverExpires === true) return null;
  const { days, tokenExpiry } = body;
  if (typeof tokenExpiry === 'number' || typeof tokenExpiry === 'string') {
    const at = typeof tokenExpiry === 'number' ? tokenExpiry : Date.parse(tokenExpiry);
    // A moment is sent some time after it was computed: a little less than seven days is meant as seven.
    const ahead = (at - now) / DAY_MS;
    if (ahead > LEAST_DAYS - 0.5 && ahead <= MOST_DAYS) return at;
  }
  if (typeof days === 'number' && Number.isInteger(days) && days >= LEAST_DAYS && days <= MOST_DAYS) {
    return from + days * DAY_MS;
  }
  throw new IvantiRefusal(400, 'BAD_VALIDITY', 'A token lives 7 to 999 days, or never expires');
}
