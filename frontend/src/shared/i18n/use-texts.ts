import { useTranslation } from 'react-i18next';
import { isProblem, UNREACHABLE } from '@/shared/api/problem';
import type { Language } from '@/shared/api/types';

/** The texts in the reader's language, and a readable sentence for a problem. */
export function useTexts() {
  const { t, i18n } = useTranslation();

  function sentenceOf(code: string) {
    const key = `problem.${code}`;
    return i18n.exists(key)
      ? (i18n.t as (key: string) => string)(key)
      : t('problem.internal_error');
  }

  function nameOfPlan(id: string) {
    const key = `plans.${id}`;
    return i18n.exists(key) ? (i18n.t as (key: string) => string)(key) : id;
  }

  return {
    t,
    language: i18n.language as Language,
    sentenceOf,
    nameOfPlan,
    explain: (error: unknown) => sentenceOf(isProblem(error) ? error.code : UNREACHABLE),
  };
}
