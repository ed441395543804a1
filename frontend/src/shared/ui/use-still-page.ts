import { useLayoutEffect } from 'react';

/** The page behind does not scroll, and does not jump when its scroll bar goes. */
export function useStillPage() {
  useLayoutEffect(() => {
    const { style } = document.body;
    style.paddingInlineEnd = `${window.innerWidth - document.documentElement.clientWidth}px`;
    style.overflow = 'hidden';
    return () => {
      style.paddingInlineEnd = '';
      style.overflow = '';
    };
  }, []);
}
