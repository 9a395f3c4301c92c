import { pageOfMatches } from './device-pages.ts';
import { listRegistrations } from './ivanti-devices.ts';
import { changeToken, issueToken, removeToken } from './ivanti-tokens.ts';
import { blankIvantiProfile, findIvantiProfile, IvantiRefusal, readRows, showProfile } from './ivanti-wire.ts';
import { people } from './seed-data.ts';
import {
  addProfileDevices,
  deleteProfileDevices,
  editProfileDevice,
  listProfileDevices,
  uploadProfile,
} from './self-maintained.ts';
import { type Effects, noteEffect, type Simulation, type SimulatorRequest } from './simulation.ts';
import { jsonReply, type SimulatorReply } from './simulator-reply.ts';
import { standingAt } from './world.ts';

/**
 * A stand-in for Ivanti Neurons for MDM. Public documentation gives little: the paths /api/v1/bulkenrollment/profile and
 * /api/v1/account, paging with q, rows and start, the envelope { errors, result } and the names csvId, csvName,
 * devicesCount, enrollmentToken, tokenExpiry, userName and userEmailAddress (mission 2.5). The rest of the schemas
 * below is inferred. All paths lie under /ivanti, with HTTP basic authentication:
 *
 *   GET    /api/v1/account?q&rows&start                                users
 *   GET    /api/v1/bulkenrollment/profile?q&rows&start                 profiles, with the life of their token
 *   POST   /api/v1/bulkenrollment/profile                              { name, type, description, withoutToken, userId, days }
 *   GET    /api/v1/bulkenrollment/profile/{csvId}                      one profile, with the value of its token
 *   DELETE /api/v1/bulkenrollment/profile/{csvId}
 *   PUT    /api/v1/bulkenrollment/profile/{csvId}/user                 { userId } or { userId: null }
 *   POST   /api/v1/bulkenrollment/profile/{csvId}/token                { days | neverExpires }: issue
 *   DELETE /api/v1/bulkenrollment/profile/{csvId}/token
 *   POST   /api/v1/bulkenrollment/token/{enrollmentTokenId}/refresh    {}: a new value
 *   POST   /api/v1/bulkenrollment/token/{enrollmentTokenId}/extend     { days | tokenExpiry | neverExpires }
 *   GET    /api/v1/bulkenrollment/device?q&rows&start&modifiedSince&csvId   registration states, both IMEIs
 *   POST   /api/v1/bulkenrollment/profile/upload                       { csv-data, name, description, withoutToken }: documented
 *   GET    /api/v1/bulkenrollment/profile/{csvId}/devices?q&rows&start devices of a Self-Maintained profile
 *   POST   /api/v1/bulkenrollment/profile/{csvId}/devices              { devices }: more of them
 *   POST   /api/v1/bulkenrollment/profile/{csvId}/devices/delete       { deviceIds }
 *   PUT    /api/v1/bulkenrollment/profile/{csvId}/devices/{deviceId}   one device as it shall be
 */
type IvantiCall = {
  simulation: Simulation;
  request: SimulatorRequest;
  params: string[];
  body: Record<string, unknown>;
  effects: Effects;
};
type Route = { method: string; path: RegExp; run: (call: IvantiCall) => unknown };

const profile = '/api/v1/bulkenrollment/profile';
const token = '/api/v1/bulkenrollment/token';

const route = (method: string, path: string, run: Route['run']): Route => ({
  method,
  path: new RegExp(`^/ivanti${path.replaceAll('*', '([A-Za-z0-9-]{1,64})')}$`),
  run,
});

const routes: readonly Route[] = [
  route('GET', '/api/v1/account', listUsers),
  route('GET', profile, listIvantiProfiles),
  route('POST', profile, createIvantiProfile),
  route('POST', `${profile}/upload`, ({ simulation, body, effects }) => uploadProfile(simulation, body, effects)),
  route('GET', `${profile}/*/devices`, ({ simulation, params, request }) =>
    listProfileDevices(simulation, params, request.query),
  ),
  route('POST', `${profile}/*/devices`, addProfileDevices),
  route('POST', `${profile}/*/devices/delete`, deleteProfileDevices),
  route('PUT', `${profile}/*/devices/*`, editProfileDevice),
  route('GET', `${profile}/*`, ({ simulation, params }) =>
    showProfile(simulation, findIvantiProfile(simulation, params), true),
  ),
  route('DELETE', `${profile}/*`, deleteIvantiProfile),
  route('PUT', `${profile}/*/user`, changeUser),
  route('POST', `${profile}/*/token`, (call) =>
    noted(call, 'issueToken', issueToken(call.simulation, call.params, call.body)),
  ),
  route('DELETE', `${profile}/*/token`, ({ simulation, params }) => removeToken(simulation, params)),
  route('POST', `${token}/*/refresh`, (call) =>
    noted(call, 'refreshToken', changeToken(call.simulation, 'refresh', call.params, call.body)),
  ),
  route('POST', `${token}/*/extend`, (call) =>
    noted(call, 'extendToken', changeToken(call.simulation, 'extend', call.params, call.body)),
  ),
  route('GET', '/api/v1/bulkenrollment/device', ({ simulation, request }) =>
    listRegistrations(simulation, request.query),
  ),
];

