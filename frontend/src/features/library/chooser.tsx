import { Checkbox } from '@mantine/core';
import type { MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import type { Selection } from './use-selection';

/** Takes an item into the selection, while there is one. */
export function Chooser({ item, selection }: { item: MediaItem; selection: Selection }) {
  const { t } = useTexts();
  if (!selection.choosing) return null;
  return (
    <Checkbox
      size="md"
      checked={selection.has(item.id)}
      onChange={() => selection.toggle(item.id)}
      aria-label={t('library.choose', { title: item.title })}
    />
  );
}
