import Hls, { ErrorTypes, Events, type ErrorData } from 'hls.js';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useCaptions, type PlayerCaptions } from './use-captions';

interface QualityLevel {
  index: number;
  height: number;
}

export const AUTO_QUALITY = -1;

interface HlsPlayback {
  /** Problem code once playback cannot go on, else null. */
  failure: string | null;
  levels: QualityLevel[];
  /** The chosen level, or AUTO_QUALITY. */
  chosen: number;
  /** Height being played now, where known. */
  height: number | null;
  choose: (level: number) => void;
  captions: PlayerCaptions;
}

const NATIVE_TYPE = 'application/vnd.apple.mpegurl';
const GONE = 404;

interface LeftAt {
  position: number;
  playing: boolean;
}

/** Starts where an earlier address of the same item was left. */
function startHls(video: HTMLVideoElement, source: string, { position, playing }: LeftAt) {
  // A playlist that is still growing would else start at its end.
  const hls = new Hls({ startPosition: position, backBufferLength: 90 });
  hls.loadSource(source);
  hls.attachMedia(video);
  if (playing) void video.play().catch(() => undefined);
  return hls;
}

/** Tries what can be tried for an error that stops playback; true when it was worth trying. */
function recover(hls: Hls, { type, response }: ErrorData, recovered: Set<string>) {
  if (response?.code === GONE || recovered.has(type)) return false;
  recovered.add(type);
  if (type === ErrorTypes.NETWORK_ERROR) hls.startLoad();
  else if (type === ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
  else return false;
  return true;
}

function playNatively(
  video: HTMLVideoElement,
  source: string,
  { position, playing }: LeftAt,
  onFailure: (code: string) => void,
) {
  const failed = () => onFailure('playback_failed');
  video.crossOrigin = 'anonymous';
  video.src = source;
  video.currentTime = position;
  if (playing) void video.play().catch(() => undefined);
  video.addEventListener('error', failed);
  return () => {
    video.removeEventListener('error', failed);
    video.removeAttribute('src');
    video.load();
  };
}

/**
 * Plays an HLS address in a video element: attaches, recovers once from each kind of error, destroys.
 * `onSessionEnded` is called when the server no longer knows the playback session: a new address is wanted,
 * and playback goes on where it was; the first one begins at `startAt`.
 */
export function useHls(
  videoRef: RefObject<HTMLVideoElement | null>,
  source: string | null,
  onSessionEnded: () => void,
  startAt: LeftAt,
): HlsPlayback {
  const hlsRef = useRef<Hls | null>(null);
  const { captions, listen } = useCaptions(hlsRef);
  const leftAt = useRef(startAt);
  const ended = useRef(onSessionEnded);
  const [failure, setFailure] = useState<string | null>(null);
  const [levels, setLevels] = useState<QualityLevel[]>([]);
  const [chosen, setChosen] = useState(AUTO_QUALITY);
  const [height, setHeight] = useState<number | null>(null);

  useEffect(() => {
    ended.current = onSessionEnded;
  });

  useEffect(() => {
    const video = videoRef.current;
    if (!video || !source) return;
    setFailure(null);
    if (!Hls.isSupported()) {
      if (video.canPlayType(NATIVE_TYPE))
        return playNatively(video, source, leftAt.current, setFailure);
      setFailure('playback_unsupported');
      return;
    }
    const hls = startHls(video, source, leftAt.current);
    const recovered = new Set<string>();
    hlsRef.current = hls;
    listen(hls);
    hls.on(Events.MANIFEST_PARSED, () =>
      setLevels(
        hls.levels
          .map((level, index) => ({ index, height: level.height }))
          .filter((l) => l.height > 0),
      ),
    );
    hls.on(Events.LEVEL_SWITCHED, (_, { level }) => setHeight(hls.levels[level]?.height ?? null));
    hls.on(Events.FRAG_BUFFERED, () => recovered.clear());
    hls.on(Events.ERROR, (_, data) => {
      if (!data.fatal || recover(hls, data, recovered)) return;
      if (data.response?.code === GONE) ended.current();
      else setFailure('playback_failed');
    });
    return () => {
      const known = video.readyState > 0 || video.currentTime > 0;
      const position = known ? video.currentTime : leftAt.current.position;
      leftAt.current = { position, playing: !video.paused };
      hlsRef.current = null;
      hls.destroy();
    };
  }, [videoRef, source, listen]);

  const choose = useCallback((level: number) => {
    setChosen(level);
    if (hlsRef.current) hlsRef.current.nextLevel = level;
  }, []);

  return { failure, levels, chosen, height, choose, captions };
}
