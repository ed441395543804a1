const EVERY_SECONDS = 5;
const SEEN = 0.95;

const keyOf = (slug: string) => `ptsdly.position.${slug}`;

/** Some browsers keep nothing, and say so by throwing. */
function kept<T>(work: () => T, without: T) {
  try {
    return work();
  } catch {
    return without;
  }
}

/** How far this browser has watched what is behind the link. */
export const positionOf = (slug: string) =>
  kept(() => Number(localStorage.getItem(keyOf(slug))) || 0, 0);

/** Remembers in this browser, and nowhere else, how far is watched; what was seen to its end begins anew. */
export function rememberPosition(video: HTMLVideoElement, slug: string) {
  let said = 0;
  function say() {
    const { currentTime, duration } = video;
    if (currentTime >= SEEN * duration) localStorage.removeItem(keyOf(slug));
    else localStorage.setItem(keyOf(slug), String(Math.floor(currentTime)));
    said = currentTime;
  }
  const keep = () => kept(say, undefined);
  video.addEventListener('timeupdate', () => {
    if (!video.paused && Math.abs(video.currentTime - said) >= EVERY_SECONDS) keep();
  });
  video.addEventListener('pause', keep);
}
