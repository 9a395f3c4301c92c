import type { EndingToken } from '#shared/domain/enrollment-token.ts';
import type { ImportDialect } from '#shared/domain/import-dialect.ts';
import type { SecretName, SecretPlace, SecretState } from '#shared/domain/secret.ts';
import type { CsvDialect } from '#shared/domain/self-maintained-csv.ts';
import type { Repair, SyncStatus } from '#shared/domain/sync-status.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { EventName, Events } from '#shared/events.ts';
import type { DemoConnection, FileUse, LogLine } from '#shared/host-messages.ts';
import type { WritableDb } from './db/sql.ts';
import type {
  IssuedToken,
  IvantiClient,
  IvantiDevice,
  IvantiProfile,
  IvantiUser,
} from './remote/ivanti/ivanti-client.ts';
import type { KnoxClient } from './remote/knox/knox-client.ts';

export type { IssuedToken, IvantiClient, IvantiDevice, IvantiProfile, IvantiUser, KnoxClient };

/** Time, injected so that tests can turn it. */
export type Clock = {
  now(): Date;
  /** Milliseconds that never go backwards, for backoff and rates. */
  monotonicMs(): number;
  /** Resolves after that many milliseconds, or throws AppError('cancelled') when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

/** One moment by both of our clocks, in milliseconds. */
export type Moment = { wallMs: number; monotonicMs: number };

/** The workspace's secrets, kept by main (architecture 8). */
export type SecretStore = {
  state(): Promise<SecretState>;
  read(name: SecretName): Promise<string | null>;
  has(name: SecretName): Promise<boolean>;
  write(name: SecretName, value: string): Promise<SecretPlace>;
  forget(name: SecretName): Promise<void>;
};

/** The connection a client is made from; secrets are read from the store when the client is made. */
export type ConnectionSettings = {
  baseUrl: string;
  accessTokenUrl: string;
  customerId: string;
  scheme: 'kca' | 'oauth';
  ivanti: { baseUrl: string; user: string } | null;
  /** Samsung's key for userName and userToken, base64 SPKI; null for the published one. */
  encryptionPublicKey: string | null;
};

/** Secrets not yet stored, for a connection test; a missing name is read from the store. */
export type SecretDrafts = Partial<Record<SecretName, string>>;

/** Makes clients; kept behind Services so that features never import remote. */
export type RemoteFactory = {
  knox(settings: ConnectionSettings, secrets: SecretDrafts): Promise<KnoxClient>;
  ivanti(settings: ConnectionSettings, secrets: SecretDrafts): Promise<IvantiClient | null>;
  /** Ends the pauses servers asked for, because a person asked for a try at once. */
  liftPauses(): void;
  /** What the columns of a Self-Maintained CSV are called, with the workspace's corrections. Throws `wire_file_wrong`. */
  readCsvDialect(): Promise<CsvDialect>;
  /** What columns of files of devices are called, kind by kind, with the workspace's corrections. Throws `wire_file_wrong`. */
  readImportDialects(): Promise<ImportDialect[]>;
  /** Reads and checks a keys.json at an absolute path; answers what to keep as the secret `knox.privateKey`. */
  readKeysFile(path: string): Promise<string>;
  /** What the agent calls the enrolment token in its bundle, with the workspace's corrections. Throws `wire_file_wrong`. */
  readTokenKey(): Promise<string>;
  /** What tells one enrolment token from another without being one, as profiles of Samsung's list carry it. */
  digestToken(value: string): string;
};

/**
 * Why the sync loop is woken: a change was queued, the network is back, the machine woke, somebody asked, the connection was
 * made, changed or switched on or off, another interval was chosen.
 */
export type NudgeReason = 'change' | 'online' | 'wake' | 'asked' | 'connected' | 'interval';

/** The running sync loop, as commands reach it; every function answers at once with how things stand. */
export type SyncControl = {
  /** Syncs now; `full` reads every device again. */
  start(full: boolean): SyncStatus;
  /** Stops a first sync or a sweep where it stands; the next one goes on from there. */
  cancel(): SyncStatus;
  /** The person's choice to leave the servers alone, remembered over restarts. */
  workOffline(offline: boolean): SyncStatus;
  /** The person's choice to send nothing while reading goes on, remembered over restarts. */
  pauseSending(paused: boolean): SyncStatus;
  /** Sends what waits at once: no grace for new changes, no backoff. */
  sendNow(): SyncStatus;
  /** Reads every device and profile now and sends nothing, whatever the person chose; throws what ended it before its end. */
  look(): Promise<void>;
  status(): SyncStatus;
};

/** Long work under way that the person may cancel, by job id; whoever starts it adds it and takes it away. */
export type RunningJobs = Map<string, AbortController>;

/** What features are handed: no feature imports remote, electron or another feature. */
export type Services = {
  db: WritableDb;
  workspace: Workspace;
  /** The workspace's folder, absolute. */
  folder: string;
  /** Where main writes its log. */
  logsFolder: string;
  /** What runs in a thread of its own to read and copy whole files. */
  workerFile: string;
  /** The folder lies on another machine. */
  network: boolean;
  /** What was put right when it was opened. */
  repaired: Repair | null;
  demo: DemoConnection | null;
  remote: RemoteFactory;
  sync: SyncControl;
  jobs: RunningJobs;
  secrets: SecretStore;
  files: { resolve(ticket: string, use: FileUse): Promise<string> };
  /** The system's clipboard: a secret is cleared from it after so many milliseconds as it answers. */
  clipboard: { copySecret(text: string): Promise<number> };
  /** Tells the person of tokens that end, also when the window is not looked at. */
  warn(tokens: readonly EndingToken[]): void;
  clock: Clock;
  publish<Name extends EventName>(event: Name, payload: Events[Name]): void;
  /** Wakes the sender and the sync timer; never waits. */
  nudge(reason: NudgeReason): void;
  log(level: LogLine['level'], text: string): void;
  /** A file can no longer be relied on, by the code of the error that said so: the desk starts anew and puts it right. */
  reportDamage(code: ErrorCode): void;
  /** Ends the desk in order once the answer has gone out, and has it opened again. */
  startAnew(): void;
  appVersion: string;
  osUser: string;
  /** Uniform in [0, 1), for jitter. */
  random(): number;
};
