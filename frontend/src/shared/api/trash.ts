import type { MediaServer } from '@/shared/session/media-token';
import { api } from './api';
import type { MediaItem, Trash } from './types';

interface ItemOf {
  server: MediaServer;
  id: string;
}

const pathOf = ({ tenantId }: MediaServer) => `/api/media/${tenantId}/trash`;

export const {
  useGetTrashQuery,
  useRestoreItemMutation,
  useRemoveItemMutation,
  useEmptyTrashMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    getTrash: build.query<Trash, MediaServer>({
      query: (server) => ({ path: pathOf(server), as: server }),
      providesTags: ['Trash'],
    }),

    restoreItem: build.mutation<MediaItem, ItemOf>({
      query: ({ server, id }) => ({
        path: `${pathOf(server)}/${id}/restore`,
        method: 'POST',
        as: server,
      }),
      invalidatesTags: ['Library', 'Trash'],
    }),

    /** For good. */
    removeItem: build.mutation<null, ItemOf>({
      query: ({ server, id }) => ({
        path: `${pathOf(server)}/${id}`,
        method: 'DELETE',
        as: server,
      }),
      invalidatesTags: ['Library', 'Trash'],
    }),

    emptyTrash: build.mutation<null, MediaServer>({
      query: (server) => ({ path: pathOf(server), method: 'DELETE', as: server }),
      invalidatesTags: ['Library', 'Trash'],
    }),
  }),
});
