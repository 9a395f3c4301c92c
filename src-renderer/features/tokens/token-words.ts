import type { TFunction } from 'i18next';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import type { DotShape, DotTone } from '../../ui/StatusDot.tsx';
import type { TokenStanding } from './token-timeline.ts';

/** What is said of a token's end: *expired 9 days ago*, *41 days*, *never*; days are whole ones. */
export function leftWords(t: TFunction, { nearness, days }: TokenStanding): string {
  if (nearness === 'never' || nearness === 'unknown' || days === null)
    return t(nearness === 'never' ? 'tokens.left.never' : 'tokens.left.unknown');
  if (days === -1) return t('tokens.left.justExpired');
  if (days < 0) return t('tokens.left.expired', { count: -days - 1 });
  return days === 0 ? t('tokens.left.today') : t('tokens.left.days', { count: days });
}

/** The sign of a change of a token that is not over. */
export function changeSign(state: ChangeState): { tone: DotTone; shape: DotShape } {
  if (state === 'conflict') return { tone: 'conflict', shape: 'diamond' };
  if (state === 'refused' || state === 'parked') return { tone: 'failed', shape: 'cross' };
  return { tone: 'waiting', shape: 'clock' };
}

/** When sheets with the token's old value were printed before it got the one it has: that moment, ISO text. */
export function voidSince({ issuedAt, printedAt }: { issuedAt: string | null; printedAt: string | null }) {
  return issuedAt !== null && printedAt !== null && Date.parse(printedAt) < Date.parse(issuedAt) ? issuedAt : null;
}
