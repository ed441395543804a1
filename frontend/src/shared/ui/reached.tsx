import type { MediaItem } from '@/shared/api/types';
import classes from './reached.module.css';
import { useWatched } from './use-watched';

/** How much of an item is watched, over its picture. */
export function Reached({ item }: { item: MediaItem }) {
  const { fraction, words } = useWatched(item);
  if (words === null) return null;
  if (fraction === null) return <span className={classes.watched}>{words}</span>;
  return (
    <span className={classes.bar} role="img" aria-label={words}>
      <span style={{ width: `${100 * fraction}%` }} />
    </span>
  );
}
