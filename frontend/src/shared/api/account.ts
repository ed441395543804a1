import { accessToken } from '@/shared/session/access-token';
import { api } from './api';
import { sendWithProgress } from './send-with-progress';
import type { Account, Language } from './types';

const injected = api.injectEndpoints({
  endpoints: (build) => ({
    getAccount: build.query<Account, void>({
      query: () => ({ path: '/api/users/me' }),
      providesTags: ['Account'],
    }),
    changeAccount: build.mutation<Account, { name?: string; locale?: Language }>({
      query: (body) => ({ path: '/api/users/me', method: 'PATCH', body }),
      invalidatesTags: ['Account', 'SecurityEvents'],
    }),
    /** Sends a picture and tells how much of it (0..1) is on its way. */
    changePicture: build.mutation<
      Account,
      { picture: Blob; onProgress: (fraction: number) => void }
    >({
      queryFn: ({ picture, onProgress }) =>
        sendWithProgress<Account>('/api/users/me/picture', picture, accessToken, onProgress),
      invalidatesTags: ['Account', 'SecurityEvents'],
    }),
    removePicture: build.mutation<Account, void>({
      query: () => ({ path: '/api/users/me/picture', method: 'DELETE' }),
      invalidatesTags: ['Account', 'SecurityEvents'],
    }),
    noticeSeen: build.mutation<null, string>({
      query: (id) => ({ path: `/api/users/me/notices/${id}/seen`, method: 'POST' }),
      invalidatesTags: ['Account'],
    }),
    signOut: build.mutation<null, void>({
      query: () => ({ path: '/api/auth/logout', method: 'POST', as: 'anyone' }),
    }),
  }),
});

export const {
  useGetAccountQuery,
  useChangeAccountMutation,
  useChangePictureMutation,
  useRemovePictureMutation,
  useNoticeSeenMutation,
  useSignOutMutation,
} = injected;
