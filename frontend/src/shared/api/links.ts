import { api } from './api';
import type { ShortLink } from './types';

export const { useGetLinksQuery, useCreateLinkMutation, useRevokeLinkMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      getLinks: build.query<{ links: ShortLink[] }, string>({
        query: (mediaId) => ({ path: `/api/links?mediaId=${mediaId}` }),
        providesTags: ['Links'],
      }),
      createLink: build.mutation<ShortLink, { tenantId: string; mediaId: string }>({
        query: (body) => ({ path: '/api/links', method: 'POST', body }),
        invalidatesTags: ['Links'],
      }),
      revokeLink: build.mutation<null, string>({
        query: (slug) => ({ path: `/api/links/${slug}`, method: 'DELETE' }),
        invalidatesTags: ['Links'],
      }),
    }),
  });
