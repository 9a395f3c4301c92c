import { z } from 'zod';
import { configurationSchema } from './configuration.ts';
import type { EnrollmentTokenView } from './enrollment-token.ts';

/** The id Samsung gives a profile, or `default` for the Samsung KME Default Profile, which exists only on our side. */
export type ProfileId = string & { readonly __brand: 'ProfileId' };

/** Command input schema of a profile id (at most 64 characters, knox-api 2.5). */
export const profileIdSchema = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as ProfileId);

/** Where every approved device is that is assigned to no Samsung KME profile (behaviours 21 to 25, 38). */
export const DEFAULT_PROFILE_ID = 'default' as ProfileId;

/** The Default Profile's name: the document's own words, the same in the English interface (behaviour 21). */
export const DEFAULT_PROFILE_NAME = 'Samsung KME Default Profile';

/** Column TYPE of the profiles table (behaviours 42, 43, 64). */
export type ProfileType = 'default' | 'samsung-kme' | 'self-maintained';

/** What stands in a profile: what the person gives it, and what is sent to Samsung (behaviours 45, 48, 57 to 59). */
export const profileSettingsSchema = z.object({
  name: z.string().trim().min(1).max(100),
  description: z.string().max(500),
  configuration: configurationSchema,
  /** Leaves the maker's own applications on the device. */
  systemApps: z.boolean(),
  /** *Device registration without token*: no enrolment token is issued, devices are known by their identifiers. */
  withoutToken: z.boolean(),
  /** Made for one device; only such a profile can be edited in place (behaviour 71). */
  singleDevice: z.boolean(),
});

/** What stands in a profile. */
export type ProfileSettings = z.output<typeof profileSettingsSchema>;

/** Sync Status of a profile, in words of our own: Ivanti does not document its own (behaviour 82). */
export type ProfileSyncState = 'in-sync' | 'waiting' | 'sending' | 'unconfirmed' | 'conflict' | 'failed';

/** The kinds of change that are about one profile, its token or its user. */
export const profileChangeKinds = [
  'create-profile',
  'update-profile',
  'delete-profile',
  'refresh-token',
  'extend-token',
  'set-user',
  'upload-self-maintained',
  'add-self-maintained',
  'remove-self-maintained',
  'edit-self-maintained',
] as const;

/** A change of a profile that is not over, as its details list it. `createdAt` is ISO text. */
export type ProfileChangeEntry = {
  changeId: string;
  kind: (typeof profileChangeKinds)[number];
  state: ProfileSyncState;
  errorCode: string | null;
  createdAt: string;
};

/** How a profile stands with the servers, and the change that says so. */
export type ProfileSync = { state: ProfileSyncState; changeId: string | null; errorCode: string | null };

/** What waiting changes do to a profile as a whole. */
export type ProfileFate = 'stays' | 'arrives' | 'leaves';

/** The user of Ivanti Neurons for MDM that devices register to (behaviours 49, 66, 91). */
export type AssociatedUser = { userId: string; name: string; email: string };

/** One landing place in the profiles panel, counts with the waiting changes laid over what the server said. */
export type ProfileSummary = {
  profileId: ProfileId;
  name: string;
  description: string;
  type: ProfileType;
  /** Devices in the profile once every waiting change has been carried out. */
  devices: number;
  /** Devices that waiting changes bring in, and take away. */
  arriving: number;
  leaving: number;
  /** Devices that have finished set-up, by Samsung's state. */
  provisioned: number;
  /** Devices registered in Ivanti Neurons for MDM; null while no Ivanti server is connected. */
  registered: number | null;
  /** Devices that Ivanti expects and that have not registered; null likewise. Some it may not know at all. */
  pendingRegistration: number | null;
  /** Devices whose assignment or provisioning failed. */
  failed: number;
  /** End of the enrolment token: a time, `never`, or null when the profile has none known. */
  enrollmentTokenExpiresAt: string | 'never' | null;
  updatedAt: string | null;
  associatedUser: AssociatedUser | null;
  withoutToken: boolean;
  singleDevice: boolean;
  sync: ProfileSync;
  fate: ProfileFate;
};

/** A profile with everything known of it; counts add up to `devices` (behaviours 75 to 83). */
export type ProfileDetails = ProfileSummary & {
  settings: ProfileSettings;
  enrollmentToken: EnrollmentTokenView | null;
  /** Changes of it that are not over, in the order they were made. */
  changes: ProfileChangeEntry[];
};

/** Whether devices can be moved into a listed profile now: not into one that will be deleted. */
export function isLandingPlace({ type, fate }: Pick<ProfileSummary, 'type' | 'fate'>): boolean {
  return takesDevices(type) && fate !== 'leaves';
}

/** Whether devices can be moved into a profile of this type: never into a Self-Maintained one (mission 1.13). */
export function takesDevices(type: ProfileType): boolean {
  return type !== 'self-maintained';
}
