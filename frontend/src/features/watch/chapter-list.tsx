import { Title } from '@mantine/core';
import { useId } from 'react';
import type { Chapter } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { chapterAt } from './chapters';
import classes from './player.module.css';

interface ChapterListProps {
  chapters: Chapter[];
  currentTime: number;
  onSeek: (seconds: number) => void;
}

/** The parts of an item, each leading to its beginning. */
export function ChapterList({ chapters, currentTime, onSeek }: ChapterListProps) {
  const { t } = useTexts();
  const heading = useId();
  const current = chapterAt(chapters, currentTime);
  return (
    <nav aria-labelledby={heading}>
      <Title id={heading} order={2} size="h4">
        {t('chapters.title')}
      </Title>
      <ol className={classes.chapters}>
        {chapters.map(({ startSeconds, title }, index) => (
          <li key={startSeconds}>
            <button
              type="button"
              className={classes.chapter}
              aria-current={index === current ? 'true' : undefined}
              onClick={() => onSeek(startSeconds)}
            >
              <span className={classes.start}>{formatDuration(startSeconds)}</span>
              {title || t('chapters.nameless', { n: index + 1 })}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
