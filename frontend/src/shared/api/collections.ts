import type { MediaServer } from '@/shared/session/media-token';
import { api } from './api';
import { pathOf, type ItemOf } from './library';
import type { Collection, CollectionSummary, MediaItem, Outcome } from './types';

export interface CollectionOf {
  server: MediaServer;
  id: string;
}

type Place = CollectionOf & { mediaId: string; before: string | null };

const pathTo = ({ server, id }: CollectionOf) => `${pathOf(server)}/collections/${id}`;

/** With the item before that one, or at the end. */
function placed(items: MediaItem[], { mediaId, before }: Place) {
  const item = items.find(({ id }) => id === mediaId);
  if (!item) return items;
  const others = items.filter(({ id }) => id !== mediaId);
  const found = others.findIndex(({ id }) => id === before);
  const at = found < 0 ? others.length : found;
  return [...others.slice(0, at), item, ...others.slice(at)];
}

const injected = api.injectEndpoints({
  endpoints: (build) => ({
    getCollections: build.query<CollectionSummary[], MediaServer>({
      query: (server) => ({ path: `${pathOf(server)}/collections`, as: server }),
      transformResponse: ({ collections }: { collections: CollectionSummary[] }) => collections,
      providesTags: ['Collections'],
    }),

    getCollection: build.query<Collection, CollectionOf>({
      query: (collection) => ({ path: pathTo(collection), as: collection.server }),
      providesTags: ['Collections'],
    }),

    makeCollection: build.mutation<
      Collection,
      { server: MediaServer; title: string; items: string[] }
    >({
      query: ({ server, ...body }) => ({
        path: `${pathOf(server)}/collections`,
        method: 'POST',
        body,
        as: server,
      }),
      invalidatesTags: ['Collections'],
    }),

    renameCollection: build.mutation<Collection, CollectionOf & { title: string }>({
      query: ({ server, id, title }) => ({
        path: pathTo({ server, id }),
        method: 'PATCH',
        body: { title },
        as: server,
      }),
      invalidatesTags: ['Collections'],
    }),

    /** Its items stay where they are. */
    removeCollection: build.mutation<null, CollectionOf>({
      query: ({ server, id }) => ({ path: pathTo({ server, id }), method: 'DELETE', as: server }),
      invalidatesTags: ['Collections'],
    }),

    addToCollection: build.mutation<Outcome, CollectionOf & { ids: string[] }>({
      query: ({ server, id, ids }) => ({
        path: `${pathTo({ server, id })}/items`,
        method: 'POST',
        body: { ids },
        as: server,
      }),
      invalidatesTags: ['Collections'],
    }),

    placeInCollection: build.mutation<null, Place>({
      query: ({ server, id, mediaId, before }) => ({
        path: `${pathTo({ server, id })}/items/${mediaId}`,
        method: 'PUT',
        body: { before },
        as: server,
      }),
      invalidatesTags: ['Collections'],
      async onQueryStarted(place, { dispatch, queryFulfilled }) {
        const { server, id } = place;
        const shown = dispatch(
          injected.util.updateQueryData('getCollection', { server, id }, (collection) => {
            collection.items = placed(collection.items, place);
          }),
        );
        await queryFulfilled.catch(shown.undo);
      },
    }),

    takeOutOfCollection: build.mutation<null, CollectionOf & { mediaId: ItemOf['id'] }>({
      query: ({ server, id, mediaId }) => ({
        path: `${pathTo({ server, id })}/items/${mediaId}`,
        method: 'DELETE',
        as: server,
      }),
      invalidatesTags: ['Collections'],
    }),
  }),
});

export const {
  useGetCollectionsQuery,
  useGetCollectionQuery,
  useMakeCollectionMutation,
  useRenameCollectionMutation,
  useRemoveCollectionMutation,
  useAddToCollectionMutation,
  usePlaceInCollectionMutation,
  useTakeOutOfCollectionMutation,
} = injected;
