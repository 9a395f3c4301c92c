import type { SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import type { Moment } from '../../services.ts';

/** A user of Ivanti Neurons for MDM, normalised. */
export type IvantiUser = { userId: string; name: string; email: string };

/** An enrolment token's life as Ivanti tells it; its value is a secret and stays out of every list. */
export type IvantiEnrollmentToken = {
  enrollmentTokenId: string;
  /** Name of the Samsung KME profile it was issued for. */
  profileName: string;
  userId: string | null;
  issuedAt: string | null;
  expiresAt: string | 'never' | null;
};

/** A bulk enrolment profile, normalised; one of Samsung KME goes by the same name at Samsung. */
export type IvantiProfile = {
  ivantiProfileId: string;
  name: string;
  description: string;
  selfMaintained: boolean;
  userId: string | null;
  devices: number;
  updatedAt: string | null;
  enrollmentToken: IvantiEnrollmentToken | null;
};

/** A token with its value, which is a secret. */
export type IssuedToken = IvantiEnrollmentToken & { value: string };

/** Whether a device has registered with Ivanti; matched by serial number or either IMEI. */
export type IvantiRegistration = {
  serial: string | null;
  imei: string | null;
  imei2: string | null;
  state: 'registered' | 'pending';
};

/** A device of a Self-Maintained profile, normalised. */
export type IvantiDevice = SelfMaintainedRow & { deviceId: string };

/** Ivanti Neurons for MDM behind one wire dialect (schemas inferred, mission 2.4). Every call throws AppError. */
export type IvantiClient = {
  listUsers(
    query: { text?: string; page: number; pageSize: number },
    signal: AbortSignal,
  ): Promise<{ items: IvantiUser[]; total: number }>;
  /** Every bulk enrolment profile, with the life of its token. */
  listProfiles(signal: AbortSignal): Promise<IvantiProfile[]>;
  /** The token of a profile with its value; null when there is none. */
  readEnrollmentToken(profileName: string, signal: AbortSignal): Promise<IssuedToken | null>;
  listRegistrations(
    query: { page: number; pageSize: number; changedAfter?: Date },
    signal: AbortSignal,
  ): Promise<{ items: IvantiRegistration[]; total: number }>;
  /** The token of a profile that has a live one, else a new one. Days 7 to 999 (behaviour 55). */
  issueEnrollmentToken(
    request: { profileName: string; userId: string | null; days: number },
    signal: AbortSignal,
  ): Promise<IssuedToken>;
  /** A new value for a token (behaviours 51, 88); `expiresAt` null leaves its end to Ivanti. */
  refreshEnrollmentToken(
    enrollmentTokenId: string,
    expiresAt: string | 'never' | null,
    signal: AbortSignal,
  ): Promise<IssuedToken>;
  /** Who registers with the devices of a profile; makes the profile when Ivanti has none (behaviour 91). */
  changeUser(request: { profileName: string; userId: string | null }, signal: AbortSignal): Promise<void>;
  /** Does nothing when Ivanti has no profile of that name. */
  deleteProfile(profileName: string, signal: AbortSignal): Promise<void>;
  /** A later end, absolute, or never (behaviours 53, 89, 90). */
  extendEnrollmentToken(
    enrollmentTokenId: string,
    expiresAt: string | 'never',
    signal: AbortSignal,
  ): Promise<IvantiEnrollmentToken>;
  /** A profile by its name; null when there is none. */
  findProfile(name: string, signal: AbortSignal): Promise<IvantiProfile | null>;
  /** Makes a Self-Maintained profile of a CSV file (behaviours 101 to 109); answers the value of its token, null without one. */
  uploadProfile(
    request: { name: string; description: string; withoutToken: boolean; csv: string },
    signal: AbortSignal,
  ): Promise<string | null>;
  /** Devices of a Self-Maintained profile in Ivanti's order. */
  listProfileDevices(
    ivantiProfileId: string,
    query: { page: number; pageSize: number },
    signal: AbortSignal,
  ): Promise<{ items: IvantiDevice[]; total: number }>;
  /** *Add More Devices* (behaviour 111). */
  addProfileDevices(ivantiProfileId: string, rows: readonly SelfMaintainedRow[], signal: AbortSignal): Promise<void>;
  /** *Edit devices* (behaviour 111): the whole of one device as it shall be. */
  editProfileDevice(ivantiProfileId: string, device: IvantiDevice, signal: AbortSignal): Promise<void>;
  /** *Delete devices* (behaviour 111), by Ivanti's ids. */
  removeProfileDevices(ivantiProfileId: string, deviceIds: readonly string[], signal: AbortSignal): Promise<void>;
  /** The server's time at a moment of ours: exact or too early, never too late. */
  serverTimeAt(moment: Moment): Date;
};
