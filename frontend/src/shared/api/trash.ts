import type { MediaServer } from '@/shared/session/media-token';
import { api } from './api';
import { pathOf, type ItemOf } from './library';
import type { MediaItem, Outcome, Trash } from './types';

const trashOf = (server: MediaServer) => `${pathOf(server)}/trash`;

export const {
  useGetTrashQuery,
  useRestoreItemMutation,
  useRemoveItemMutation,
  useThrowAwayItemsMutation,
  useRestoreItemsMutation,
  useEmptyTrashMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    getTrash: build.query<Trash, MediaServer>({
      query: (server) => ({ path: trashOf(server), as: server }),
      providesTags: ['Trash'],
    }),

    restoreItem: build.mutation<MediaItem, ItemOf>({
      query: ({ server, id }) => ({
        path: `${trashOf(server)}/${id}/restore`,
        method: 'POST',
        as: server,
      }),
      invalidatesTags: ['Library', 'Trash', 'Tags'],
    }),

    throwAwayItems: build.mutation<Outcome, { server: MediaServer; ids: string[] }>({
      query: ({ server, ids }) => ({
        path: trashOf(server),
        method: 'POST',
        body: { ids },
        as: server,
      }),
      invalidatesTags: ['Library', 'Trash', 'Tags'],
    }),

    restoreItems: build.mutation<Outcome, { server: MediaServer; ids: string[] }>({
      query: ({ server, ids }) => ({
        path: `${trashOf(server)}/restore`,
        method: 'POST',
        body: { ids },
        as: server,
      }),
      invalidatesTags: ['Library', 'Trash', 'Tags'],
    }),

    /** For good. */
    removeItem: build.mutation<null, ItemOf>({
      query: ({ server, id }) => ({
        path: `${trashOf(server)}/${id}`,
        method: 'DELETE',
        as: server,
      }),
      invalidatesTags: ['Library', 'Trash', 'Tags'],
    }),

    emptyTrash: build.mutation<null, MediaServer>({
      query: (server) => ({ path: trashOf(server), method: 'DELETE', as: server }),
      invalidatesTags: ['Library', 'Trash', 'Tags'],
    }),
  }),
});
