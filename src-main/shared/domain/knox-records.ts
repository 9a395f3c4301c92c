import type { DeviceId, DeviceState } from './device.ts';
import type { ProfileId } from './profile.ts';

/** A device as Samsung's list gives it, normalised. Times are ISO text; `profileId` null means in no profile at Samsung. */
export type KnoxDevice = {
  deviceId: DeviceId;
  imei: string | null;
  imei2: string | null;
  serial: string | null;
  model: string;
  state: DeviceState;
  rawState: string;
  profileId: ProfileId | null;
  profileName: string | null;
  userName: string;
  /** Tags joined by ", ". */
  tags: string;
  uploadId: string | null;
  orderId: string | null;
  resellerName: string | null;
  createdAt: string | null;
  updatedAt: string | null;
};

/** A profile as Samsung's list gives it, normalised; the enrolment token is taken out of its Custom JSON. */
export type KnoxProfile = {
  profileId: ProfileId;
  name: string;
  description: string;
  /** JSON text: the inside of the bundle. */
  customJson: string;
  /** Tells one enrolment token from another without being one; null when there is none in it. */
  tokenDigest: string | null;
  systemApps: boolean;
  updatedAt: string | null;
};

/** A profile as it is sent to Samsung; its token goes into the Custom JSON and is a secret. */
export type KnoxProfileDraft = {
  name: string;
  description: string;
  customJson: string;
  systemApps: boolean;
  /** `keep` leaves the one the profile has at Samsung. */
  enrollmentToken: { kind: 'keep' } | { kind: 'none' } | { kind: 'value'; value: string };
};

/** How writing a profile goes on at Samsung, which works it off later; newest first. */
export type KnoxTransaction = {
  profileId: ProfileId | null;
  profileName: string;
  state: 'running' | 'done' | 'failed';
  rawState: string;
};

/** A reseller's upload as Samsung's list gives it, normalised. */
export type KnoxUpload = {
  uploadId: string;
  orderId: string | null;
  resellerName: string;
  uploadedAt: string | null;
  devices: number;
  approval: 'pending' | 'approved';
};
