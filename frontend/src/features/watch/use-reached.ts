import { useEffect, useRef, type RefObject } from 'react';

const EVERY_MS = 10_000;

/** Tells how far is watched: every ten seconds of playing, and whenever playing stops. */
export function useReached(
  videoRef: RefObject<HTMLVideoElement | null>,
  onReached: (seconds: number) => void,
) {
  const listener = useRef(onReached);
  useEffect(() => {
    listener.current = onReached;
  });

  useEffect(() => {
    const video = videoRef.current;
    if (!video) return;
    let toldAt: number | null = null;
    let told = -1;

    function tell(seconds: number) {
      if (toldAt === null || Math.abs(seconds - told) < 1) return;
      toldAt = Date.now();
      told = seconds;
      listener.current(seconds);
    }
    const tellNow = () => tell(video.currentTime);
    const begin = () => {
      toldAt ??= Date.now();
    };
    const goOn = () => {
      if (!video.paused && toldAt !== null && Date.now() - toldAt >= EVERY_MS) tellNow();
    };
    const hide = () => {
      if (document.visibilityState === 'hidden') tellNow();
    };

    video.addEventListener('playing', begin);
    video.addEventListener('timeupdate', goOn);
    video.addEventListener('pause', tellNow);
    document.addEventListener('visibilitychange', hide);
    return () => {
      video.removeEventListener('playing', begin);
      video.removeEventListener('timeupdate', goOn);
      video.removeEventListener('pause', tellNow);
      document.removeEventListener('visibilitychange', hide);
      tellNow();
    };
  }, [videoRef]);
}
