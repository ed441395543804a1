import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';

/** Copies to the clipboard and keeps the sentence that says how it went. */
export function useCopy() {
  const { t } = useTexts();
  const [said, say] = useState('');
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => say(t('share.copied')),
      () => say(t('share.copyFailed')),
    );
  return { said, say, copy };
}
