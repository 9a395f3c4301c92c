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

/** A profile as Samsung's list gives it, normalised. */
export type KnoxProfile = { profileId: ProfileId; name: string; description: string; updatedAt: string | null };

/** A reseller's upload as Samsung's list gives it, normalised. */
export type KnoxUpload = {
  uploadId: string;
  orderId: string | null;
  resellerName: string;
  uploadedAt: string | null;
  devices: number;
  approval: 'pending' | 'approved';
};
