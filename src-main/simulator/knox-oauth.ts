import { randomBytes } from 'node:crypto';
import { KnoxRefusal } from './knox-errors.ts';
import type { Simulation, SimulatorRequest } from './simulation.ts';
import { jsonReply, type SimulatorReply } from './simulator-reply.ts';

/** Knox OAuth 2.0 with client credentials (knox-api 1.2). Token errors follow RFC 6749. */
const KNOWN_SCOPES = [
  'kme',
  'kme.devices',
  'kme.devices:view',
  'kme.devices:manage',
  'kme.profiles',
  'kme.profiles:view',
  'kme.profiles:manage',
  'kme.reseller',
] as const;

/** A scope a KME call asks for. */
export type KmeScope = Exclude<(typeof KNOWN_SCOPES)[number], 'kme' | 'kme.devices' | 'kme.profiles'>;

/** POST /ams/v1/oauth2/token. */
export function giveBearerToken(simulation: Simulation, request: SimulatorRequest): SimulatorReply {
  const form = readForm(request);
  if (form === null) return oauthError(400, 'invalid_request', 'a form is expected');
  if (!knowsClient(simulation, form)) return oauthError(401, 'invalid_client');
  if (form.get('grant_type') !== 'client_credentials') return oauthError(400, 'unsupported_grant_type');
  const { switches, clock } = simulation.world;
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const scopes = asked.length > 0 ? asked : switches.grantedScopes;
  const granted = scopes.every((scope) => isKnown(scope) && covers(switches.grantedScopes, scope));
  if (!granted) return oauthError(400, 'invalid_scope', 'a scope is unknown or was not granted to this client');
  const seconds = Number(form.get('expires_in') ?? switches.oauthLifeSeconds);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600) {
    return oauthError(400, 'invalid_request', 'expires_in has to be 1 to 3600');
  }
  const accessToken = randomBytes(32).toString('base64url');
  simulation.bearers.set(accessToken, { scopes, expiresAt: clock.serverNow() + seconds * 1000 });
  const scope = scopes.join(' ');
  return jsonReply(200, { access_token: accessToken, token_type: 'Bearer', expires_in: seconds, scope });
}

/** POST /ams/v1/oauth2/revoke: an empty answer, whether or not the token was known. */
export function revokeBearerToken(simulation: Simulation, request: SimulatorRequest): SimulatorReply {
  const form = readForm(request);
  if (form === null || form.get('token') === null) return oauthError(400, 'invalid_request');
  if (!knowsClient(simulation, form)) return oauthError(401, 'invalid_client');
  simulation.bearers.delete(form.get('token') ?? '');
  return { status: 200, contentType: 'application/json', body: '' };
}

/** Checks a bearer token of a call; answers a refusal in a shape of its own, throws KnoxRefusal, or answers null. */
export function checkBearerToken(simulation: Simulation, accessToken: string, scope: KmeScope): SimulatorReply | null {
  const grant = simulation.bearers.get(accessToken);
  if (grant === undefined || simulation.revoked) throw new KnoxRefusal('ACCESS_TOKEN_INVALID');
  const ended = simulation.endedTokens.has(accessToken);
  if (ended || grant.expiresAt <= simulation.world.clock.serverNow()) throw new KnoxRefusal('ACCESS_TOKEN_EXPIRED');
  return covers(grant.scopes, scope) ? null : refuseScope(simulation, scope);
}

function refuseScope(simulation: Simulation, scope: KmeScope): SimulatorReply {
  switch (simulation.world.switches.scopeRefusal) {
    case 'json':
      throw new KnoxRefusal('SCOPE_AUTHORIZATION_FAIL', `the access token lacks the scope ${scope}`);
    case 'oauth':
      return oauthError(403, 'insufficient_scope');
    case 'html':
      return { status: 403, contentType: 'text/html', body: '<html><body><h1>403 Forbidden</h1></body></html>' };
  }
}

/** `kme` covers `kme.devices`, which covers `kme.devices:view`. */
function covers(granted: readonly string[], scope: string): boolean {
  return granted.some((given) => scope === given || scope.startsWith(`${given}.`) || scope.startsWith(`${given}:`));
}

function isKnown(scope: string): boolean {
  return (KNOWN_SCOPES as readonly string[]).includes(scope);
}

function knowsClient(simulation: Simulation, form: URLSearchParams): boolean {
  const { clientId, clientSecret } = simulation.credentials.oauth;
  return !simulation.revoked && form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
}

function readForm(request: SimulatorRequest): URLSearchParams | null {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '');
  return isForm ? new URLSearchParams(request.body) : null;
}

function oauthError(status: number, error: string, description?: string): SimulatorReply {
  return jsonReply(status, description === undefined ? { error } : { error, error_description: description });
}
