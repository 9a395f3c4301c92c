import { useMemo } from 'react';
import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import { useCommand } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { needsAttention, standingOf } from './token-timeline.ts';

const MINUTE_MS = 60_000;

/** Every enrolment token, soonest to end first, and from when on they are warned of. */
export function useTokens() {
  return useCommand('tokens.list', {}, ['enrollmentTokens', 'profiles', 'devices', 'changes', 'integration']);
}

/** Whether Ivanti issues the tokens of this workspace; undefined until that is known. */
export function useHasIvanti(): boolean | undefined {
  const integration = useCommand('integration.get', {}, ['integration']).data;
  return integration && integration.ivanti !== null;
}

/** Samsung KME profiles whose token may be pasted in: all that Ivanti keeps none of. */
export function useProfilesByHand(tokens: readonly EnrollmentTokenView[]) {
  const { data } = useCommand('profiles.list', {}, ['profiles', 'devices', 'changes', 'enrollmentTokens']);
  const kept = new Set(tokens.flatMap(({ keeper, profileId }) => (keeper === 'ivanti' ? [profileId] : [])));
  return (data?.profiles ?? []).filter(
    ({ profileId, type, fate }) => type === 'samsung-kme' && fate !== 'leaves' && !kept.has(profileId),
  );
}

/** How many of some tokens need somebody now. */
export function countAttention(tokens: readonly EnrollmentTokenView[], warningDays: number, now: Date): number {
  return tokens.filter(({ expiresAt, pendingDevices }) =>
    needsAttention(standingOf(expiresAt, now, warningDays).nearness, pendingDevices),
  ).length;
}

/** How many tokens need somebody, in words; null until they are known. */
export function useTokensNote(): string | null {
  const { t } = useText();
  const { data } = useTokens();
  const mark = useTokensMark();
  return data === undefined || data.tokens.length === 0 ? null : (mark?.words ?? t('tokens.allWell'));
}

/** What stands on the rail: tokens that need somebody; null when none does. */
export function useTokensMark(): { tone: 'failed'; count: number; words: string } | null {
  const { t } = useText();
  const { data } = useTokens();
  const now = useNow(MINUTE_MS);
  return useMemo(() => {
    const count = data ? countAttention(data.tokens, data.warningDays, now) : 0;
    return count === 0 ? null : { tone: 'failed', count, words: t('tokens.needYou', { count }) };
  }, [data, now, t]);
}
