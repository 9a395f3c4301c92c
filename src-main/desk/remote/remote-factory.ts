import { createHash } from 'node:crypto';
import type { SecretName, SecretState } from '#shared/domain/secret.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { LogLine } from '#shared/host-messages.ts';
import type { Clock, ConnectionSettings, RemoteFactory, SecretDrafts, SecretStore } from '../services.ts';
import type { Deadlines } from './deadlines.ts';
import { createTransport, type Transport } from './http.ts';
import { readImportDialects } from './import-dialects.ts';
import { createIvantiClient } from './ivanti/create-ivanti-client.ts';
import { readCsvDialect } from './ivanti/csv-dialect.ts';
import { basicAuthorization } from './ivanti/ivanti-call.ts';
import { readIvantiWire } from './ivanti/wire.ts';
import type { AuthProvider } from './knox/access-token.ts';
import { createKcaAuth } from './knox/auth-kca.ts';
import { createOauthAuth } from './knox/auth-oauth.ts';
import { createKnoxClient } from './knox/create-knox-client.ts';
import { digestToken } from './knox/custom-json.ts';
import { loadKeysFile, privateKeyOf } from './knox/keys-file.ts';
import type { KnoxClient } from './knox/knox-client.ts';
import { type KnoxWire, readKnoxWire } from './knox/wire.ts';
import { createPacer, type Pacer } from './pacer.ts';
import type { Fetch } from './send-once.ts';
import { readServerAddress } from './server-address.ts';
import { createServerClock } from './server-clock.ts';

/** What clients are made with. Folders are absolute; the workspace's may hold `wire/*.json`. */
export type RemoteFactoryParts = {
  secrets: SecretStore;
  clock: Clock;
  random(): number;
  log(level: LogLine['level'], text: string): void;
  resourcesFolder: string;
  workspaceFolder: string;
  /** In place of the dialect's pacing; 0 for none. */
  requestsPerSecond?: number;
  /** In place of the system's network stack and of the usual deadlines, for tests. */
  fetch?: Fetch;
  deadlines?: Deadlines;
};

/** Makes clients for Samsung's and Ivanti's servers; every error is an AppError. */
export function createRemoteFactory(parts: RemoteFactoryParts): RemoteFactory {
  const pacers = createPacers(parts);
  let last: { key: string; client: KnoxClient } | null = null;
  return {
    knox: async (settings, drafts) => {
      const wire = await readKnoxWire(parts);
      const secrets = await readKnoxSecrets(parts.secrets, settings, drafts);
      const key = fingerprint([settings, wire, secrets]);
      // The same connection keeps its access token; a connection test signs in anew.
      if (last?.key === key && Object.keys(drafts).length === 0) return last.client;
      const client = makeKnoxClient(parts, { settings, wire, secrets, pacers });
      last = { key, client };
      return client;
    },
    ivanti: async (settings, drafts) => {
      if (settings.ivanti === null) return null;
      const wire = await readIvantiWire(parts);
      const { base, origin } = readServerAddress(settings.ivanti.baseUrl);
      const password = await readSecret(parts.secrets, 'ivanti.password', drafts);
      return createIvantiClient({
        baseUrl: base,
        authorization: basicAuthorization(settings.ivanti.user, password),
        wire,
        transport: makeTransport(parts, [origin]),
        pacer: pacers.of(origin, wire.requestsPerSecond),
        serverClock: createServerClock(parts.clock),
        repeat: parts,
      });
    },
    liftPauses: () => {
      for (const pacer of pacers.all()) pacer.lift();
    },
    readCsvDialect: () => readCsvDialect(parts),
    readImportDialects: () => readImportDialects(parts),
    readTokenKey: async () => (await readKnoxWire(parts)).profiles.enrollmentTokenKey,
    readKeysFile: async (path) => (await loadKeysFile(path)).privateKeyPem,
    digestToken,
  };
}

