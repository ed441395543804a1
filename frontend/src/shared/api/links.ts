import { api } from './api';
import type { LinkChange, NewLink, ShortLink } from './types';

export const {
  useGetLinksQuery,
  useCreateLinkMutation,
  useChangeLinkMutation,
  useRevokeLinkMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    /** Of one item, or of all. */
    getLinks: build.query<{ links: ShortLink[] }, string | undefined>({
      query: (mediaId) => ({ path: `/api/links${mediaId ? `?mediaId=${mediaId}` : ''}` }),
      providesTags: ['Links'],
    }),
    createLink: build.mutation<ShortLink, NewLink>({
      query: (body) => ({ path: '/api/links', method: 'POST', body }),
      invalidatesTags: ['Links'],
    }),
    /** For the version that was seen, and no other. */
    changeLink: build.mutation<ShortLink, { link: ShortLink; change: LinkChange }>({
      query: ({ link, change }) => ({
        path: `/api/links/${link.slug}`,
        method: 'PATCH',
        body: change,
        headers: { 'If-Match': `"${link.version}"` },
      }),
      invalidatesTags: ['Links'],
    }),
    revokeLink: build.mutation<null, string>({
      query: (slug) => ({ path: `/api/links/${slug}`, method: 'DELETE' }),
      invalidatesTags: ['Links'],
    }),
  }),
});
