import type { TFunction } from 'i18next';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME } from '#shared/domain/profile.ts';
import {
  type ChangeState,
  type ChangeSummary,
  changeStates,
  heldStates,
  isDeviceIntent,
  isSelfMaintained,
  type OutcomeCounts,
} from '#shared/domain/queued-change.ts';
import type { DotShape, DotTone } from '../../ui/StatusDot.tsx';

/** The colour and shape of a change's state; done needs no colour of its own, for nobody has to act on it. */
export const changeSigns: Record<ChangeState, { tone: DotTone; shape: DotShape }> = {
  waiting: { tone: 'waiting', shape: 'clock' },
  sending: { tone: 'waiting', shape: 'arrow' },
  unconfirmed: { tone: 'waiting', shape: 'question' },
  done: { tone: 'unassigned', shape: 'check' },
  skipped: { tone: 'unassigned', shape: 'dashed' },
  refused: { tone: 'failed', shape: 'cross' },
  conflict: { tone: 'conflict', shape: 'diamond' },
  parked: { tone: 'failed', shape: 'bar' },
  undone: { tone: 'unassigned', shape: 'ring' },
};

/** What a change does, as the person would say it. */
export function changeTitle(t: TFunction, change: Pick<ChangeSummary, 'intent' | 'devices' | 'profileName'>): string {
  const { intent, devices: count, profileName: profile } = change;
  if (intent.kind === 'move') {
    if (intent.profileId === DEFAULT_PROFILE_ID) return t('changes.unassign', { count });
    return t('changes.move', { count, profile });
  }
  if (intent.kind === 'credentials') return t('changes.credentials', { count, profile });
  if (intent.kind === 'approve') return t('changes.approve', { count, upload: profile });
  if (intent.kind === 'delete') return t('changes.delete', { count });
  if (!isSelfMaintained(intent)) return t(`changes.kinds.${intent.kind}`, { profile });
  if (intent.kind === 'edit-self-maintained')
    return t('changes.editDevice', { device: intent.row.imei ?? intent.row.serial ?? '', profile });
  const named = intent.kind === 'remove-self-maintained' ? intent.deviceIds.length : intent.devices;
  return t(`changes.selfMaintained.${intent.kind}`, { count: named, profile });
}

/** Where the devices of a change will be, as the person would say it: approved ones are in the Default Profile. */
export function destinationOf(
  t: TFunction,
  { intent, profileName }: Pick<ChangeSummary, 'intent' | 'profileName'>,
): string {
  if (intent.kind === 'delete') return t('changes.deleted');
  return intent.kind === 'approve' ? DEFAULT_PROFILE_NAME : profileName;
}

/** What a change asks of the person, and what each answer does. */
export function decisionWords(
  t: TFunction,
  { intent, profileName: profile }: Pick<ChangeSummary, 'intent' | 'profileName'>,
  { kind, devices: count }: Decision,
): string {
  if (!isDeviceIntent(intent)) {
    if (kind === 'conflict') return t('changes.decideProfile_conflict', { profile });
    return t(intent.kind === 'create-profile' ? 'changes.decideProfile_create' : 'changes.decideProfile_held');
  }
  if (intent.kind === 'credentials' && kind === 'held') return t('changes.decideCredentials_held', { count });
  if (intent.kind !== 'delete') return t(`changes.decide_${kind}`, { count, profile });
  return t(kind === 'conflict' ? 'changes.decideDelete_conflict' : 'changes.decideDelete_held', { count });
}

/** What the two answers are called: of a profile that was refused, nothing of theirs is there to be taken. */
export function answerWords(
  t: TFunction,
  { intent }: Pick<ChangeSummary, 'intent'>,
  { kind }: Decision,
): { mine: string; theirs: string } {
  if (isDeviceIntent(intent) || kind === 'conflict')
    return { mine: t('changes.keepMine'), theirs: t('changes.takeTheirs') };
  return { mine: t('changes.tryAgain'), theirs: t('changes.letGo') };
}

/** A stretch of the outcomes bar. */
export type OutcomeShare = { state: ChangeState; devices: number; share: number };

/** The outcomes of a change in the order of the bar, without those that no device has. */
export function outcomeShares(outcomes: OutcomeCounts): OutcomeShare[] {
  const order: readonly ChangeState[] = ['done', 'skipped', 'undone', 'sending', 'unconfirmed', 'waiting'];
  const total = changeStates.reduce((sum, state) => sum + outcomes[state], 0);
  if (total === 0) return [];
  return [...order, ...heldStates]
    .filter((state) => outcomes[state] > 0)
    .map((state) => ({ state, devices: outcomes[state], share: outcomes[state] / total }));
}

/** What a change asks of the person: nothing, or a decision over so many devices. */
export type Decision = { kind: 'conflict' | 'held' | 'approval'; devices: number };

/** Whether devices of a change wait for a decision; a conflict outweighs what was refused or parked. */
export function decisionOf({ intent, outcomes }: Pick<ChangeSummary, 'intent' | 'outcomes'>): Decision | null {
  const held = heldStates.reduce((sum, state) => sum + outcomes[state], 0);
  if (held === 0) return null;
  if (intent.kind === 'approve') return { kind: 'approval', devices: held };
  return { kind: outcomes.conflict === held ? 'conflict' : 'held', devices: held };
}

/** What stands over the three states of a thing: of a conflict, the person decided between the first and the second. */
export function headWords(
  t: TFunction,
  change: Pick<ChangeSummary, 'outcomes'>,
): Record<'was' | 'seen' | 'willBe', string> {
  if (change.outcomes.conflict === 0)
    return { was: t('changes.was'), seen: t('changes.seenNow'), willBe: t('changes.willBe') };
  return { was: t('queue.before'), seen: t('queue.theirsNow'), willBe: t('queue.yours') };
}