function makeTransport({ fetch, deadlines }: RemoteFactoryParts, origins: string[]): Transport {
  return createTransport({ origins, ...(fetch ? { fetch } : {}), ...(deadlines ? { deadlines } : {}) });
}

type Pacers = { of(origin: string, usualPerSecond: number): Pacer; all(): Iterable<Pacer> };

/** One pacer for each server, whoever makes clients for it. */
function createPacers(parts: RemoteFactoryParts): Pacers {
  const pacers = new Map<string, Pacer>();
  return {
    of(origin, usualPerSecond) {
      const perSecond = parts.requestsPerSecond ?? usualPerSecond;
      const key = `${origin} ${perSecond}`;
      const pacer = pacers.get(key) ?? createPacer(parts.clock, perSecond);
      pacers.set(key, pacer);
      return pacer;
    },
    all: () => pacers.values(),
  };
}

type KnoxSecrets =
  | { scheme: 'kca'; privateKey: string; clientIdentifier: string }
  | { scheme: 'oauth'; clientId: string; clientSecret: string };

async function readKnoxSecrets(
  store: SecretStore,
  { scheme }: ConnectionSettings,
  drafts: SecretDrafts,
): Promise<KnoxSecrets> {
  const read = (name: SecretName) => readSecret(store, name, drafts);
  if (scheme === 'kca') {
    const privateKey = await read('knox.privateKey');
    return { scheme, privateKey, clientIdentifier: await read('knox.clientIdentifier') };
  }
  const clientId = await read('knox.oauthClientId');
  return { scheme, clientId, clientSecret: await read('knox.oauthClientSecret') };
}

const codeOfState: Record<SecretState, ErrorCode> = {
  ok: 'credentials_missing',
  locked: 'keychain_locked',
  absent: 'keychain_absent',
  unreadable: 'secrets_unreadable',
};

async function readSecret(store: SecretStore, name: SecretName, drafts: SecretDrafts): Promise<string> {
  const value = drafts[name] || (await store.read(name));
  // What was copied from a portal may bring blanks along; a password may have meant them.
  if (value?.trim()) return name === 'ivanti.password' ? value : value.trim();
  throw new AppError(codeOfState[await store.state()], `there is no ${name}`, { secret: name });
}

type KnoxMaking = { settings: ConnectionSettings; wire: KnoxWire; secrets: KnoxSecrets; pacers: Pacers };

function makeKnoxClient(parts: RemoteFactoryParts, making: KnoxMaking): KnoxClient {
  const { settings, wire, secrets, pacers } = making;
  const { clock } = parts;
  const server = readServerAddress(settings.baseUrl);
  const accessTokens = secrets.scheme === 'oauth' ? accessTokenAddress(settings, wire) : server;
  const transport = makeTransport(parts, [server.origin, accessTokens.origin]);
  const serverClock = createServerClock(clock);
  const shared = { transport, serverClock, clock };
  const auth: AuthProvider =
    secrets.scheme === 'oauth'
      ? createOauthAuth({ ...shared, ...secrets, accessTokenUrl: accessTokens.base, wire: wire.oauth })
      : createKcaAuth({
          ...shared,
          baseUrl: server.base,
          clientIdentifier: secrets.clientIdentifier,
          privateKey: privateKeyOf(secrets.privateKey),
          wire: wire.kca,
        });
  const pacer = pacers.of(server.origin, wire.limits.requestsPerSecond);
  const { scheme } = settings;
  const line = { baseUrl: server.base, scheme, transport, auth, pacer, serverClock, repeat: parts };
  const { customerId, encryptionPublicKey } = settings;
  return createKnoxClient({ line, wire, customerId, encryptionPublicKey, log: parts.log });
}

/** The OAuth address as configured: a whole one, or a host to which the dialect's path is added. */
function accessTokenAddress(settings: ConnectionSettings, wire: KnoxWire): { base: string; origin: string } {
  const address = readServerAddress(settings.accessTokenUrl || settings.baseUrl);
  return address.base === address.origin ? { ...address, base: address.origin + wire.oauth.path } : address;
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
