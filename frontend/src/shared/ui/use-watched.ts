import type { MediaItem } from '@/shared/api/types';
import { formatPercent } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';

/** How much of an item is watched, 0 to 1 while that is somewhere in between, and in words; null for nothing. */
export function useWatched({ positionSeconds, durationSeconds, watched }: MediaItem) {
  const { t, language } = useTexts();
  if (positionSeconds !== null && durationSeconds) {
    const fraction = Math.min(1, positionSeconds / durationSeconds);
    return {
      fraction,
      words: t('library.reached', { percent: formatPercent(fraction, language) }),
    };
  }
  return { fraction: null, words: watched ? t('library.watched') : null };
}
