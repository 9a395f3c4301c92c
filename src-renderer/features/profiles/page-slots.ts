import type { ReactNode } from 'react';
import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import type { ProfileDetails, ProfileId, ProfileSummary } from '#shared/domain/profile.ts';

/** What every dialog is given. */
export type DialogSlot = { opened: boolean; onClose: () => void };

/** What is done about an enrolment token. */
export type TokenAction = 'refresh' | 'extend' | 'paste';

/** Parts of the page that other features build; what is absent is not offered. */
export type ProfilesPageSlots = {
  /** Saves the devices of a profile as CSV; null until one was chosen. */
  exportDialog: (slot: DialogSlot & { profile: ProfileSummary | null }) => ReactNode;
  /** Moves all devices of a profile to another one. */
  moveDialog: (slot: DialogSlot & { profile: ProfileSummary }) => ReactNode;
  /** A new token, a longer life, or one that was issued elsewhere; null while nothing is asked for. */
  tokenDialog: (slot: { action: TokenAction | null; onClose: () => void; profile: ProfileDetails }) => ReactNode;
  /** A custom attribute for all devices of a profile. */
  attributesDialog: (slot: DialogSlot & { profile: ProfileSummary }) => ReactNode;
  /** The code that sets a device up for a profile. */
  qrDialog: (slot: DialogSlot & { profile: ProfileDetails }) => ReactNode;
  /** The same code on paper. */
  sheetDialog: (slot: DialogSlot & { profile: ProfileSummary }) => ReactNode;
  /** Labels for the boxes of a profile's devices. */
  labelsDialog: (slot: DialogSlot & { profile: ProfileSummary }) => ReactNode;
  /** An enrolment token, masked until it is asked for. */
  tokenField: (profileId: ProfileId, token: EnrollmentTokenView) => ReactNode;
  /** The wizard of Self-Maintained profiles. */
  selfMaintainedWizard: (slot: DialogSlot) => ReactNode;
  /** The devices of a Self-Maintained profile, which Samsung does not know. */
  selfMaintainedDevices: (profile: ProfileSummary) => ReactNode;
};
