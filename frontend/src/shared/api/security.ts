import { api } from './api';
import type { LoginSession, SecurityEvents } from './types';

/** Where the account is signed in, and what happened in it. */
export const {
  useGetSessionsQuery,
  useEndSessionMutation,
  useEndOtherSessionsMutation,
  useGetSecurityEventsInfiniteQuery,
} = api.injectEndpoints({
  endpoints: (build) => ({
    getSessions: build.query<{ sessions: LoginSession[] }, void>({
      query: () => ({ path: '/api/users/me/sessions' }),
      providesTags: ['Sessions'],
    }),
    endSession: build.mutation<null, string>({
      query: (id) => ({ path: `/api/users/me/sessions/${id}`, method: 'DELETE' }),
      invalidatesTags: ['Sessions', 'SecurityEvents'],
    }),
    endOtherSessions: build.mutation<null, void>({
      query: () => ({ path: '/api/users/me/sessions', method: 'DELETE' }),
      invalidatesTags: ['Sessions', 'SecurityEvents'],
    }),
    getSecurityEvents: build.infiniteQuery<SecurityEvents, void, string | null>({
      infiniteQueryOptions: {
        initialPageParam: null,
        getNextPageParam: ({ next }) => next ?? undefined,
      },
      query: ({ pageParam }) => ({
        path: `/api/users/me/events${pageParam ? `?before=${encodeURIComponent(pageParam)}` : ''}`,
      }),
      providesTags: ['SecurityEvents'],
    }),
  }),
});
