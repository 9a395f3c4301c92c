import type { TFunction } from 'i18next';
import type { ChangeFact } from '#shared/domain/change-target.ts';
import type { Format } from '../../text/format.ts';

const MASK = '••••••••';
/** What every key of Android begins with: said once in the document, and no help beside each of them. */
const ANDROID = /^android\.app\.extra\.(PROVISIONING_)?/;

/** What a fact is about. */
export function factLabel(t: TFunction, { kind, key }: Pick<ChangeFact, 'kind' | 'key'>): string {
  if (kind === 'key') return (key ?? '').replace(ANDROID, '');
  return kind === 'attribute' ? (key ?? '') : t(`changes.fact.${kind}`);
}

/** A value as a person reads it; null where there is none. */
export function factValue(
  { t, format }: { t: TFunction; format: Format },
  kind: ChangeFact['kind'],
  value: string | null,
): string | null {
  if (value === null) return null;
  switch (kind) {
    case 'key':
      return value === 'secret' ? MASK : value;
    case 'systemApps':
    case 'withoutToken':
    case 'singleDevice':
      return t(value === 'true' ? 'changes.yes' : 'changes.no');
    case 'tokenDays':
      return t('changes.days', { count: Number(value) });
    case 'tokenEnd':
      return value === 'never' ? t('changes.never') : format.dateTime(value);
    case 'tokenValue':
      return t('changes.newValue');
    default:
      return value;
  }
}
