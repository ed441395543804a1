import { Anchor, Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useGetCollectionsQuery } from '@/shared/api/collections';
import type { CollectionSummary } from '@/shared/api/types';
import { formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Columns } from '@/shared/ui/columns';
import { Icon } from '@/shared/ui/icons';
import { Loaded } from '@/shared/ui/loaded';
import { EmptyState } from '@/shared/ui/page-states';
import classes from './collections.module.css';

const COLUMNS = { xs: 2, md: 3 };

function Card({ collection }: { collection: CollectionSummary }) {
  const { t, language } = useTexts();
  const { id, title, count, posterUrl, changedAt } = collection;
  return (
    <Anchor
      component={Link}
      to={`/library/collections/${id}`}
      c="inherit"
      underline="never"
      className={classes.card}
    >
      <div className={classes.picture}>
        {posterUrl ? <img src={posterUrl} alt="" loading="lazy" /> : <Icon name="list" size={40} />}
      </div>
      <Text fw={600} lineClamp={2}>
        {title}
      </Text>
      <Text size="sm" c="var(--quiet)">
        {`${t('collections.count', { n: count })} · ${formatDate(changedAt, language)}`}
      </Text>
    </Anchor>
  );
}

interface CollectionListProps {
  server: MediaServer;
  /** What an owner without any can do about it. */
  action: ReactNode;
}

/** All collections, what was changed last first. */
export function CollectionList({ server, action }: CollectionListProps) {
  const { t } = useTexts();
  const query = useGetCollectionsQuery(server, { refetchOnMountOrArgChange: true });
  return (
    <Loaded query={query} skeleton={<Skeleton h={240} radius="lg" />}>
      {(collections) =>
        collections.length === 0 ? (
          <EmptyState
            icon="list"
            title={t('collections.empty')}
            text={t('collections.emptyText')}
            action={action}
          />
        ) : (
          <Columns {...COLUMNS}>
            {collections.map((collection) => (
              <Card key={collection.id} collection={collection} />
            ))}
          </Columns>
        )
      }
    </Loaded>
  );
}
