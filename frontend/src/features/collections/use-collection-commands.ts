import { useNavigate } from 'react-router';
import {
  useMakeCollectionMutation,
  usePlaceInCollectionMutation,
  useRemoveCollectionMutation,
  useRenameCollectionMutation,
  useTakeOutOfCollectionMutation,
  type CollectionOf,
} from '@/shared/api/collections';
import type { Collection, MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { useToast } from '@/shared/ui/toasts';

/** What an owner does with a collection; each says why it did not work, and what is taken away can be brought back. */
export function useCollectionCommands(of: CollectionOf) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const navigate = useNavigate();
  const [make] = useMakeCollectionMutation();
  const [renameIt] = useRenameCollectionMutation();
  const [removeIt] = useRemoveCollectionMutation();
  const [placeIt] = usePlaceInCollectionMutation();
  const [takeItOut] = useTakeOutOfCollectionMutation();
  const failed = (error: unknown) => toast({ text: explain(error) });

  const place = ({ id: mediaId }: MediaItem, before: string | null) =>
    void placeIt({ ...of, mediaId, before })
      .unwrap()
      .catch(failed);

  async function remove({ title, items }: Collection) {
    await removeIt(of).unwrap();
    void navigate('/library/collections');
    const again = { server: of.server, title, items: items.map(({ id }) => id) };
    toast({
      text: t('collections.removed', { title }),
      action: { label: t('common.undo'), run: () => void make(again).unwrap().catch(failed) },
    });
  }

  async function takeOut(item: MediaItem, before: string | null) {
    await takeItOut({ ...of, mediaId: item.id }).unwrap();
    toast({
      text: t('collections.takenOut', { title: item.title }),
      action: { label: t('common.undo'), run: () => place(item, before) },
    });
  }

  return {
    rename: (title: string) =>
      void renameIt({ ...of, title })
        .unwrap()
        .catch(failed),
    remove: (collection: Collection) => void remove(collection).catch(failed),
    place,
    takeOut: (item: MediaItem, before: string | null) => void takeOut(item, before).catch(failed),
  };
}
