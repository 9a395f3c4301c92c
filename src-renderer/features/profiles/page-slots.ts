import type { ReactNode } from 'react';
import type { ProfileDetails, ProfileId, ProfileSummary } from '#shared/domain/profile.ts';

/** What every dialog is given. */
export type DialogSlot = { opened: boolean; onClose: () => void };

/** What a dialog about one profile is given. */
export type ProfileDialogSlot = DialogSlot & { profile: ProfileSummary };

/** Parts of the page that other features build; what is absent is not offered. */
export type ProfilesPageSlots = {
  /** Saves the devices of a profile as CSV. */
  exportDialog: (slot: DialogSlot & { profileId: ProfileId | null }) => ReactNode;
  /** Moves all devices of a profile to another one. */
  moveDialog: (slot: DialogSlot & { profile: ProfileSummary | null }) => ReactNode;
  /** The wizard of Self-Maintained profiles. */
  selfMaintainedWizard?: (slot: DialogSlot) => ReactNode;
  /** The devices of a Self-Maintained profile, which only Ivanti knows. */
  selfMaintainedDevices?: (profile: ProfileDetails) => ReactNode;
  /** A new token, or a longer life. */
  refreshToken?: (slot: ProfileDialogSlot) => ReactNode;
  /** Custom attributes of all devices of a profile. */
  editAttributes?: (slot: ProfileDialogSlot) => ReactNode;
  /** The enrolment token, masked until it is asked for. */
  tokenField?: (profile: ProfileDetails) => ReactNode;
};
