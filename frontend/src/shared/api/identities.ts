import { api } from './api';
import type { Provider } from './types';

/** The sign-ins that lead to the account. */
export const { useLinkIdentityMutation, useUnlinkIdentityMutation } = api.injectEndpoints({
  endpoints: (build) => ({
    linkIdentity: build.mutation<{ startUrl: string }, { provider: Provider; returnTo: string }>({
      query: (body) => ({ path: '/api/users/me/identities', method: 'POST', body }),
    }),
    unlinkIdentity: build.mutation<null, string>({
      query: (id) => ({ path: `/api/users/me/identities/${id}`, method: 'DELETE' }),
      invalidatesTags: ['Account', 'SecurityEvents'],
    }),
  }),
});
