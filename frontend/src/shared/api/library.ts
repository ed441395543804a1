import type { Dispatch, UnknownAction } from '@reduxjs/toolkit';
import type { MediaServer } from '@/shared/session/media-token';
import { api } from './api';
import type { Library, MediaItem } from './types';

export interface ItemOf {
  server: MediaServer;
  id: string;
}

/** Which part of a library is wanted, and in which order; all of it, newest first, when nothing is said. */
export interface LibraryView {
  q?: string;
  sort?: 'DATE' | 'TITLE' | 'SIZE' | 'DURATION';
  order?: 'ASC' | 'DESC';
  /** One or several, with commas. */
  state?: string;
  tag?: string;
  length?: 'SHORT' | 'MEDIUM' | 'LONG';
  limit?: number;
}

export type LibraryQuery = LibraryView & { server: MediaServer };

export const pathOf = ({ tenantId }: MediaServer) => `/api/media/${tenantId}`;

function listPath({ server, ...view }: LibraryQuery, after: string | null) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...view, after }))
    if (value) parameters.set(name, String(value));
  return `${pathOf(server)}/items?${parameters.toString()}`;
}

const injected = api.injectEndpoints({
  endpoints: (build) => ({
    getLibrary: build.infiniteQuery<Library, LibraryQuery, string | null>({
      infiniteQueryOptions: {
        initialPageParam: null,
        getNextPageParam: ({ next }) => next ?? undefined,
      },
      query: ({ queryArg, pageParam }) => ({
        path: listPath(queryArg, pageParam),
        as: queryArg.server,
      }),
      providesTags: ['Library'],
    }),

    getItem: build.query<MediaItem, ItemOf>({
      query: ({ server, id }) => ({ path: `${pathOf(server)}/items/${id}`, as: server }),
      providesTags: ['Library'],
    }),
  }),
});

export const { useGetLibraryInfiniteQuery, useGetItemQuery } = injected;

type State = Parameters<typeof api.util.selectInvalidatedBy>[0];
type Patch = { undo: () => void };

/** Every list and item that is shown, or was a moment ago. */
const shown = (state: State) => api.util.selectInvalidatedBy(state, ['Library']);

/** What a shown item becomes; nothing when it is gone. */
type Change = (item: MediaItem) => MediaItem | null;

/** Changes items wherever they are shown; answers how to take that back. */
export const changeShown =
  (change: Change) =>
  (dispatch: Dispatch<UnknownAction>, getState: () => unknown): (() => void) => {
    const run = dispatch as unknown as (patch: unknown) => Patch;
    const patches = shown(getState() as State).flatMap(({ endpointName, originalArgs }) => {
      if (endpointName === 'getItem')
        return run(
          injected.util.updateQueryData('getItem', originalArgs as ItemOf, (item) => {
            const changed = change(item);
            if (changed) Object.assign(item, changed);
          }),
        );
      if (endpointName === 'getLibrary')
        return run(
          injected.util.updateQueryData('getLibrary', originalArgs as LibraryQuery, (list) => {
            for (const page of list.pages)
              page.items = page.items.flatMap((item) => change(item) ?? []);
          }),
        );
      return [];
    });
    return () => patches.forEach((patch) => patch.undo());
  };
