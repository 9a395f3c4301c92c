import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format.ts';

/** The words of the window's language, and numbers and times as its reader writes them. */
export function useText(): { t: TFunction; format: Format; language: 'en' | 'fr' } {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  const format = useMemo(() => createFormat(locale), [locale]);
  return { t, format, language: locale.toLowerCase().startsWith('fr') ? 'fr' : 'en' };
}
