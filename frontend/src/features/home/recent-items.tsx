import { Anchor, Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useLibrary } from '@/shared/api/live-library';
import type { MediaItem } from '@/shared/api/types';
import { formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Columns } from '@/shared/ui/columns';
import { ErrorState, LoadingState } from '@/shared/ui/page-states';
import { Poster } from '@/shared/ui/poster';
import { StateBadge } from '@/shared/ui/state-badge';
import classes from './home.module.css';

const SHOWN = 4;

function RecentItem({ item }: { item: MediaItem }) {
  const { language } = useTexts();
  return (
    <Card
      withBorder
      radius="lg"
      p={0}
      component={Link}
      to={`/watch/${item.id}`}
      className={classes.recent}
    >
      <Poster item={item} />
      <Stack gap={6} p="sm">
        <Text fw={600} lineClamp={1}>
          {item.title}
        </Text>
        <Group justify="space-between">
          <StateBadge state={item.state} />
          <Text size="sm" c="var(--quiet)">
            {formatDate(item.createdAt, language)}
          </Text>
        </Group>
      </Stack>
    </Card>
  );
}

function Items({ items }: { items: MediaItem[] }) {
  const { t } = useTexts();
  if (items.length === 0) {
    return (
      <Group>
        <Text c="var(--quiet)">{t('home.noRecent')}</Text>
        <Button component={Link} to="/library">
          {t('server.toLibrary')}
        </Button>
      </Group>
    );
  }
  return (
    <Columns xs={2} md={4}>
      {items.map((item) => (
        <RecentItem key={item.id} item={item} />
      ))}
    </Columns>
  );
}

/** The newest few items of the library. */
export function RecentItems({ server }: { server: MediaServer }) {
  const { t } = useTexts();
  const { data, error, refetch } = useLibrary({ server, limit: SHOWN });
  const [page] = data?.pages ?? [];
  return (
    <section>
      <Group justify="space-between" mb="md">
        <Title order={2} size="h3">
          {t('home.recent')}
        </Title>
        <Anchor component={Link} to="/library" c="var(--brand)">
          {t('home.all')}
        </Anchor>
      </Group>
      {page && <Items items={page.items} />}
      {!page && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!page && !error && (
        <LoadingState>
          <Skeleton h={180} radius="lg" />
        </LoadingState>
      )}
    </section>
  );
}
