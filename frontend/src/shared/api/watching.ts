import type { MediaServer } from '@/shared/session/media-token';
import { api } from './api';
import { changeShown, pathOf, type ItemOf } from './library';
import type { MediaItem } from './types';

export const { useGetBegunQuery, useReachPositionMutation, useMarkWatchedMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      /** What is begun and not finished, what was watched last first. */
      getBegun: build.query<MediaItem[], MediaServer>({
        query: (server) => ({ path: `${pathOf(server)}/begun`, as: server }),
        transformResponse: ({ items }: { items: MediaItem[] }) => items,
        providesTags: ['Begun'],
      }),

      reachPosition: build.mutation<null, ItemOf & { seconds: number }>({
        query: ({ server, id, seconds }) => ({
          path: `${pathOf(server)}/items/${id}/position`,
          method: 'PUT',
          body: { seconds },
          as: server,
        }),
        invalidatesTags: ['Begun'],
      }),

      markWatched: build.mutation<null, ItemOf & { watched: boolean }>({
        query: ({ server, id, watched }) => ({
          path: `${pathOf(server)}/items/${id}/watched`,
          method: 'PUT',
          body: { watched },
          as: server,
        }),
        invalidatesTags: ['Begun'],
        async onQueryStarted({ id, watched }, { dispatch, queryFulfilled }) {
          const undo = dispatch(
            changeShown((item) =>
              item.id === id ? { ...item, watched, positionSeconds: null } : item,
            ),
          );
          await queryFulfilled.catch(undo);
        },
      }),
    }),
  });
