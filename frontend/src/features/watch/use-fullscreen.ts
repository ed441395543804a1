import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void) {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}

export const useFullscreen = () =>
  useSyncExternalStore(subscribe, () => Boolean(document.fullscreenElement));
