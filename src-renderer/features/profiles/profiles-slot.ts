import type { ProfileId, ProfileSummary } from '#shared/domain/profile.ts';

/** What the panel and the grid tell each other. */
export type ProfilesSlot = {
  chosenId: ProfileId | null;
  /** Devices of the whole workspace; null while unknown. */
  total: number | null;
  onChoose: (profile: ProfileSummary | null) => void;
  landing: { kind: string; words: string; refusal: (profile: ProfileSummary) => string | null } | null;
  onLand: (profile: ProfileSummary) => void;
};
