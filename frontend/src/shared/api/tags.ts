import type { MediaServer } from '@/shared/session/media-token';
import { api } from './api';
import { pathOf } from './library';
import type { Outcome, Tag } from './types';

interface TagChange {
  server: MediaServer;
  ids: string[];
  add: string[];
  remove: string[];
}

export const { useGetTagsQuery, useChangeTagsMutation, useRenameTagMutation } = api.injectEndpoints(
  {
    endpoints: (build) => ({
      getTags: build.query<Tag[], MediaServer>({
        query: (server) => ({ path: `${pathOf(server)}/tags`, as: server }),
        transformResponse: ({ tags }: { tags: Tag[] }) => tags,
        providesTags: ['Tags'],
      }),

      changeTags: build.mutation<Outcome, TagChange>({
        query: ({ server, ...body }) => ({
          path: `${pathOf(server)}/tags`,
          method: 'POST',
          body,
          as: server,
        }),
        invalidatesTags: ['Library', 'Tags'],
      }),

      /** Wherever it is; where the new name is already, the two become one. */
      renameTag: build.mutation<null, { server: MediaServer; name: string; to: string }>({
        query: ({ server, ...body }) => ({
          path: `${pathOf(server)}/tags`,
          method: 'PATCH',
          body,
          as: server,
        }),
        invalidatesTags: ['Library', 'Tags'],
      }),
    }),
  },
);
