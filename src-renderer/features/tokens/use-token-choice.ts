import { useMemo, useState } from 'react';
import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import type { ProfileId } from '#shared/domain/profile.ts';

/** The tokens a person has ticked; those that went away are ticked no longer. */
export type TokenChoice = {
  chosen: readonly EnrollmentTokenView[];
  has: (profileId: ProfileId) => boolean;
  set: (profileId: ProfileId, chosen: boolean) => void;
  setAll: (chosen: boolean) => void;
};

/** Which of some tokens are ticked. */
export function useTokenChoice(tokens: readonly EnrollmentTokenView[]): TokenChoice {
  const [ticked, setTicked] = useState<ReadonlySet<ProfileId>>(new Set());
  const chosen = useMemo(() => tokens.filter(({ profileId }) => ticked.has(profileId)), [tokens, ticked]);
  return {
    chosen,
    has: (profileId) => ticked.has(profileId),
    set: (profileId, wanted) => {
      const next = new Set(ticked);
      if (wanted) next.add(profileId);
      else next.delete(profileId);
      setTicked(next);
    },
    setAll: (wanted) => setTicked(new Set(wanted ? tokens.map(({ profileId }) => profileId) : [])),
  };
}
