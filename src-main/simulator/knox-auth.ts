import { randomUUID } from 'node:crypto';
import { KnoxRefusal } from './knox-errors.ts';
import {
  issueToken,
  peekClaims,
  readIssuedToken,
  readPublicKey,
  readSignedToken,
  type TokenClaims,
  type TokenFlaw,
  type TokenRules,
} from './signed-token.ts';
import type { Simulation, SimulatorRequest } from './simulation.ts';
import { jsonReply, type SimulatorReply } from './simulator-reply.ts';

/**
 * Knox Cloud Authentication, the older scheme (knox-api 1.1): a client identifier signed with the key of keys.json buys
 * an access token, and every call carries that access token signed with the same key. The two pages that list the codes
 * disagree in places; where they do, the choice is noted in the code.
 */
const AUDIENCE = 'KnoxWSM';
const FORGET_JTI_MS = 3_600_000;
const KEPT_TOKENS = 64;

/** POST /ams/v1/users/accesstoken. */
export function giveAccessToken(simulation: Simulation, request: SimulatorRequest): SimulatorReply {
  const { jwt, publicKey, minutes } = readTokenRequest(request);
  const key = readPublicKey(publicKey);
  if (key === null)
    throw new KnoxRefusal('ACCESS_TOKEN_BAD_REQUEST', 'base64EncodedStringPublicKey is no RSA public key');
  const claims = readSignedToken(jwt, key, rulesOf(simulation));
  if (typeof claims === 'string') throw new KnoxRefusal('ACCESS_TOKEN_BAD_REQUEST', describe(claims));
  if (typeof claims.clientIdentifier !== 'string' || claims.clientIdentifier === '') {
    throw new KnoxRefusal('BAD_REQUEST_CLIENTIDENTIFIER_CLAIM_NOT_POPULATED');
  }
  spendJti(simulation, claims);
  const { credentials } = simulation;
  const known = claims.clientIdentifier === credentials.clientIdentifier && key.equals(simulation.tenantKey);
  if (!known || simulation.revoked) {
    throw new KnoxRefusal('IDP_AUTHORIZATION_FAIL', 'The client identifier does not belong to this key');
  }
  const iat = Math.floor(simulation.world.clock.serverNow() / 1000);
  const body = { accessToken: randomUUID(), context: {}, iat, exp: iat + minutes * 60, iss: 'AMS', jti: randomUUID() };
  const accessToken = issueToken(body, simulation.tokenSecret);
  return jsonReply(200, { accessToken });
}

/** Checks the x-knox-apitoken header of a call; throws KnoxRefusal. */
export function checkSignedAccessToken(simulation: Simulation, apiToken: string): void {
  const claims = readCallToken(simulation, apiToken);
  if (typeof claims.accessToken !== 'string' || claims.accessToken === '') {
    throw new KnoxRefusal('BAD_REQUEST_ACCESS_TOKEN_CLAIM_NOT_POPULATED');
  }
  const issued = readIssuedToken(claims.accessToken, simulation.tokenSecret);
  if (issued === null || simulation.revoked) throw new KnoxRefusal('ACCESS_TOKEN_INVALID');
  const ended = simulation.endedTokens.has(claims.accessToken);
  if (ended || Number(issued.exp) * 1000 <= simulation.world.clock.serverNow()) {
    throw new KnoxRefusal('ACCESS_TOKEN_EXPIRED');
  }
  if (!simulation.world.switches.jtiReuseOnCalls) spendJti(simulation, claims);
}

/** The issued access token inside an x-knox-apitoken header, unchecked. */
export function innerAccessToken(apiToken: string): string | null {
  const inner = peekClaims(apiToken)?.accessToken;
  return typeof inner === 'string' ? inner : null;
}

/** Claims of a call's token. A signature is checked once per text: clients sign once and use it for many calls. */
function readCallToken(simulation: Simulation, apiToken: string): TokenClaims {
  const known = simulation.verifiedTokens.get(apiToken);
  if (known !== undefined) {
    if (Number(known.exp) * 1000 <= simulation.world.clock.serverNow()) throw new KnoxRefusal('ACCESS_TOKEN_EXPIRED');
    return known;
  }
  const claims = readSignedToken(apiToken, simulation.tenantKey, rulesOf(simulation));
  if (claims === 'expired') throw new KnoxRefusal('ACCESS_TOKEN_EXPIRED');
  if (claims === 'malformed' || claims === 'signature') throw new KnoxRefusal('ACCESS_TOKEN_INVALID', describe(claims));
  if (typeof claims === 'string') throw new KnoxRefusal('ACCESS_TOKEN_BAD_REQUEST', describe(claims));
  simulation.verifiedTokens.set(apiToken, claims);
  const oldest = simulation.verifiedTokens.keys().next();
  if (simulation.verifiedTokens.size > KEPT_TOKENS && !oldest.done) simulation.verifiedTokens.delete(oldest.value);
  return claims;
}

function readTokenRequest(request: SimulatorRequest): { jwt: string; publicKey: string; minutes: number } {
  const body = parseJson(request);
  const { clientIdentifierJwt: jwt, base64EncodedStringPublicKey: publicKey } = body;
  if (typeof jwt !== 'string' || typeof publicKey !== 'string' || jwt === '' || publicKey === '') {
    throw new KnoxRefusal('RESOURCE_INVALID_PARAM', 'clientIdentifierJwt and base64EncodedStringPublicKey are needed');
  }
  const minutes = Number(body.validityForAccessTokenInMinutes ?? 30);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 30) {
    throw new KnoxRefusal('ACCESS_TOKEN_TIMEOUT_VALIDITY_RESOURCE_INVALID_PARAM');
  }
  return { jwt, publicKey, minutes };
}

/** The body as a JSON object; refuses any other with RESOURCE_INVALID_PARAM. */
export function parseJson(request: SimulatorRequest): Record<string, unknown> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new KnoxRefusal('RESOURCE_INVALID_PARAM', 'Content-Type has to be application/json');
  }
  try {
    const value: unknown = JSON.parse(request.body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through to the refusal.
  }
  throw new KnoxRefusal('RESOURCE_INVALID_PARAM', 'the body is no JSON object');
}

function spendJti(simulation: Simulation, claims: TokenClaims): void {
  const now = simulation.world.clock.serverNow();
  const jti = String(claims.jti);
  for (const [old, until] of simulation.seenJti) {
    if (until > now) break;
    simulation.seenJti.delete(old);
  }
  if (simulation.seenJti.has(jti)) throw new KnoxRefusal('API_KEY_NON_UNIQUE_JWTID');
  simulation.seenJti.set(jti, now + FORGET_JTI_MS);
}

function rulesOf(simulation: Simulation): TokenRules {
  const { clock, switches } = simulation.world;
  const { clockToleranceMs: toleranceMs, requiresExp } = switches;
  return { audience: AUDIENCE, nowMs: clock.serverNow(), toleranceMs, requiresExp };
}

function describe(flaw: TokenFlaw): string {
  const words: Record<TokenFlaw, string> = {
    malformed: 'the token is no JWT',
    signature: 'the signature does not match the key',
    audience: 'aud has to be KnoxWSM',
    expired: 'the token has expired',
    early: 'iat lies in the future',
    'unsigned-life': 'exp is missing',
    'no-jti': 'jti is missing',
  };
  return words[flaw];
}
