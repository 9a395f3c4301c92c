import { z } from 'zod';
import { tokenDaysSchema } from '../domain/enrollment-token.ts';
import {
  type AssociatedUser,
  type ProfileDetails,
  type ProfileId,
  type ProfileSummary,
  profileIdSchema,
  profileSettingsSchema,
} from '../domain/profile.ts';
import { command, nothing } from './command.ts';

const profile = z.object({ profileId: profileIdSchema });
const userId = z.string().min(1).max(64).nullable();

/** Profiles: the landing places of devices, and what is done with them (behaviours 38 to 100). */
export const profilesCommands = {
  'profiles.list': command<{ profiles: ProfileSummary[] }>()(nothing),
  'profiles.getDetails': command<ProfileDetails>()(profile),
  /** Queues a new Samsung KME profile; `days` is the life of its token, null without one. Throws `profile_name_taken`. */
  'profiles.create': command<{ profileId: ProfileId; changeId: string }>()(
    z.object({ settings: profileSettingsSchema, days: tokenDaysSchema.nullable(), userId }),
  ),
  /** *Modify Configuration* and *Edit*: queues the new settings (behaviours 70, 71, 87). */
  'profiles.update': command<{ changeId: string }>()(profile.extend({ settings: profileSettingsSchema })),
  /** Queues the deletion; its devices go back to the Default Profile (behaviours 72, 73). */
  'profiles.delete': command<{ changeId: string }>()(profile),
  /** *Change Associate User*; null takes the user away (behaviour 91). */
  'profiles.changeUser': command<{ changeId: string | null }>()(profile.extend({ userId })),
  /** Users of Ivanti by any part of name or mail address, from the cache (behaviour 49). */
  'profiles.searchUsers': command<{ users: AssociatedUser[]; total: number }>()(
    z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50) }),
  ),
} as const;
