import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useGetCollectionQuery, type CollectionOf } from '@/shared/api/collections';
import type { Collection } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { Loaded } from '@/shared/ui/loaded';
import { EmptyState } from '@/shared/ui/page-states';
import { TitleForm } from '@/shared/ui/title-form';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { CollectionEntries } from './collection-entries';
import { addressIn } from './use-watch-through';
import { useCollectionCommands } from './use-collection-commands';

interface CollectionViewProps {
  of: CollectionOf;
  /** Nothing can be changed any more. */
  readOnly: boolean;
}

const lengthOf = ({ items }: Collection) =>
  items.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0);

function Heading({ of, readOnly, collection }: CollectionViewProps & { collection: Collection }) {
  const { t } = useTexts();
  const commands = useCollectionCommands(of);
  const [editing, setEditing] = useState(false);
  const [first] = collection.items;

  function rename(title: string) {
    setEditing(false);
    if (title !== collection.title) commands.rename(title);
  }

  if (editing)
    return (
      <TitleForm
        title={collection.title}
        label={t('collections.name')}
        onDone={rename}
        onCancel={() => setEditing(false)}
      />
    );
  return (
    <Group justify="space-between" align="flex-start">
      <div>
        <Title order={1}>{collection.title}</Title>
        <Text c="var(--quiet)">
          {`${t('collections.count', { n: collection.items.length })} · ${formatDuration(lengthOf(collection))}`}
        </Text>
      </div>
      <Group gap="xs">
        {first && (
          <Button
            component={Link}
            to={addressIn(of.id, first.id)}
            state={{ playing: true }}
            leftSection={<Icon name="play" size={18} />}
          >
            {t('collections.play')}
          </Button>
        )}
        {!readOnly && (
          <>
            <Button
              variant="default"
              leftSection={<Icon name="edit" size={18} />}
              onClick={() => setEditing(true)}
            >
              {t('library.rename')}
            </Button>
            <Button
              variant="default"
              c="var(--bad)"
              leftSection={<Icon name="trash" size={18} />}
              onClick={() => commands.remove(collection)}
            >
              {t('collections.remove')}
            </Button>
          </>
        )}
      </Group>
    </Group>
  );
}

/** One collection: its items in their order, to be watched, put into another order and taken out. */
export function CollectionView({ of, readOnly }: CollectionViewProps) {
  const { t } = useTexts();
  const query = useGetCollectionQuery(of, { refetchOnMountOrArgChange: true });
  usePageTitle(query.data?.title ?? t('collections.title'));
  return (
    <Loaded query={query} skeleton={<Skeleton h={240} radius="lg" />}>
      {(collection) => (
        <Stack gap="lg">
          <Heading of={of} readOnly={readOnly} collection={collection} />
          {collection.items.length === 0 ? (
            <EmptyState
              icon="list"
              title={t('collections.nothingIn')}
              text={readOnly ? undefined : t('collections.nothingInText')}
              action={
                <Button component={Link} to="/library">
                  {t('trash.toLibrary')}
                </Button>
              }
            />
          ) : (
            <CollectionEntries of={of} readOnly={readOnly} items={collection.items} />
          )}
        </Stack>
      )}
    </Loaded>
  );
}
