import { useState, type MouseEvent } from 'react';
import type { Chapter } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import type { PlayerCommands } from './player-keys';
import classes from './player.module.css';
import { SeekPreview } from './seek-preview';
import { useStoryboard } from './use-storyboard';
import type { VideoState } from './use-video-state';

interface SeekBarProps {
  video: VideoState;
  commands: PlayerCommands;
  chapters: Chapter[];
  /** Address of the playlist beside which the storyboard is; null where there is none. */
  storyboard: string | null;
}

/** Where chapters begin; what they are called stands beside the time. */
function ChapterMarks({ chapters, duration }: { chapters: Chapter[]; duration: number }) {
  return chapters
    .filter(({ startSeconds }) => startSeconds > 0 && startSeconds < duration)
    .map(({ startSeconds }) => (
      <span
        key={startSeconds}
        className={classes.mark}
        style={{ '--at': startSeconds / duration }}
        aria-hidden
      />
    ));
}

function pointedAt({ clientX, currentTarget }: MouseEvent) {
  const { left, width } = currentTarget.getBoundingClientRect();
  return width > 0 ? Math.min(Math.max(0, (clientX - left) / width), 1) : 0;
}

export function SeekBar({ video, commands, chapters, storyboard }: SeekBarProps) {
  const { t } = useTexts();
  const [at, setAt] = useState<number | null>(null);
  const [looked, setLooked] = useState(false);
  const tiles = useStoryboard(storyboard, looked);
  const { currentTime, duration, buffered } = video;
  const percent = (seconds: number) => (duration > 0 ? (seconds / duration) * 100 : 0);
  return (
    <div
      className={classes.bar}
      onMouseMove={(event) => {
        setAt(pointedAt(event));
        setLooked(true);
      }}
      onMouseLeave={() => setAt(null)}
    >
      <input
        type="range"
        className={classes.seek}
        style={{
          '--played': `${percent(currentTime)}%`,
          '--buffered': `${percent(buffered)}%`,
        }}
        min={0}
        max={duration || 1}
        step="any"
        value={currentTime}
        aria-label={t('player.seek')}
        aria-valuetext={t('player.time', {
          now: formatDuration(currentTime),
          total: formatDuration(duration),
        })}
        onChange={(event) =>
          commands.seekToFraction(Number(event.currentTarget.value) / (duration || 1))
        }
      />
      <ChapterMarks chapters={chapters} duration={duration} />
      {at !== null && duration > 0 && (
        <SeekPreview at={at} duration={duration} tiles={tiles} chapters={chapters} />
      )}
    </div>
  );
}
