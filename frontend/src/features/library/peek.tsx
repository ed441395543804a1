import { useEffect, useState } from 'react';
import { useGetStoryboardQuery } from '@/shared/api/media';
import type { Tile } from '@/shared/api/types';
import type { MediaServer } from '@/shared/session/media-token';
import classes from './library.module.css';

const MOST_PICTURES = 12;
const EACH_MS = 700;

/** So many of them, from the first to the last. */
function spread(tiles: Tile[]) {
  const step = Math.ceil(tiles.length / MOST_PICTURES);
  return tiles.filter((_, index) => index % step === 0);
}

/** What is in a video, one small picture after the other; for the eye, as the poster is. */
export function Peek({ server, id }: { server: MediaServer; id: string }) {
  const { data: tiles = [] } = useGetStoryboardQuery({ server, id });
  const [shown, setShown] = useState(0);

  useEffect(() => {
    const timer = setInterval(() => setShown((before) => before + 1), EACH_MS);
    return () => clearInterval(timer);
  }, []);

  const pictures = spread(tiles);
  const tile = pictures[shown % pictures.length];
  if (!tile) return null;
  const { x, y, width, height, sheet } = tile;
  return (
    <svg className={classes.peek} viewBox={`0 0 ${width} ${height}`} aria-hidden data-testid="peek">
      {/* the inner one cuts the picture out of its sheet */}
      <svg width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`}>
        <image href={sheet} />
      </svg>
    </svg>
  );
}
