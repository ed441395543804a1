import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useState } from 'react';

/** Long enough that nothing is fetched for a card that the pointer only passes. */
const AFTER_MS = 300;

/** Whether somebody lingers on a card, by pointer or by keyboard, and does not mind pictures that change. */
export function usePeeking() {
  const still = useReducedMotion();
  const [lingering, setLingering] = useState(false);
  const [active, setActive] = useState(false);

  useEffect(() => {
    if (!lingering) return;
    const timer = setTimeout(() => setActive(true), AFTER_MS);
    return () => {
      clearTimeout(timer);
      setActive(false);
    };
  }, [lingering]);

  const come = () => setLingering(true);
  const go = () => setLingering(false);
  return {
    active: active && !still,
    handlers: { onMouseEnter: come, onMouseLeave: go, onFocus: come, onBlur: go },
  };
}
