import { http, HttpResponse } from 'msw';
import type { Library, MediaItem, TrashedItem } from '@/shared/api/types';
import { at, problem } from './answers';
import { aTrashedItem, TENANT } from './samples';

export type LibraryContent = Omit<Library, 'next'>;

interface LibraryState {
  library: LibraryContent;
  trash: TrashedItem[];
}

const done = () => new HttpResponse(null, { status: 204 });
const ofTenant = (path: string) => at(`/api/media/${TENANT}${path}`);

function tagsOf(items: MediaItem[]) {
  const names = [...new Set(items.flatMap(({ tags }) => tags))].sort();
  return names.map((name) => ({
    name,
    items: items.filter(({ tags }) => tags.includes(name)).length,
  }));
}

const isWanted = (asked: URLSearchParams) => {
  const states = asked.get('state')?.split(',');
  const q = asked.get('q')?.toLowerCase() ?? '';
  const tag = asked.get('tag');
  return ({ title, state, tags }: MediaItem) =>
    title.toLowerCase().includes(q) &&
    (!states || states.includes(state)) &&
    (!tag || tags.includes(tag));
};

/** A server may give fewer than it was asked for. */
const MOST_ON_A_PAGE = 10;

/** One page, in the order of the samples. */
function listed(library: LibraryContent, asked: URLSearchParams): Library {
  const from = Number(asked.get('after') ?? 0);
  const next = from + Math.min(Number(asked.get('limit')), MOST_ON_A_PAGE);
  const items = library.items.filter(isWanted(asked));
  return {
    ...library,
    items: items.slice(from, next),
    next: next < items.length ? String(next) : null,
  };
}

/** The owner's items and what was thrown away of them. */
export function fakeLibrary(state: LibraryState) {
  const unknown = () => problem(404, 'media_unknown');
  const shown = (id: unknown) => state.library.items.find((item) => item.id === id);
  const trashed = (id: unknown) => state.trash.find(({ item }) => item.id === id);
  const leaveTrash = (id: unknown) => {
    state.trash = state.trash.filter(({ item }) => item.id !== id);
  };
  const change = (id: unknown, over: Partial<MediaItem>) => {
    state.library.items = state.library.items.map((item) =>
      item.id === id ? { ...item, ...over } : item,
    );
  };
  return [
    http.get(ofTenant('/items'), ({ request }) =>
      HttpResponse.json(listed(state.library, new URL(request.url).searchParams)),
    ),
    http.get(ofTenant('/items/:id'), ({ params }) => {
      const item = shown(params.id);
      return item ? HttpResponse.json(item) : unknown();
    }),
    http.patch(ofTenant('/items/:id'), async ({ request, params }) => {
      change(params.id, (await request.json()) as { title: string });
      return HttpResponse.json(shown(params.id));
    }),
    http.delete(ofTenant('/items/:id'), ({ params }) => {
      const item = shown(params.id);
      if (!item) return unknown();
      state.library.items = state.library.items.filter(({ id }) => id !== params.id);
      if (item.state !== 'UPLOADING') state.trash.unshift(aTrashedItem({ item }));
      return done();
    }),
    http.get(ofTenant('/begun'), () =>
      HttpResponse.json({
        items: state.library.items.filter(({ positionSeconds }) => positionSeconds !== null),
      }),
    ),
    http.put(ofTenant('/items/:id/position'), async ({ request, params }) => {
      const { seconds } = (await request.json()) as { seconds: number };
      change(params.id, { positionSeconds: seconds });
      return done();
    }),
    http.put(ofTenant('/items/:id/watched'), async ({ request, params }) => {
      const { watched } = (await request.json()) as { watched: boolean };
      change(params.id, { positionSeconds: null, watched });
      return done();
    }),
    http.get(ofTenant('/tags'), () => HttpResponse.json({ tags: tagsOf(state.library.items) })),
    http.post(ofTenant('/tags'), async ({ request }) => {
      const { ids, add, remove } = (await request.json()) as Record<string, string[]>;
      state.library.items = state.library.items.map((item) =>
        ids?.includes(item.id)
          ? {
              ...item,
              tags: [...item.tags.filter((tag) => !remove?.includes(tag)), ...(add ?? [])],
            }
          : item,
      );
      return HttpResponse.json({ done: ids, unknown: [] });
    }),
    http.patch(ofTenant('/tags'), async ({ request }) => {
      const { name, to } = (await request.json()) as { name: string; to: string };
      state.library.items = state.library.items.map((item) => ({
        ...item,
        tags: item.tags.map((tag) => (tag === name ? to : tag)),
      }));
      return done();
    }),
    http.post(ofTenant('/trash'), async ({ request }) => {
      const { ids } = (await request.json()) as { ids: string[] };
      const thrown = state.library.items.filter(({ id }) => ids.includes(id));
      state.library.items = state.library.items.filter(({ id }) => !ids.includes(id));
      state.trash.unshift(...thrown.map((item) => aTrashedItem({ item })));
      return HttpResponse.json({ done: thrown.map(({ id }) => id), unknown: [] });
    }),
    http.post(ofTenant('/trash/restore'), async ({ request }) => {
      const { ids } = (await request.json()) as { ids: string[] };
      state.library.items.push(...ids.flatMap((id) => trashed(id)?.item ?? []));
      ids.forEach(leaveTrash);
      return HttpResponse.json({ done: ids, unknown: [] });
    }),
    http.get(ofTenant('/trash'), () =>
      HttpResponse.json({
        items: state.trash,
        usedBytes: state.trash.reduce((sum, { item }) => sum + item.sizeBytes, 0),
      }),
    ),
    http.post(ofTenant('/trash/:id/restore'), ({ params }) => {
      const entry = trashed(params.id);
      if (!entry) return unknown();
      leaveTrash(params.id);
      state.library.items.unshift(entry.item);
      return HttpResponse.json(entry.item);
    }),
    http.delete(ofTenant('/trash/:id'), ({ params }) => {
      if (!trashed(params.id)) return unknown();
      leaveTrash(params.id);
      return done();
    }),
    http.delete(ofTenant('/trash'), () => {
      state.trash = [];
      return done();
    }),
  ];
}
