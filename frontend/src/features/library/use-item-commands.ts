import { useRenameItemMutation, useThrowAwayItemMutation } from '@/shared/api/media';
import { useMarkWatchedMutation } from '@/shared/api/watching';
import { useRestoreItemMutation } from '@/shared/api/trash';
import type { MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { useToast } from '@/shared/ui/toasts';

/** What an owner does with an item; each says why it did not work. */
export function useItemCommands(server: MediaServer) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const [renameItem] = useRenameItemMutation();
  const [throwAway] = useThrowAwayItemMutation();
  const [restore] = useRestoreItemMutation();
  const [markWatched] = useMarkWatchedMutation();
  const failed = (error: unknown) => toast({ text: explain(error) });

  const bringBack = (id: string) => void restore({ server, id }).unwrap().catch(failed);

  function told({ id, title, state }: MediaItem) {
    if (state === 'UPLOADING') toast({ text: t('library.uploadRemoved', { title }) });
    else
      toast({
        text: t('library.removed', { title }),
        action: { label: t('common.undo'), run: () => bringBack(id) },
      });
  }

  return {
    rename: ({ id }: MediaItem, title: string) =>
      void renameItem({ server, id, title }).unwrap().catch(failed),
    mark: ({ id }: MediaItem, watched: boolean) =>
      void markWatched({ server, id, watched }).unwrap().catch(failed),
    remove: (item: MediaItem) =>
      void throwAway({ server, id: item.id })
        .unwrap()
        .then(() => told(item), failed),
  };
}

export type ItemCommands = ReturnType<typeof useItemCommands>;
