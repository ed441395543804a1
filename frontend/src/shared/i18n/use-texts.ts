import { useTranslation } from 'react-i18next';
import { isProblem, UNREACHABLE } from '@/shared/api/problem';
import type { Language } from '@/shared/api/types';

/** The texts in the reader's language, and a readable sentence for a problem. */
export function useTexts() {
  const { t, i18n } = useTranslation();

  /** A text whose key comes from the platform, which may know words that we do not. */
  const wordOr = (key: string, otherwise: string) =>
    i18n.exists(key) ? (i18n.t as (key: string) => string)(key) : otherwise;

  const sentenceOf = (code: string) => wordOr(`problem.${code}`, t('problem.internal_error'));

  return {
    t,
    language: i18n.language as Language,
    sentenceOf,
    nameOfPlan: (id: string) => wordOr(`plans.${id}`, id),
    wordOr,
    /** Why something failed, or takes longer while it still goes on. */
    reasonOf: (code: string, goesOn = false) =>
      goesOn
        ? wordOr(`waiting.${code}`, t('waiting.other'))
        : wordOr(`why.${code}`, t('why.other')),
    explain: (error: unknown) => sentenceOf(isProblem(error) ? error.code : UNREACHABLE),
  };
}
