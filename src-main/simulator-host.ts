import { join } from 'node:path';
import type { DemoConnection, SimulatorReady } from '#shared/host-messages.ts';
import { waitAtMost } from './os/wait-at-most.ts';

/** The simulator's process as main holds it. */
export type SimulatorProcess = {
  postMessage(message: { kind: 'close' }): void;
  onMessage(listener: (message: SimulatorReady) => void): void;
  onExit(listener: (code: number) => void): void;
  kill(): void;
};

/** The demo depot's servers while they run. */
export type RunningSimulator = {
  connection: DemoConnection;
  /** Resolves when it has ended, asked or not. */
  exited: Promise<number>;
  stop(): Promise<void>;
};

/** Choices for the demo depot's world, from the environment. */
export type DemoChoices = { devices: string | undefined; seed: string | undefined; switches: string | undefined };

const readyLimitMs = 60_000;
const closeLimitMs = 2000;

/**
 * A depot that lives while one watches: second IMEIs, devices that get set up, states that change by themselves, and a
 * colleague in the portal, so that the first conflict is seen in the first minutes.
 */
const livelySwitches = {
  returnsSecondImei: true,
  provisionAfterMs: 90_000,
  stateChangeMs: 60_000,
  portalEditAfterMs: 120_000,
};

/** The simulator's arguments; its world lies in the demo workspace's folder and persists. */
export function simulatorArguments(folder: string, { devices, seed, switches }: DemoChoices): string[] {
  const numbers = Object.entries({ devices, seed }).flatMap(([name, text]) =>
    text !== undefined && /^\d{1,9}$/.test(text) ? [`--${name}`, text] : [],
  );
  const state = ['--state-file', join(folder, 'simulated-servers.json')];
  return [...numbers, ...state, '--switches', switches ?? JSON.stringify(livelySwitches)];
}

/** Starts the simulator and waits until it listens; rejects when it ends before, or takes a minute. */
export async function startSimulator(fork: () => SimulatorProcess): Promise<RunningSimulator> {
  const process = fork();
  const exited = new Promise<number>((resolve) => process.onExit(resolve));
  const ready = new Promise<SimulatorReady>((resolve) => process.onMessage(resolve));
  const first = await waitAtMost(Promise.race([ready, exited]), readyLimitMs);
  if (typeof first !== 'object') {
    process.kill();
    throw new Error(
      first === 'late' ? 'the simulator did not start in time' : `the simulator ended with code ${first}`,
    );
  }
  return { connection: demoConnection(first), exited, stop: () => stop(process, exited) };
}

async function stop(process: SimulatorProcess, exited: Promise<number>): Promise<void> {
  process.postMessage({ kind: 'close' });
  if ((await waitAtMost(exited, closeLimitMs)) === 'late') process.kill();
}

/** What the desk needs to reach the simulator, as a person would have typed it in. */
export function demoConnection({ baseUrl, credentials }: SimulatorReady): DemoConnection {
  const { customerId, keysFile, clientIdentifier, oauth, encryptionPublicKey, ivanti } = credentials;
  return {
    baseUrl,
    accessTokenUrl: `${baseUrl}/ams/v1/oauth2/token`,
    customerId,
    encryptionPublicKey,
    secrets: {
      'knox.privateKey': keysFile.Private,
      'knox.clientIdentifier': clientIdentifier,
      'knox.oauthClientId': oauth.clientId,
      'knox.oauthClientSecret': oauth.clientSecret,
      'ivanti.password': ivanti.password,
    },
    ivanti: { baseUrl: ivanti.baseUrl, user: ivanti.user },
  };
}
