import { useState } from 'react';
import type { MediaItem } from '@/shared/api/types';

/** Which of the items shown are chosen, for what is done with many at once; none while nobody chooses. */
export function useSelection(items: MediaItem[]) {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  const chosen = items.filter(({ id }) => ids?.has(id));

  function toggle(id: string) {
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }

  return {
    choosing: ids !== null,
    chosen,
    has: (id: string) => ids?.has(id) ?? false,
    toggle,
    start: () => setIds(new Set()),
    chooseAll: () => setIds(new Set(items.map(({ id }) => id))),
    end: () => setIds(null),
  };
}

export type Selection = ReturnType<typeof useSelection>;
