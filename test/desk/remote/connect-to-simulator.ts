import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SecretName, SecretState } from '#shared/domain/secret.ts';
import { createRemoteFactory, type RemoteFactoryParts } from '../../../src-main/desk/remote/remote-factory.ts';
import type { ConnectionSettings, KnoxClient, RemoteFactory, SecretStore } from '../../../src-main/desk/services.ts';
import { type RunningSimulator, startSimulator } from '../../../src-main/simulator/start-simulator.ts';
import type { SimulatorSwitches } from '../../../src-main/simulator/switches.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { resourcesFolder } from './knox/usual-wire.ts';

export type Scheme = 'kca' | 'oauth';

/** A small simulator that is closed when the test ends. */
export async function openSimulator(
  switches: Partial<SimulatorSwitches> = {},
  devices = 240,
): Promise<RunningSimulator> {
  const simulator = await startSimulator({ devices, switches });
  onTestFinished(() => simulator.close());
  return simulator;
}

/** A secret store in memory. */
export function keepSecrets(secrets: Partial<Record<SecretName, string>>, state: SecretState = 'ok'): SecretStore {
  return {
    state: async () => state,
    read: async (name) => secrets[name] ?? null,
    has: async (name) => secrets[name] !== undefined,
    write: async (name, value) => {
      secrets[name] = value;
      return 'stored';
    },
    forget: async (name) => {
      delete secrets[name];
    },
  };
}

/** All secrets of a simulator's two portals. */
export function secretsOf({ credentials }: RunningSimulator): Partial<Record<SecretName, string>> {
  return {
    'knox.privateKey': JSON.stringify(credentials.keysFile),
    'knox.clientIdentifier': credentials.clientIdentifier,
    'knox.oauthClientId': credentials.oauth.clientId,
    'knox.oauthClientSecret': credentials.oauth.clientSecret,
    'ivanti.password': credentials.ivanti.password,
  };
}

/** How a workspace is connected to a simulator. */
export function settingsOf({ baseUrl, credentials }: RunningSimulator, scheme: Scheme): ConnectionSettings {
  const { customerId, encryptionPublicKey, ivanti } = credentials;
  return {
    baseUrl,
    accessTokenUrl: `${baseUrl}/ams/v1/oauth2/token`,
    customerId,
    scheme,
    ivanti: { baseUrl: ivanti.baseUrl, user: ivanti.user },
    encryptionPublicKey,
  };
}

export type Connection = {
  client: KnoxClient;
  factory: RemoteFactory;
  settings: ConnectionSettings;
  clock: FakeClock;
  logs: string[];
};

export type ConnectOptions = Partial<Pick<RemoteFactoryParts, 'requestsPerSecond' | 'fetch' | 'secrets'>> & {
  /** Corrections of the dialect, as a customer writes them to `wire/<name>.json`. */
  wire?: Partial<Record<'knox' | 'ivanti', object>>;
  settings?: Partial<ConnectionSettings>;
};

/** A client for a simulator, made as the desk makes it; time jumps instead of passing while it waits. */
export async function connect(
  simulator: RunningSimulator,
  scheme: Scheme,
  options: ConnectOptions = {},
): Promise<Connection> {
  const workspaceFolder = mkdtempSync(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rmSync(workspaceFolder, { recursive: true }));
  mkdirSync(join(workspaceFolder, 'wire'));
  for (const [name, corrections] of Object.entries(options.wire ?? {})) {
    writeFileSync(join(workspaceFolder, 'wire', `${name}.json`), JSON.stringify(corrections));
  }
  const clock = createFakeClock(Date.now());
  const logs: string[] = [];
  const factory = createRemoteFactory({
    secrets: options.secrets ?? keepSecrets(secretsOf(simulator)),
    clock,
    random: () => 0.5,
    log: (level, text) => logs.push(`${level} ${text}`),
    resourcesFolder,
    workspaceFolder,
    requestsPerSecond: options.requestsPerSecond ?? 0,
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
  const settings = { ...settingsOf(simulator, scheme), ...options.settings };
  return { client: await factory.knox(settings, {}), factory, settings, clock, logs };
}

/** Paths a simulator was asked for, in order, with verb and status. */
export function traffic(simulator: RunningSimulator): string[] {
  return simulator.control.requests().map(({ method, path, status }) => `${method} ${path} ${status}`);
}
