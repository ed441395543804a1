import { useEffect, useState } from 'react';
import { problemOf, unreachable, type Problem } from '@/shared/api/problem';
import type { Provider } from '@/shared/api/types';
import { leaveFor } from '@/shared/ui/leave-for';

/** Why a sign-in cannot begin now; null when the address leads on to the provider. */
const refusalOf = (address: string): Promise<Problem | null> =>
  fetch(location.origin + address, { redirect: 'manual' }).then(
    (response) => (response.status >= 400 ? problemOf(response) : null),
    unreachable,
  );

/**
 * Begins a sign-in. It is asked first whether it can begin: a refusal, or no network, is told on this page
 * instead of by one that has no way back.
 */
export function useStart() {
  const [starting, setStarting] = useState<Provider | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  // Whoever comes back from the provider by the browser's button can begin again.
  useEffect(() => {
    const shown = () => setStarting(null);
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, []);

  async function start(provider: Provider, address: string) {
    setStarting(provider);
    setProblem(null);
    const refusal = await refusalOf(address);
    if (!refusal) return leaveFor(address);
    setStarting(null);
    setProblem(refusal);
  }

  return { start, starting, problem };
}
