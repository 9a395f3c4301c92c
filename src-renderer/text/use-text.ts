import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Format, formatFor } from './format.ts';

/** The words of the window's language, and numbers and times as its reader writes them. */
export function useText(): { t: TFunction; format: Format; language: 'en' | 'fr'; locale: string } {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  return { t, format: formatFor(locale), language: locale.toLowerCase().startsWith('fr') ? 'fr' : 'en', locale };
}
