import type { LibraryView } from '@/shared/api/library';
import { useAddress } from '@/shared/ui/use-address';

export const SORTS = {
  newest: {},
  oldest: { sort: 'DATE', order: 'ASC' },
  title: { sort: 'TITLE', order: 'ASC' },
  titleBack: { sort: 'TITLE', order: 'DESC' },
  largest: { sort: 'SIZE', order: 'DESC' },
  smallest: { sort: 'SIZE', order: 'ASC' },
  longest: { sort: 'DURATION', order: 'DESC' },
  shortest: { sort: 'DURATION', order: 'ASC' },
} as const satisfies Record<string, LibraryView>;

export const STATES = {
  uploading: { state: 'UPLOADING' },
  converting: { state: 'PROCESSING,PLAYABLE' },
  ready: { state: 'READY' },
  failed: { state: 'FAILED' },
} as const satisfies Record<string, LibraryView>;

export const LENGTHS = {
  short: { length: 'SHORT' },
  medium: { length: 'MEDIUM' },
  long: { length: 'LONG' },
} as const satisfies Record<string, LibraryView>;

/** The name if it is one of these: an address may say anything. */
function one<Names extends object>(names: Names, said: string | null) {
  return said !== null && Object.hasOwn(names, said) ? (said as keyof Names) : undefined;
}

/** What is searched for and how it is sorted, held in the address so that it can be kept and sent. */
export function useLibrarySearch() {
  const { parameters, change } = useAddress<'q' | 'sort' | 'state' | 'length' | 'tag'>();
  const chosen = {
    q: parameters.get('q') ?? '',
    sort: one(SORTS, parameters.get('sort')) ?? 'newest',
    state: one(STATES, parameters.get('state')),
    length: one(LENGTHS, parameters.get('length')),
    tag: parameters.get('tag') ?? '',
  };
  const view: LibraryView = {
    q: chosen.q,
    tag: chosen.tag,
    ...SORTS[chosen.sort],
    ...(chosen.state && STATES[chosen.state]),
    ...(chosen.length && LENGTHS[chosen.length]),
  };

  const isNarrow = Boolean(chosen.q || chosen.state || chosen.length || chosen.tag);
  return { chosen, view, isNarrow, change };
}

export type LibrarySearch = ReturnType<typeof useLibrarySearch>;
