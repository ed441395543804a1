import { useEffect, useState } from 'react';
import type { Provider } from '@/shared/api/types';

/** Whose page is on its way; nobody's again for whoever comes back from it by the browser's button. */
export function useStarting() {
  const state = useState<Provider | null>(null);
  const setStarting = state[1];

  useEffect(() => {
    const shown = () => setStarting(null);
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, [setStarting]);

  return state;
}
