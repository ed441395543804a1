import { api } from './api';
import type { PendingSignIn, Provider } from './types';

/** A first sign-in whose e-mail belongs to an account already: what it is, and the two ways on. */
export const {
  useGetPendingSignInQuery,
  useLinkPendingSignInMutation,
  useCreateFromPendingSignInMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    getPendingSignIn: build.query<PendingSignIn, void>({
      query: () => ({ path: '/api/auth/pending', as: 'anyone' }),
    }),
    linkPendingSignIn: build.mutation<{ startUrl: string }, Provider>({
      query: (provider) => ({
        path: '/api/auth/pending/link',
        method: 'POST',
        body: { provider },
        as: 'anyone',
      }),
    }),
    createFromPendingSignIn: build.mutation<null, void>({
      query: () => ({ path: '/api/auth/pending/create', method: 'POST', as: 'anyone' }),
    }),
  }),
});
