import { mediaToken, type MediaServer } from '@/shared/session/media-token';
import { api } from './api';
import { followEvents } from './event-stream';
import {
  changeShown,
  pathOf,
  useGetItemQuery,
  useGetLibraryInfiniteQuery,
  type ItemOf,
  type LibraryQuery,
} from './library';
import type { MediaItem, MediaState } from './types';

const { useFollowLibraryQuery } = api.injectEndpoints({
  endpoints: (build) => ({
    /** Nothing to read: it keeps what is shown of a library live, by its media server's events. */
    followLibrary: build.query<null, MediaServer>({
      queryFn: () => ({ data: null }),
      async onCacheEntryAdded(server, { cacheEntryRemoved, dispatch }) {
        const ended = new AbortController();
        const states = new Map<string, MediaState>();
        const refresh = () =>
          dispatch(api.util.invalidateTags(['Library', 'Trash', 'Tags', 'Begun', 'Collections']));

        /** Lists and the storage that is used are asked for anew when an item comes, goes or is in another state. */
        function changed(item: MediaItem) {
          let before = states.get(item.id);
          states.set(item.id, item.state);
          dispatch(
            changeShown((one) => {
              if (one.id !== item.id) return one;
              before ??= one.state;
              return item;
            }),
          );
          if (before !== item.state) refresh();
        }

        function deleted({ id }: Pick<MediaItem, 'id'>) {
          states.delete(id);
          dispatch(changeShown((one) => (one.id === id ? null : one)));
          refresh();
        }

        void followEvents({
          path: `${pathOf(server)}/events`,
          bearer: mediaToken(server),
          signal: ended.signal,
          onEvent: (name, data) =>
            name === 'deleted' ? deleted(data as MediaItem) : changed(data as MediaItem),
          onBreak: refresh,
        });
        await cacheEntryRemoved;
        ended.abort();
      },
    }),
  }),
});

/** A part of the library, live. */
export function useLibrary(query: LibraryQuery) {
  useFollowLibraryQuery(query.server);
  return useGetLibraryInfiniteQuery(query);
}

/** One item, live. */
export function useItem(item: ItemOf) {
  useFollowLibraryQuery(item.server);
  return useGetItemQuery(item);
}
