import { http, HttpResponse } from 'msw';
import type { LinkChange, NewLink, ShortLink, Statistics } from '@/shared/api/types';
import { at, problem } from './answers';
import { aLink } from './samples';

interface LinksState {
  links: ShortLink[];
  statistics: Statistics;
}

const ifMatch = (request: Request) => request.headers.get('If-Match');

/** The links of the account as the links service has them. */
export function fakeLinks(state: LinksState) {
  return [
    http.get(at('/api/links/:slug/statistics'), ({ params }) =>
      state.links.some(({ slug }) => slug === params.slug)
        ? HttpResponse.json(state.statistics)
        : problem(404, 'link_unknown'),
    ),
    http.get(at('/api/links/items/:mediaId/statistics'), () => HttpResponse.json(state.statistics)),
    http.get(at('/api/links'), () => HttpResponse.json({ links: state.links })),
    http.post(at('/api/links'), async ({ request }) => {
      const wish = (await request.json()) as NewLink;
      const { password, ...settings } = wish;
      const slug = wish.slug ?? 'bbb';
      if (wish.slug && state.links.some((link) => link.slug === slug))
        return problem(409, 'slug_taken');
      const link = aLink({
        ...settings,
        allowDownload: Boolean(wish.allowDownload),
        hasPassword: Boolean(password),
        chosen: Boolean(wish.slug),
        slug,
        shortUrl: at(`/s/${slug}`),
        visits: 0,
        lastVisitAt: null,
        createdAt: '2026-02-01T00:00:00Z',
      });
      state.links = [...state.links, link];
      return HttpResponse.json(link, { status: 201 });
    }),
    http.patch(at('/api/links/:slug'), async ({ params, request }) => {
      const link = state.links.find(({ slug }) => slug === params.slug);
      if (!link) return problem(404, 'link_unknown');
      if (ifMatch(request) !== `"${link.version}"`) return problem(412, 'request_conflict');
      const { password, ...settings } = (await request.json()) as LinkChange;
      const changed = { ...link, ...settings, version: link.version + 1 } as ShortLink;
      if (password !== undefined) changed.hasPassword = password !== null;
      state.links = state.links.map((one) => (one === link ? changed : one));
      return HttpResponse.json(changed);
    }),
    http.delete(at('/api/links/:slug'), ({ params }) => {
      state.links = state.links.filter(({ slug }) => slug !== params.slug);
      return new HttpResponse(null, { status: 204 });
    }),
  ];
}
