import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { formatFor } from './format.ts';
import { fr } from './fr.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

/** The words of both languages, loaded at once; `locale` is a BCP 47 tag such as `en-GB` or `fr`. */
export function createI18n(locale: string): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'en',
    resources: { en: { translation: en }, fr: { translation: fr } },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  // Its own way makes a new Intl.NumberFormat for every number that is written.
  instance.services.formatter?.add('number', (value, locale) => formatFor(locale ?? 'en').number(Number(value)));
  return instance;
}
