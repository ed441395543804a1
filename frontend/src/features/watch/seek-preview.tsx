import type { Chapter } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { chapterAt } from './chapters';
import classes from './player.module.css';
import { tileAt, type Tile } from './storyboard';

interface SeekPreviewProps {
  /** Where on the seek bar, from 0 to 1. */
  at: number;
  duration: number;
  tiles: Tile[];
  chapters: Chapter[];
}

/** What a click on the seek bar would lead to; for the eye, since the bar itself tells the time. */
export function SeekPreview({ at, duration, tiles, chapters }: SeekPreviewProps) {
  const seconds = at * duration;
  const tile = tileAt(tiles, seconds);
  return (
    <div className={classes.preview} style={{ '--at': at }} aria-hidden data-testid="seek-preview">
      {tile && (
        <div
          className={classes.tile}
          style={{
            width: tile.width,
            height: tile.height,
            backgroundImage: `url("${tile.sheet}")`,
            backgroundPosition: `-${tile.x}px -${tile.y}px`,
          }}
        />
      )}
      <span>{formatDuration(seconds)}</span>
      <span>{chapters[chapterAt(chapters, seconds)]?.title}</span>
    </div>
  );
}
