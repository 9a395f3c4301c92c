import type { TFunction } from 'i18next';
import type { HandoverChange, HandoverStanding } from '#shared/domain/handover.ts';
import { isDeviceIntent } from '#shared/domain/queued-change.ts';
import type { DotShape, DotTone } from '../../ui/StatusDot.tsx';
import { canTake } from './choose-changes.ts';

/** The colour and shape of how a change of a file stands to the queue here. */
export const standingSigns: Record<HandoverStanding, { tone: DotTone; shape: DotShape }> = {
  new: { tone: 'waiting', shape: 'clock' },
  'comes-back': { tone: 'waiting', shape: 'arrow' },
  here: { tone: 'unassigned', shape: 'ring' },
  'over-here': { tone: 'unassigned', shape: 'check' },
};

/** What is to be known of a change before it is taken over, the gravest first. */
export function remarksOf(t: TFunction, change: HandoverChange): string[] {
  if (change.standing === 'here') return [t('handover.in.remark.here')];
  if (change.standing === 'over-here') return [t('handover.in.remark.overHere')];
  if (change.profile === 'missing') return [t('handover.in.remark.profileMissing')];
  const remarks = isDeviceIntent(change.intent) ? deviceRemarks(t, change) : profileRemarks(t, change);
  return change.profile === 'unknown' ? [t('handover.in.remark.profileUnknown'), ...remarks] : remarks;
}

function deviceRemarks(t: TFunction, change: HandoverChange): string[] {
  const { unsent, devices } = change;
  const counted = ['held', 'movedSince', 'contested', 'unknown', 'alreadyThere'] as const;
  const remarks = counted
    .filter((what) => change[what] > 0)
    .map((what) => t(`handover.in.remark.${what}`, { count: change[what] }));
  return unsent < devices ? [t('handover.in.remark.unsent', { count: unsent }), ...remarks] : remarks;
}

function profileRemarks(t: TFunction, { held, movedSince, contested }: HandoverChange): string[] {
  return [
    ...(held > 0 ? [t('handover.in.remark.held', { count: held })] : []),
    ...(movedSince > 0 ? [t('handover.in.remark.profileMoved')] : []),
    ...(contested > 0 ? [t('handover.in.remark.profileContested')] : []),
  ];
}

/** Whether taking a change over leads to something the person should know before. */
export function isDelicate(change: HandoverChange): boolean {
  return canTake(change) && (change.held > 0 || change.movedSince > 0 || change.contested > 0 || change.unknown > 0);
}
