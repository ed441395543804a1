import { api } from './api';
import type { Account, Language } from './types';

export const { useGetAccountQuery, useChangeAccountMutation, useSignOutMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      getAccount: build.query<Account, void>({
        query: () => ({ path: '/api/users/me' }),
        providesTags: ['Account'],
      }),
      changeAccount: build.mutation<Account, { name?: string; locale?: Language }>({
        query: (body) => ({ path: '/api/users/me', method: 'PATCH', body }),
        invalidatesTags: ['Account'],
      }),
      signOut: build.mutation<null, void>({
        query: () => ({ path: '/api/auth/logout', method: 'POST', as: 'anyone' }),
      }),
    }),
  });
