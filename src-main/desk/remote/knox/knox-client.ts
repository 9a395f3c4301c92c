import type { BatchReport } from '#shared/domain/batch-report.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceCredentials } from '#shared/domain/device-credentials.ts';
import type {
  KnoxDevice,
  KnoxProfile,
  KnoxProfileDraft,
  KnoxTransaction,
  KnoxUpload,
} from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { Moment } from '../../services.ts';

/** One page of a list: `total` as the server counts, which may change between pages. */
export type KnoxPage<Item> = { items: Item[]; total: number };

/** Samsung's KME API behind one wire dialect (knox-api 2). Every call throws AppError; every call can be aborted. */
export type KnoxClient = {
  /** Gets an access token unless a valid one is held: the connection test's second step. */
  signIn(signal: AbortSignal): Promise<void>;
  /** One page of devices; `page` from 0. `changedAfter` narrows to devices changed since then (delta). */
  listDevices(
    query: { page: number; pageSize: number; changedAfter?: Date },
    signal: AbortSignal,
  ): Promise<KnoxPage<KnoxDevice>>;
  listProfiles(signal: AbortSignal): Promise<KnoxProfile[]>;
  listUploads(signal: AbortSignal): Promise<KnoxUpload[]>;
  /**
   * Batch-strict: one bad id refuses them all. A 200 means accepted, not yet applied: outcomes are `unconfirmed`. `users` are
   * of some of the devices, at most `limits.usersPerCall`; where that is one, it comes alone.
   */
  assignProfile(
    profileId: ProfileId,
    deviceIds: readonly DeviceId[],
    signal: AbortSignal,
    users?: ReadonlyMap<DeviceId, DeviceCredentials>,
  ): Promise<BatchReport>;
  /** v2 gives an outcome per device; v1 is batch-strict. Ids in no list are `unconfirmed`. */
  unassignProfile(deviceIds: readonly DeviceId[], signal: AbortSignal): Promise<BatchReport>;
  /** Approves whole uploads: there is no way to approve a part of one, or to reject one. Answers the ids Samsung does not know. */
  approveUploads(uploadIds: readonly string[], signal: AbortSignal): Promise<string[]>;
  /** Takes devices out of KME, each given with its IMEI or serial number; an outcome for each. */
  deleteDevices(identifiers: ReadonlyMap<DeviceId, string>, signal: AbortSignal): Promise<BatchReport>;
  /** Accepted, and worked off later: see listTransactions. Throws `profile_name_taken`, `profile_refused`. */
  createProfile(draft: KnoxProfileDraft, signal: AbortSignal): Promise<void>;
  updateProfile(profileId: ProfileId, draft: KnoxProfileDraft, signal: AbortSignal): Promise<void>;
  deleteProfile(profileId: ProfileId, signal: AbortSignal): Promise<void>;
  listTransactions(signal: AbortSignal): Promise<KnoxTransaction[]>;
  /** Devices asked for in one call, and per page, by the wire dialect. */
  readonly limits: { devicesPerCall: number; pageSize: number; usersPerCall: number };
  /** The server's time at a moment of ours: exact or too early, never too late. */
  serverTimeAt(moment: Moment): Date;
};
