import { useEffect, useState } from 'react';

/** Whole seconds that are left of `seconds`, counted anew whenever `since` is another value. */
export function useCountdown(seconds: number, since: unknown) {
  const [from, setFrom] = useState({ since, left: seconds });
  if (from.since !== since) setFrom({ since, left: seconds });
  const counting = from.left > 0;

  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(
      () => setFrom((now) => ({ ...now, left: Math.max(0, now.left - 1) })),
      1_000,
    );
    return () => clearInterval(timer);
  }, [counting, since]);

  return from.left;
}
