import Hls from 'hls.js';

interface Attempt {
  video: HTMLVideoElement;
  source: string;
  from: number;
  /** The server no longer knows the playback session. */
  onGone: () => void;
  onFailed: () => void;
}

const GONE = 404;

function playNatively({ video, source, from, onFailed }: Attempt) {
  video.crossOrigin = 'anonymous';
  video.src = source;
  video.currentTime = from;
  video.onerror = onFailed;
  return () => {
    video.onerror = null;
    video.removeAttribute('src');
  };
}

/** Plays with hls.js where it can, natively elsewhere; answers how to let go of the address again. */
export function play(attempt: Attempt) {
  if (!Hls.isSupported()) return playNatively(attempt);
  const { video, source, from, onGone, onFailed } = attempt;
  let recovered = false;
  const hls = new Hls({ startPosition: from });
  hls.on(Hls.Events.ERROR, (_, { fatal, type, response }) => {
    if (!fatal) return;
    if (response?.code === GONE) onGone();
    else if (type === Hls.ErrorTypes.MEDIA_ERROR && !recovered) {
      recovered = true;
      hls.recoverMediaError();
    } else onFailed();
  });
  hls.loadSource(source);
  hls.attachMedia(video);
  return () => hls.destroy();
}
