import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useGetBegunQuery } from '@/shared/api/watching';
import type { MediaItem } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Poster } from '@/shared/ui/poster';
import classes from './continue-watching.module.css';

function Begun({ item }: { item: MediaItem }) {
  const { t } = useTexts();
  const left = (item.durationSeconds ?? 0) - (item.positionSeconds ?? 0);
  return (
    <li className={classes.item}>
      <Anchor component={Link} to={`/watch/${item.id}`} c="inherit" underline="never">
        <Poster item={item} />
        <Text fw={600} lineClamp={1} mt={6}>
          {item.title}
        </Text>
        {left > 0 && (
          <Text size="sm" c="var(--quiet)">
            {t('library.left', { time: formatDuration(left) })}
          </Text>
        )}
      </Anchor>
    </li>
  );
}

/** What its owner has begun and not finished; nothing when there is nothing, or while nobody knows. */
export function ContinueWatching({ server }: { server: MediaServer }) {
  const { t } = useTexts();
  const { data = [] } = useGetBegunQuery(server, { refetchOnMountOrArgChange: true });
  if (data.length === 0) return null;
  return (
    <section aria-label={t('library.begun')}>
      <Title order={2} size="h3" mb="sm">
        {t('library.begun')}
      </Title>
      <ul className={classes.row}>
        {data.map((item) => (
          <Begun key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}
