import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '@/shared/api/types';
import { en } from './en';
import { ko, type Dictionary } from './ko';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts';
    resources: { texts: Dictionary };
  }
}

/** The first of the browser's languages that we speak; Korean when there is none. */
export function preferredLanguage(languages: readonly string[] = navigator.languages): Language {
  const spoken = languages
    .map((tag) => tag.slice(0, 2))
    .find((tag) => tag === 'ko' || tag === 'en');
  return spoken === 'en' ? 'en' : 'ko';
}

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  resources: { ko: { texts: ko }, en: { texts: en } },
  lng: preferredLanguage(),
  fallbackLng: false,
  supportedLngs: ['ko', 'en'],
  defaultNS: 'texts',
  interpolation: { escapeValue: false },
  initAsync: false,
});

i18n.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});
document.documentElement.lang = i18n.language;