/** Answers a request to Ivanti's side. Never throws for a bad request. */
export function answerIvanti(simulation: Simulation, request: SimulatorRequest, effects: Effects): SimulatorReply {
  try {
    checkUser(simulation, request);
    return jsonReply(200, { errors: null, result: runRoute(simulation, request, effects) });
  } catch (error) {
    if (!(error instanceof IvantiRefusal)) throw error;
    const { status, code, message } = error;
    return jsonReply(status, { errors: [{ code, message }], result: null });
  }
}

function runRoute(simulation: Simulation, request: SimulatorRequest, effects: Effects): unknown {
  for (const { method, path, run } of routes) {
    const match = method === request.method ? path.exec(request.path) : null;
    if (match !== null) return run({ simulation, request, params: match.slice(1), body: readBody(request), effects });
  }
  throw new IvantiRefusal(404, 'NOT_FOUND', 'No such resource');
}

/** Counts an effect on the profile an answer shows. */
function noted<Shown extends Record<string, unknown>>({ simulation, effects }: IvantiCall, kind: string, shown: Shown) {
  noteEffect(simulation, effects, kind, String(shown.csvName));
  return shown;
}

function checkUser(simulation: Simulation, request: SimulatorRequest): void {
  const { user, password } = simulation.credentials.ivanti;
  const given = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (Buffer.from(given, 'base64').toString('utf8') === `${user}:${password}` && !simulation.revoked) return;
  throw new IvantiRefusal(401, 'UNAUTHORIZED', 'The user or the password is wrong');
}

function readBody(request: SimulatorRequest): Record<string, unknown> {
  if (request.body === '') return {};
  try {
    const value: unknown = JSON.parse(request.body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through to the refusal.
  }
  throw new IvantiRefusal(400, 'BAD_REQUEST', 'The body is no JSON object');
}

function listUsers({ simulation, request }: IvantiCall): unknown {
  const { text, first, count } = readRows(request.query);
  const users = simulation.world.userNames.map((email, number) => {
    const [firstName = '', lastName = ''] = people[number] ?? [];
    return { id: `u-${number + 1}`, uid: email, firstName, lastName, displayName: `${firstName} ${lastName}`, email };
  });
  const found = users.filter((user) => `${user.displayName} ${user.email}`.toLowerCase().includes(text));
  return { totalCount: found.length, searchResults: found.slice(first, first + count) };
}

function listIvantiProfiles({ simulation, request }: IvantiCall): unknown {
  const { text, first, count } = readRows(request.query);
  const found = simulation.world.ivanti.profiles.filter(({ name }) => name.toLowerCase().includes(text));
  const searchResults = found.slice(first, first + count).map((one) => showProfile(simulation, one, false));
  return { totalCount: found.length, searchResults };
}

function createIvantiProfile(call: IvantiCall): unknown {
  const { simulation, body } = call;
  const { world } = simulation;
  const created = blankIvantiProfile(simulation, body);
  if (world.ivanti.profiles.some(({ name }) => name === created.name)) {
    throw new IvantiRefusal(409, 'NAME_IN_USE', 'A profile with this name exists');
  }
  world.ivanti.profiles.push(created);
  world.version += 1;
  const shown =
    body.withoutToken === true
      ? showProfile(simulation, created, true)
      : issueToken(simulation, [created.csvId], { days: 7, ...body });
  return noted(call, 'createAtIvanti', shown);
}

function deleteIvantiProfile({ simulation, params, effects }: IvantiCall): unknown {
  const { world } = simulation;
  const gone = findIvantiProfile(simulation, params);
  const match = {
    name: `ivanti:${gone.csvId}`,
    test: (index: number) => standingAt(world, index).profile === gone.knoxProfileId,
  };
  if (gone.knoxProfileId !== null && pageOfMatches(world, match, 0, 1).total > 0) {
    throw new IvantiRefusal(409, 'PROFILE_IN_USE', 'Devices are assigned to this profile');
  }
  world.ivanti.profiles = world.ivanti.profiles.filter((one) => one !== gone);
  world.version += 1;
  noteEffect(simulation, effects, 'removeAtIvanti', gone.name);
  return {};
}

function changeUser(call: IvantiCall): unknown {
  const { simulation, params, body } = call;
  const { world } = simulation;
  const changed = findIvantiProfile(simulation, params);
  const number = typeof body.userId === 'string' ? Number(body.userId.slice(2)) - 1 : null;
  if (number !== null && world.userNames[number] === undefined)
    throw new IvantiRefusal(404, 'USER_NOT_FOUND', 'No such user');
  changed.userNumber = number;
  changed.modifiedAt = world.clock.serverNow();
  world.version += 1;
  return noted(call, 'changeUser', showProfile(simulation, changed, false));
}
