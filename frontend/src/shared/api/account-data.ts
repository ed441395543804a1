import { api } from './api';

/** What the platform keeps about a person: taken along, or deleted. */
export const { useExportDataMutation, useAskDeletionMutation, useWithdrawDeletionMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      exportData: build.mutation<unknown, void>({
        query: () => ({ path: '/api/users/me/export' }),
        invalidatesTags: ['SecurityEvents'],
      }),
      askDeletion: build.mutation<{ deletesAt: string }, string>({
        query: (confirm) => ({
          path: '/api/users/me/deletion',
          method: 'POST',
          body: { confirm },
        }),
        invalidatesTags: ['Account', 'Sessions', 'SecurityEvents'],
      }),
      withdrawDeletion: build.mutation<null, void>({
        query: () => ({ path: '/api/users/me/deletion', method: 'DELETE' }),
        invalidatesTags: ['Account', 'SecurityEvents'],
      }),
    }),
  });
