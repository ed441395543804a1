import type { MediaServer } from '@/shared/session/media-token';
import { api } from './api';
import { changeShown, pathOf, type ItemOf } from './library';
import type { Archive, Download, MediaItem, Playback, Tile } from './types';

export const {
  useRenameItemMutation,
  useThrowAwayItemMutation,
  useDownloadItemMutation,
  useGetStoryboardQuery,
  useOpenArchiveMutation,
  useStartPlaybackMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    renameItem: build.mutation<MediaItem, ItemOf & { title: string }>({
      query: ({ server, id, title }) => ({
        path: `${pathOf(server)}/items/${id}`,
        method: 'PATCH',
        body: { title },
        as: server,
      }),
      async onQueryStarted({ id, title }, { dispatch, queryFulfilled }) {
        const undo = dispatch(changeShown((item) => (item.id === id ? { ...item, title } : item)));
        await queryFulfilled.catch(undo);
      },
    }),

    /** Its pictures can be fetched for an hour. */
    getStoryboard: build.query<Tile[], ItemOf>({
      query: ({ server, id }) => ({ path: `${pathOf(server)}/items/${id}/storyboard`, as: server }),
      transformResponse: ({ tiles }: { tiles: Tile[] }) => tiles,
      keepUnusedDataFor: 60,
    }),

    /** Into the trash; an upload that is not complete is gone at once. */
    throwAwayItem: build.mutation<null, ItemOf>({
      query: ({ server, id }) => ({
        path: `${pathOf(server)}/items/${id}`,
        method: 'DELETE',
        as: server,
      }),
      invalidatesTags: ['Library', 'Trash', 'Tags'],
      async onQueryStarted({ id }, { dispatch, queryFulfilled }) {
        const undo = dispatch(changeShown((item) => (item.id === id ? null : item)));
        await queryFulfilled.catch(undo);
      },
    }),

    downloadItem: build.mutation<Download, ItemOf>({
      query: ({ server, id }) => ({ path: `${pathOf(server)}/items/${id}/download`, as: server }),
    }),

    /** Many sources as one file: those, or all. */
    openArchive: build.mutation<Archive, { server: MediaServer; ids?: string[] }>({
      query: ({ server, ids }) => ({
        path: `${pathOf(server)}/archives`,
        method: 'POST',
        body: { ids },
        as: server,
      }),
    }),

    startPlayback: build.mutation<Playback, ItemOf>({
      query: ({ server, id }) => ({
        path: `${pathOf(server)}/play`,
        method: 'POST',
        body: { mediaId: id },
        as: server,
      }),
    }),
  }),
});
