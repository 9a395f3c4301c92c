import type { EndingToken } from './domain/enrollment-token.ts';
import type { SecretName, SecretPlace, SecretState } from './domain/secret.ts';
import type { Workspace } from './domain/workspace.ts';
import type { ErrorCode } from './errors.ts';
import type { ShellNotice } from './events.ts';

/** How the demo depot's desk reaches its simulator: address and credentials of this run, held in memory only. */
export type DemoConnection = {
  baseUrl: string;
  accessTokenUrl: string;
  customerId: string;
  encryptionPublicKey: string;
  secrets: Partial<Record<SecretName, string>>;
  ivanti: { baseUrl: string; user: string };
};

/** The first message main sends the desk: what to open. `folder` is absolute. */
export type DeskOpening = {
  workspace: Workspace;
  folder: string;
  resourcesFolder: string;
  logsFolder: string;
  /** What runs in a thread of its own to read and copy whole files. */
  workerFile: string;
  appVersion: string;
  /** The account of the operating system, for the activity log. */
  osUser: string;
  demo: DemoConnection | null;
};

/** What the person chose a file for: one to be read is never written over. */
export type FileUse = 'read' | 'write';

/** What the desk asks main for, name by name: arguments and answer. */
export type HostRequests = {
  'secrets.state': { args: []; answer: SecretState };
  'secrets.read': { args: [SecretName]; answer: string | null };
  'secrets.has': { args: [SecretName]; answer: boolean };
  'secrets.write': { args: [SecretName, string]; answer: SecretPlace };
  'secrets.forget': { args: [SecretName]; answer: null };
  /** The person asked for something that needs the secrets: a closed keychain may ask them to unlock once more. */
  'secrets.askAgain': { args: []; answer: null };
  /** Puts a secret on the clipboard; answers after how many milliseconds it is cleared from there. */
  'clipboard.copySecret': { args: [string]; answer: number };
  /** The absolute path behind a ticket of a system dialog; null when none was given out for that use. */
  'files.resolve': { args: [string, FileUse]; answer: string | null };
};

/** The name of something the desk asks main for. */
export type HostRequestName = keyof HostRequests;

/** A line for the log, written by main. */
export type LogLine = { level: 'info' | 'warn' | 'error'; text: string };

/** Main to desk. */
export type ToDesk =
  | { kind: 'open'; opening: DeskOpening }
  /** Comes with a MessagePort for the window. */
  | { kind: 'window-port' }
  | { kind: 'answer'; id: number; ok: true; value: unknown }
  | { kind: 'answer'; id: number; ok: false; code: ErrorCode; message: string }
  | { kind: 'network'; online: boolean }
  /** Still online, by another network: what could not be reached may be reachable now. */
  | { kind: 'network-changed' }
  | { kind: 'wake' }
  | { kind: 'close' };

/** Desk to main. */
export type FromDesk =
  | { kind: 'ready' }
  | { kind: 'failed'; notice: Extract<ShellNotice, { kind: 'desk-failed' }> }
  | { kind: 'request'; id: number; name: HostRequestName; args: unknown[] }
  | { kind: 'log'; line: LogLine }
  | { kind: 'attention'; waiting: number }
  /** Enrolment tokens that end soon or have just ended, none of them told of before. */
  | { kind: 'tokens-ending'; tokens: EndingToken[] }
  | { kind: 'closed' };

/** Window port: what the desk sends besides answers. */
export type DeskEvent = { event: string; payload: unknown };

/** Simulator to main, once it listens (utility process only). */
export type SimulatorReady = {
  kind: 'ready';
  baseUrl: string;
  credentials: {
    customerId: string;
    keysFile: { Public: string; Private: string; Identifier: string };
    clientIdentifier: string;
    oauth: { clientId: string; clientSecret: string };
    encryptionPublicKey: string;
    ivanti: { baseUrl: string; user: string; password: string };
  };
};
