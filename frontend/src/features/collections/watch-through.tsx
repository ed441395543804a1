import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Collection } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import classes from './collections.module.css';
import { addressIn } from './use-watch-through';

interface WatchThroughProps {
  collection: Collection;
  /** Which of its items is being watched. */
  itemId: string;
}

/** The collection that is watched through: what was, is and comes next. */
export function WatchThrough({ collection: { id, title, items }, itemId }: WatchThroughProps) {
  const { t } = useTexts();
  return (
    <section aria-label={t('collections.through', { title })}>
      <Title order={2} size="h4">
        <Anchor component={Link} to={`/library/collections/${id}`} c="inherit" inherit>
          {title}
        </Anchor>
      </Title>
      <ol className={classes.through}>
        {items.map((item, at) => (
          <li key={item.id}>
            <Anchor
              component={Link}
              to={addressIn(id, item.id)}
              state={{ playing: true }}
              c="inherit"
              underline="hover"
              aria-current={item.id === itemId ? 'true' : undefined}
            >
              <Text span c="var(--quiet)" size="sm">
                {at + 1}
              </Text>
              <Text span inherit flex={1} lineClamp={2}>
                {item.title}
              </Text>
              {item.durationSeconds !== null && (
                <Text span c="var(--quiet)" size="sm">
                  {formatDuration(item.durationSeconds)}
                </Text>
              )}
            </Anchor>
          </li>
        ))}
      </ol>
    </section>
  );
}
