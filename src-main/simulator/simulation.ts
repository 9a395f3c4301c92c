import { createHash, type KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { ActiveFault } from './faults.ts';
import { readPublicKey } from './signed-token.ts';
import { encryptionPublicKey, tenantPrivateKey, tenantPublicKey } from './simulator-keys.ts';
import type { World } from './world.ts';

/** Shown wherever the simulator names itself. */
export const SIMULATOR_LABEL = 'Simulator, built from public documentation';

/** What the two portals would hand out for the simulated tenant. */
export type SimulatorCredentials = {
  customerId: string;
  /** The content of keys.json. */
  keysFile: { Public: string; Private: string; Identifier: string };
  clientIdentifier: string;
  oauth: { clientId: string; clientSecret: string };
  /** base64 SPKI, for userName and userToken. */
  encryptionPublicKey: string;
  ivanti: { baseUrl: string; user: string; password: string };
};

/** A request as the servers see it. */
export type SimulatorRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
};

/** What was done, counted by device id, by the name of a profile, or by what identifies a device of a Self-Maintained one. */
export type Effects = Record<string, number>;

/** One request and what it did; `query` and `body` hold no secret. */
export type RequestRecord = {
  at: number;
  method: string;
  path: string;
  query: string;
  status: number;
  /** The fault that was injected, if any. */
  fault: string | null;
  body: string;
  effects: Effects;
};

/** A bearer token that was given out. */
export type BearerGrant = { scopes: string[]; expiresAt: number };

/** Everything of one running simulator beside its HTTP port. */
export type Simulation = {
  world: World;
  credentials: SimulatorCredentials;
  tenantKey: KeyObject;
  /** Signs access tokens; fixed by the seed, so that they outlive a restart as real ones do. */
  tokenSecret: string;
  revoked: boolean;
  /** jti seen, with the time after which it may be forgotten. */
  seenJti: Map<string, number>;
  verifiedTokens: Map<string, Record<string, unknown>>;
  /** Access tokens declared expired before their time. */
  endedTokens: Set<string>;
  bearers: Map<string, BearerGrant>;
  faults: ActiveFault[];
  requests: RequestRecord[];
  /** What was ever done to each of these, by kind. */
  effects: Map<string, Record<string, number>>;
  /** The newest password that came for a device, decrypted: in memory only. */
  userTokens: Map<string, string>;
  /** Times of the calls of the last second, for the rate limit. */
  recentCalls: number[];
};

/** A simulation over a world, before any request. */
export function createSimulation(world: World, baseUrl: string): Simulation {
  const tenantKey = readPublicKey(tenantPublicKey);
  if (tenantKey === null) throw new Error('the tenant key of the simulator cannot be read');
  return {
    world,
    credentials: createCredentials(world.seed, baseUrl),
    tenantKey,
    tokenSecret: fingerprint(world.seed, 'access token secret'),
    revoked: false,
    seenJti: new Map(),
    verifiedTokens: new Map(),
    endedTokens: new Set(),
    bearers: new Map(),
    faults: [],
    requests: [],
    effects: new Map(),
    userTokens: new Map(),
    recentCalls: [],
  };
}

function createCredentials(seed: number, baseUrl: string): SimulatorCredentials {
  const claims = { clientIdentifier: fingerprint(seed, 'client').slice(0, 32), attr1: 'simulator' };
  const opaque = [{ alg: 'HS512', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)));
  const signature = createHash('sha512').update(`identifier ${seed}`).digest('base64url');
  return {
    customerId: String(4_100_000_000 + (Number.parseInt(fingerprint(seed, 'customer').slice(0, 7), 16) % 900_000_000)),
    keysFile: {
      Public: tenantPublicKey,
      Private: tenantPrivateKey,
      Identifier: 'f2f0a9f2-5dc5-4a0e-8f1e-6f6d9d3c6a10',
    },
    clientIdentifier: `${opaque.map((part) => part.toString('base64url')).join('.')}.${signature}`,
    oauth: {
      clientId: `sim-${fingerprint(seed, 'oauth client').slice(0, 20)}`,
      clientSecret: fingerprint(seed, 'oauth secret').slice(0, 40),
    },
    encryptionPublicKey,
    ivanti: {
      baseUrl: `${baseUrl}/ivanti`,
      user: 'kme-desk@meridian-fieldservice.example',
      password: fingerprint(seed, 'ivanti password').slice(0, 20),
    },
  };
}

function fingerprint(seed: number, purpose: string): string {
  return createHash('sha256').update(`${purpose} ${seed}`).digest('hex');
}

/** Counts one effect on a device or a profile, for the request at hand and for good. */
export function noteEffect(simulation: Simulation, effects: Effects, kind: string, subject: string): void {
  effects[subject] = (effects[subject] ?? 0) + 1;
  const total = simulation.effects.get(subject) ?? {};
  total[kind] = (total[kind] ?? 0) + 1;
  simulation.effects.set(subject, total);
}
