import { mediaToken, type MediaServer } from '@/shared/session/media-token';
import { api } from './api';
import { followEvents } from './event-stream';
import type { Download, Library, MediaItem, Playback } from './types';

interface ItemOf {
  server: MediaServer;
  id: string;
}

const pathOf = ({ tenantId }: MediaServer) => `/api/media/${tenantId}`;

/** Whether an item takes another amount of storage than the library was told with. */
function changesUsage(library: Library | undefined, { id, state }: MediaItem) {
  return library?.items.find((item) => item.id === id)?.state !== state;
}

/** Puts a changed item into its place, or a new one in front. */
function withItem(library: Library, item: MediaItem) {
  const index = library.items.findIndex(({ id }) => id === item.id);
  if (index >= 0) library.items[index] = item;
  else library.items.unshift(item);
}

function withoutItem(library: Library, id: string) {
  library.items = library.items.filter((item) => item.id !== id);
}

const injected = api.injectEndpoints({
  endpoints: (build) => ({
    /** The library, kept live by the media server's events for as long as a page shows it. */
    getLibrary: build.query<Library, MediaServer>({
      query: (server) => ({ path: `${pathOf(server)}/items`, as: server }),
      providesTags: ['Library'],
      async onCacheEntryAdded(
        server,
        { cacheDataLoaded, cacheEntryRemoved, updateCachedData, getCacheEntry, dispatch },
      ) {
        await cacheDataLoaded.catch(() => undefined);
        const ended = new AbortController();
        void followEvents({
          path: `${pathOf(server)}/events`,
          bearer: mediaToken(server),
          signal: ended.signal,
          onEvent: (name, data) => {
            const item = data as MediaItem;
            const stale = name === 'deleted' || changesUsage(getCacheEntry().data, item);
            updateCachedData((library) =>
              name === 'deleted' ? withoutItem(library, item.id) : withItem(library, item),
            );
            if (stale) dispatch(api.util.invalidateTags(['Library']));
          },
          onBreak: () => dispatch(api.util.invalidateTags(['Library'])),
        });
        await cacheEntryRemoved;
        ended.abort();
      },
    }),

    renameItem: build.mutation<MediaItem, ItemOf & { title: string }>({
      query: ({ server, id, title }) => ({
        path: `${pathOf(server)}/items/${id}`,
        method: 'PATCH',
        body: { title },
        as: server,
      }),
      async onQueryStarted({ server, id, title }, { dispatch, queryFulfilled }) {
        const shown = dispatch(
          injected.util.updateQueryData('getLibrary', server, (library) => {
            const item = library.items.find((candidate) => candidate.id === id);
            if (item) item.title = title;
          }),
        );
        await queryFulfilled.catch(() => shown.undo());
      },
    }),

    /** Into the trash; an upload that is not complete is gone at once. */
    throwAwayItem: build.mutation<null, ItemOf>({
      query: ({ server, id }) => ({
        path: `${pathOf(server)}/items/${id}`,
        method: 'DELETE',
        as: server,
      }),
      invalidatesTags: ['Library', 'Trash'],
      async onQueryStarted({ server, id }, { dispatch, queryFulfilled }) {
        const hidden = dispatch(
          injected.util.updateQueryData('getLibrary', server, (library) =>
            withoutItem(library, id),
          ),
        );
        await queryFulfilled.catch(() => hidden.undo());
      },
    }),

    downloadItem: build.mutation<Download, ItemOf>({
      query: ({ server, id }) => ({ path: `${pathOf(server)}/items/${id}/download`, as: server }),
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

export const {
  useGetLibraryQuery,
  useRenameItemMutation,
  useThrowAwayItemMutation,
  useDownloadItemMutation,
  useStartPlaybackMutation,
} = injected;
