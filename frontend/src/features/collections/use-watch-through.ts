import { skipToken } from '@reduxjs/toolkit/query';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useGetCollectionQuery } from '@/shared/api/collections';
import type { MediaServer } from '@/shared/session/media-token';

/** Where an item is watched as one of a collection. */
export const addressIn = (collectionId: string, itemId: string) =>
  `/watch/${itemId}?collection=${collectionId}`;

/** The collection that is watched through, if the address names one, and the way to the items beside this one. */
export function useWatchThrough(server: MediaServer, itemId: string) {
  const collectionId = useSearchParams()[0].get('collection');
  const navigate = useNavigate();
  const state = useLocation().state as { playing?: boolean } | null;
  const { data: collection } = useGetCollectionQuery(
    collectionId ? { server, id: collectionId } : skipToken,
  );
  const items = collection?.items ?? [];
  const at = items.findIndex(({ id }) => id === itemId);

  function step(by: 1 | -1) {
    const item = at < 0 ? undefined : items[at + by];
    if (item && collection)
      void navigate(addressIn(collection.id, item.id), { state: { playing: true } });
  }

  return { collection, step, playing: state?.playing === true };
}
