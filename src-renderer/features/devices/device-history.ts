import type { TFunction } from 'i18next';
import type { EditEntry, FromTo, HistoryEntry, OwnChangeEntry, SeenEntry } from '#shared/domain/device-history.ts';
import { isErrorCode } from '#shared/errors.ts';
import type { DotShape, DotTone } from '../../ui/StatusDot.tsx';
import { changeLooks, stateLooks } from './device-states.ts';

/** A line of a device's history in words: what happened, how that stands, by whom, and what else is to be said. */
export type HistoryWords = {
  titles: string[];
  sign: { tone: DotTone; shape: DotShape; label: string } | null;
  by: string;
  detail: string | null;
};

/** What a line of a device's history says. */
export function wordsOf(t: TFunction, entry: HistoryEntry): HistoryWords {
  switch (entry.kind) {
    case 'change':
      return ownWords(t, entry);
    case 'edit':
      return editWords(t, entry);
    case 'registration': {
      const now = entry.registration.to ?? 'none';
      return { titles: [t(`history.registration.${now}`)], sign: null, by: t('history.by.ivanti'), detail: null };
    }
    case 'seen':
      return seenWords(t, entry);
  }
}

/** Tells lines apart, whatever window they come in. */
export function keyOf(entry: HistoryEntry): string {
  if (entry.kind === 'change') return entry.changeId;
  return entry.kind === 'edit' ? `edit ${entry.editId} ${entry.name}` : `event ${entry.event}`;
}

function personWords(t: TFunction, by: string | null): string {
  return by === null ? t('history.by.you') : by;
}

function ownWords(t: TFunction, { change, toName, state, errorCode, by }: OwnChangeEntry): HistoryWords {
  const titles = {
    move: t('history.own.move', { profile: toName }),
    credentials: t('history.own.credentials', { profile: toName }),
    approve: t('history.own.approve', { upload: toName }),
    delete: t('history.own.delete'),
  };
  return {
    titles: [titles[change]],
    sign: { ...changeLooks[state], label: t(`devices.change.${state}`) },
    by: personWords(t, by),
    detail: errorCode !== null && isErrorCode(errorCode) ? t(`errors.${errorCode}.what`) : null,
  };
}

function editWords(t: TFunction, entry: EditEntry): HistoryWords {
  return {
    titles: [editTitle(t, entry)],
    sign: entry.isUndone ? { ...changeLooks.undone, label: t('devices.change.undone') } : null,
    by: personWords(t, entry.by),
    detail: entry.edit === 'note' && entry.becomes !== null ? entry.becomes : null,
  };
}

function editTitle(t: TFunction, { edit, name, was, becomes }: EditEntry): string {
  if (edit === 'hold')
    return becomes === null ? t('history.released', { reason: was ?? '' }) : t('history.hold', { reason: becomes });
  if (edit === 'note') {
    if (becomes === null) return t('history.noteRemoved');
    return t(was === null ? 'history.noteAdded' : 'history.noteChanged');
  }
  return was === null
    ? t('history.attributeSet', { name, value: becomes ?? '' })
    : t('history.attributeChanged', { name, was, becomes: becomes ?? t('devices.details.none') });
}

function seenWords(t: TFunction, entry: SeenEntry): HistoryWords {
  const { state } = entry;
  const staged = entry.what === 'changed' && entry.profile === null && state?.to;
  return {
    titles: entry.what === 'changed' ? changedTitles(t, entry) : [presenceTitle(t, entry)],
    sign: staged ? { ...stateLooks[staged], label: t(`devices.state.${staged}`) } : null,
    by: t(`history.by.${byOf(entry)}`),
    detail: null,
  };
}

/** Out of *pending*: somebody let it in. */
function byOf({ author, what, profile, state }: SeenEntry): 'portal' | 'approvedInPortal' | 'reseller' | 'device' {
  const approved = what === 'changed' && profile !== null && state?.from === 'pending' && state.to !== 'pending';
  return author === 'portal' && approved ? 'approvedInPortal' : author;
}

function presenceTitle(t: TFunction, { what, upload, profile }: SeenEntry): string {
  if (what === 'gone') return t('history.gone', { profile: profile?.from ?? t('devices.details.none') });
  const named = upload?.to ?? null;
  if (what === 'reappeared') return t('history.reappeared');
  return named === null ? t('history.appeared') : t('history.appearedWith', { upload: named });
}

function changedTitles(t: TFunction, { profile, state, user, upload }: SeenEntry): string[] {
  const none = t('devices.details.none');
  const titles: string[] = [];
  const add = (part: FromTo<string> | null, title: (from: string, to: string) => string) => {
    if (part) titles.push(title(part.from ?? none, part.to ?? none));
  };
  const stateWords = (of: SeenEntry['state']) =>
    of && { from: of.from && t(`devices.state.${of.from}`), to: of.to && t(`devices.state.${of.to}`) };
  // A device in no profile yet was known by its state alone.
  const places = profile && { from: profile.from ?? stateWords(state)?.from ?? null, to: profile.to };
  add(places, (from, to) => t('devices.details.fromTo', { from, to }));
  if (profile === null && state !== null) titles.push(t('history.setUp'));
  add(user, (from, to) => t('history.user', { from, to }));
  add(upload, (from, to) => t('history.upload', { from, to }));
  return titles;
}
