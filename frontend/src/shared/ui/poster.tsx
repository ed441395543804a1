import type { MediaItem } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { Icon } from './icons';
import { Reached } from './reached';
import classes from './poster.module.css';

/** The picture of an item with its length; a drawing where there is no picture. */
export function Poster({ item }: { item: MediaItem }) {
  return (
    <div className={classes.poster}>
      {item.posterUrl ? (
        <img src={item.posterUrl} alt="" loading="lazy" referrerPolicy="no-referrer" />
      ) : (
        <Icon name={item.hasVideo || !item.hasAudio ? 'library' : 'music'} size={44} />
      )}
      {item.durationSeconds !== null && (
        <span className={classes.duration}>{formatDuration(item.durationSeconds)}</span>
      )}
      <Reached item={item} />
    </div>
  );
}
