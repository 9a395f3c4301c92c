import { randomUUID } from 'node:crypto';
import { checkSignedAccessToken, giveAccessToken, parseJson } from './knox-auth.ts';
import { checkCustomer, type KnoxCall, refusalReply } from './knox-call.ts';
import { assignProfile, deleteDevices, listDevices, unassignPartly, unassignStrictly } from './knox-devices.ts';
import { KnoxRefusal } from './knox-errors.ts';
import { checkBearerToken, giveBearerToken, type KmeScope, revokeBearerToken } from './knox-oauth.ts';
import {
  createProfile,
  createProfileLater,
  deleteProfile,
  getProfile,
  listProfiles,
  listTransactions,
  updateProfile,
} from './knox-profiles.ts';
import { approveReseller, createAlias, deleteAlias, updateAlias } from './knox-resellers.ts';
import { approveUploads, listUploads } from './knox-uploads.ts';
import type { Effects, Simulation, SimulatorRequest } from './simulation.ts';
import type { SimulatorReply } from './simulator-reply.ts';

type Route = { method: string; path: RegExp; scope: KmeScope; run: (call: KnoxCall) => SimulatorReply };

const route = (method: string, path: string, scope: KmeScope, run: Route['run']): Route => ({
  method,
  path: new RegExp(`^${path.replaceAll('*', '([A-Za-z0-9]{1,64})')}$`),
  scope,
  run,
});

/** The documented set of KME endpoints and their scopes (knox-api 9). */
const routes: readonly Route[] = [
  route('GET', '/kcs/v1/kme/devices/list', 'kme.devices:view', listDevices),
  route('PUT', '/kcs/v1/kme/devices/assignProfile', 'kme.devices:manage', assignProfile),
  route('PUT', '/kcs/v1/kme/devices/unassignProfile', 'kme.devices:manage', unassignStrictly),
  route('PUT', '/kcs/v2/kme/devices/unassignProfile', 'kme.devices:manage', unassignPartly),
  route('POST', '/kcs/v2/kme/devices/unassignProfile', 'kme.devices:manage', unassignPartly),
  route('POST', '/kcs/v1/kme/devices/delete', 'kme.devices:manage', deleteDevices),
  route('GET', '/kcs/v1/kme/devices/uploads/list', 'kme.devices:view', listUploads),
  route('POST', '/kcs/v1/kme/devices/uploads/approvals', 'kme.devices:manage', approveUploads),
  route('GET', '/kcs/v1/kme/profiles/list', 'kme.profiles:view', listProfiles),
  route('GET', '/kcs/v1/kme/profiles/status', 'kme.profiles:view', listTransactions),
  route('GET', '/kcs/v1/kme/profiles/*/get', 'kme.profiles:view', getProfile),
  route('POST', '/kcs/v1/kme/profiles/create', 'kme.profiles:manage', createProfile),
  route('POST', '/kcs/v1/kme/profiles/createAsync', 'kme.profiles:manage', createProfileLater),
  route('PUT', '/kcs/v1/kme/profiles/*', 'kme.profiles:manage', updateProfile),
  route('DELETE', '/kcs/v1/kme/profiles/*', 'kme.profiles:manage', deleteProfile),
  route('POST', '/kcs/v1/kme/reseller/approvals', 'kme.reseller', approveReseller),
  route('POST', '/kcs/v1/kme/reseller/profilealias', 'kme.reseller', createAlias),
  route('PUT', '/kcs/v1/kme/reseller/profilealias/*', 'kme.reseller', updateAlias),
  route('DELETE', '/kcs/v1/kme/reseller/profilealias/*', 'kme.reseller', deleteAlias),
];

/** Answers a request to Samsung's side: the two token endpoints and KME. Never throws for a bad request. */
export function answerKnox(simulation: Simulation, request: SimulatorRequest, effects: Effects): SimulatorReply {
  try {
    return answerToken(simulation, request) ?? answerKme(simulation, request, effects);
  } catch (error) {
    if (error instanceof KnoxRefusal) return refusalReply(simulation, error, randomUUID());
    throw error;
  }
}

function answerToken(simulation: Simulation, request: SimulatorRequest): SimulatorReply | null {
  if (request.method !== 'POST') return null;
  if (/^\/ams\/v[01]\/users\/accesstoken$/.test(request.path)) return giveAccessToken(simulation, request);
  if (request.path === '/ams/v1/oauth2/token') return giveBearerToken(simulation, request);
  if (request.path === '/ams/v1/oauth2/revoke') return revokeBearerToken(simulation, request);
  return null;
}

function answerKme(simulation: Simulation, request: SimulatorRequest, effects: Effects): SimulatorReply {
  const found = findRoute(simulation, request);
  if (found === null) throw new KnoxRefusal('RESOURCE_NOT_FOUND');
  const { scope, run } = found.route;
  const apiToken = request.headers['x-knox-apitoken'];
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (typeof apiToken === 'string') checkSignedAccessToken(simulation, apiToken);
  else if (bearer === undefined) throw new KnoxRefusal('AUTHORIZATION_FAIL');
  else {
    const refused = checkBearerToken(simulation, bearer, scope);
    if (refused !== null) return refused;
  }
  const hasBody = request.method === 'POST' || request.method === 'PUT';
  const body = hasBody ? parseJson(request) : {};
  const call: KnoxCall = { simulation, query: request.query, params: found.params, body, effects };
  const managedTenant = request.headers['x-wsm-managed-tenantid'];
  checkCustomer(call, typeof apiToken === 'string', typeof managedTenant === 'string' ? managedTenant : undefined);
  return run(call);
}

function findRoute(simulation: Simulation, request: SimulatorRequest): { route: Route; params: string[] } | null {
  const { method, path } = request;
  const { unassignV2Verb } = simulation.world.switches;
  if (path.startsWith('/kcs/v2/') && method !== unassignV2Verb) return null;
  for (const candidate of routes) {
    const match = candidate.method === method ? candidate.path.exec(path) : null;
    if (match !== null) return { route: candidate, params: match.slice(1) };
  }
  return null;
}
