import type { TFunction } from 'i18next';
import { type ActivityDeviceKind, type ActivityRow, isActivityAction } from '#shared/domain/activity-entry.ts';
import { changeStates } from '#shared/domain/queued-change.ts';
import type { Place } from '../../navigation.tsx';
import type { Format } from '../../text/format.ts';

type Text = { t: TFunction; format: Format };
type Row = Pick<ActivityRow, 'action' | 'facts' | 'change'>;

/** What was done, in one sentence. */
export function sentenceOf(text: Text, row: Row): string {
  const { t } = text;
  const { action, facts } = row;
  const values = valuesOf(text, row);
  if (!isActivityAction(action)) return t('activity.unknown', { action });
  // The same deed goes one way or the other.
  if (action === 'changes.undo' && facts.reverses !== undefined) return t('activity.reversed', values);
  if (action === 'changes.settle' && facts.decision === 'mine') return t('activity.keptMine', values);
  if (action === 'devices.setNote' && facts.text === '') return t('activity.noteRemoved', values);
  // The file and each change in it have entries of their own.
  if (action === 'handover.takeOver' && facts.changes === undefined) return t('activity.tookOver');
  return t(`activity.what.${action}`, values);
}

function valuesOf(text: Text, { facts, change }: Row) {
  return {
    count:
      numberIn(facts.devices) ??
      numberIn(facts.lines) ??
      numberIn(facts.changes) ??
      numberIn(facts.copies) ??
      numberIn(facts.minutes) ??
      change?.devices ??
      0,
    profile: textIn(facts.profileName) ?? change?.profileName ?? '—',
    name: textIn(facts.name) ?? '—',
    file: textIn(facts.fileName) ?? '—',
    value: textIn(facts.value) ?? '—',
    reason: textIn(facts.reason) ?? '—',
    text: textIn(facts.text) ?? '—',
    changed: numberIn(facts.changed) ?? 0,
    deleted: numberIn(facts.deleted) ?? 0,
    outcomes: outcomesIn(text, facts.outcomes),
  };
}

function outcomesIn({ t, format }: Text, outcomes: unknown): string {
  const counts = (outcomes ?? {}) as Record<string, unknown>;
  const parts = changeStates.flatMap((state) => {
    const devices = numberIn(counts[state]);
    return devices === null ? [] : `${t(`changes.states.${state}`)} ${format.number(devices)}`;
  });
  return parts.length === 0 ? '—' : parts.join(' · ');
}

/** What an entry is about, and where to see it; `place` null: there is nothing to go to any more. */
export type About = { label: string; place: Place | null };

/** What an entry is about, null when its sentence says all there is. */
export function aboutOf({ action, facts, change }: Row): About | null {
  if (change?.kind === 'approve') {
    // An approval goes by its upload and the reseller: UP30240021 · Telco North.
    const uploadId = textIn(facts.uploadId) ?? change.profileName.split(' · ')[0] ?? '';
    return { label: uploadId, place: { page: 'uploads', uploadId } };
  }
  const name = textIn(facts.name);
  const batchId = textIn(facts.batchId);
  if (batchId !== null && name !== null)
    return { label: name, place: action === 'batches.delete' ? null : { page: 'batches', batchId } };
  if (action.startsWith('attributes.') && name !== null)
    return { label: name, place: { page: 'settings', section: 'attributes' } };
  if (action.startsWith('integration.') && name !== null)
    return { label: name, place: { page: 'settings', section: 'integration' } };
  const profileId = textIn(facts.profileId) ?? change?.profileId ?? null;
  const label = textIn(facts.profileName) ?? change?.profileName ?? null;
  if (profileId === null || label === null || change?.kind === 'delete') return null;
  const place = change?.kind === 'delete-profile' ? null : ({ page: 'profiles', profileId } as Place);
  return { label, place };
}

/** How a device of an entry stood before and stands after, in words. */
export function beforeAndAfter(
  t: TFunction,
  kind: ActivityDeviceKind,
  { before, after }: { before: string | null; after: string | null },
): { before: string; after: string } {
  const none = t('activity.entry.none');
  const held = t('activity.entry.onHold');
  switch (kind) {
    case 'approve':
      return { before: before ?? t('activity.entry.toApprove'), after: after ?? none };
    case 'delete':
      return { before: before ?? none, after: t('activity.entry.deleted') };
    case 'hold':
    case 'release': {
      const free = t('activity.entry.free');
      return { before: before === null ? free : held, after: after === null ? free : held };
    }
    default:
      return { before: before ?? none, after: after ?? none };
  }
}

/** The beginning of a hash, enough to tell it from others. */
export function shortHash(hash: string): string {
  return hash === '' ? '—' : `${hash.slice(0, 12)}…`;
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
