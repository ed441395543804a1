import { http, HttpResponse } from 'msw';
import type { MediaItem } from '@/shared/api/types';
import { at, problem } from './answers';
import { TENANT } from './samples';

export interface KeptCollection {
  id: string;
  title: string;
  /** The ids of its items in their order. */
  items: string[];
}

interface CollectionsState {
  library: { items: MediaItem[] };
  collections: KeptCollection[];
}

const AT = { createdAt: '2026-01-02T03:04:05Z', changedAt: '2026-01-02T03:04:05Z' };
const path = (rest = '') => at(`/api/media/${TENANT}/collections${rest}`);
const done = () => new HttpResponse(null, { status: 204 });

/** The owner's collections. */
export function fakeCollections(state: CollectionsState) {
  const find = (id: unknown) => state.collections.find((one) => one.id === id);
  const itemsOf = ({ items }: KeptCollection) =>
    items.flatMap((id) => state.library.items.find((item) => item.id === id) ?? []);
  const shown = (one: KeptCollection) => ({ ...AT, ...one, items: itemsOf(one) });
  const change = (id: unknown, by: (one: KeptCollection) => Partial<KeptCollection>) => {
    const one = find(id);
    if (!one) return problem(404, 'collection_unknown');
    state.collections = state.collections.map((other) =>
      other === one ? { ...one, ...by(one) } : other,
    );
    return null;
  };
  return [
    http.get(path(), () =>
      HttpResponse.json({
        collections: state.collections.map((one) => ({
          ...AT,
          id: one.id,
          title: one.title,
          count: itemsOf(one).length,
          posterUrl: itemsOf(one)[0]?.posterUrl ?? null,
        })),
      }),
    ),
    http.post(path(), async ({ request }) => {
      const { title, items } = (await request.json()) as Omit<KeptCollection, 'id'>;
      const made = { id: `c${state.collections.length + 1}`, title, items };
      state.collections.unshift(made);
      return HttpResponse.json(shown(made), { status: 201 });
    }),
    http.get(path('/:id'), ({ params }) => {
      const one = find(params.id);
      return one ? HttpResponse.json(shown(one)) : problem(404, 'collection_unknown');
    }),
    http.patch(path('/:id'), async ({ request, params }) => {
      const { title } = (await request.json()) as { title: string };
      return change(params.id, () => ({ title })) ?? HttpResponse.json(shown(find(params.id)!));
    }),
    http.delete(path('/:id'), ({ params }) => {
      state.collections = state.collections.filter(({ id }) => id !== params.id);
      return done();
    }),
    http.post(path('/:id/items'), async ({ request, params }) => {
      const { ids } = (await request.json()) as { ids: string[] };
      const added = change(params.id, ({ items }) => ({ items: [...new Set([...items, ...ids])] }));
      return added ?? HttpResponse.json({ done: ids, unknown: [] });
    }),
    http.put(path('/:id/items/:mediaId'), async ({ request, params }) => {
      const { before } = (await request.json()) as { before: string | null };
      const placed = change(params.id, ({ items }) => {
        const others = items.filter((id) => id !== params.mediaId);
        const place = before === null ? others.length : others.indexOf(before);
        return { items: others.toSpliced(place, 0, String(params.mediaId)) };
      });
      return placed ?? done();
    }),
    http.delete(path('/:id/items/:mediaId'), ({ params }) => {
      const taken = change(params.id, ({ items }) => ({
        items: items.filter((id) => id !== params.mediaId),
      }));
      return taken ?? done();
    }),
  ];
}
