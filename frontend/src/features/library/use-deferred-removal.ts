import { useEffect, useRef, useState } from 'react';

const UNDO_MS = 8_000;

/**
 * Hides an item at once and removes it for good only when there was time to think better of it;
 * leaving the page ends that time.
 */
export function useDeferredRemoval(remove: (id: string) => Promise<unknown>) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const latest = useRef(remove);
  useEffect(() => {
    latest.current = remove;
  });

  function show(id: string) {
    setHidden((ids) => new Set([...ids].filter((other) => other !== id)));
  }

  function start(id: string) {
    setHidden((ids) => new Set(ids).add(id));
    const act = () => {
      timers.current.delete(id);
      void latest.current(id).catch(() => show(id));
    };
    timers.current.set(id, setTimeout(act, UNDO_MS));
  }

  function undo(id: string) {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    show(id);
  }

  useEffect(() => {
    const waiting = timers.current;
    return () => {
      for (const [id, timer] of waiting) {
        clearTimeout(timer);
        void latest.current(id).catch(() => undefined);
      }
    };
  }, []);

  return { hidden, start, undo };
}
