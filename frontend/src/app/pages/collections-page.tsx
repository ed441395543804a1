import { Anchor, Group, Stack, Title } from '@mantine/core';
import { Link } from 'react-router';
import { CollectionList } from '@/features/collections/collection-list';
import { NewCollection } from '@/features/collections/new-collection';
import { useTexts } from '@/shared/i18n/use-texts';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { RequireServer } from '../require-server';

export function CollectionsPage() {
  const { t } = useTexts();
  usePageTitle(t('collections.title'));
  return (
    <RequireServer>
      {(server, { readOnly }) => {
        const make = !readOnly && <NewCollection server={server} />;
        return (
          <Stack gap="lg">
            <Anchor component={Link} to="/library" c="var(--brand)" w="fit-content">
              {t('watch.back')}
            </Anchor>
            <Group justify="space-between">
              <Title order={1}>{t('collections.title')}</Title>
              {make}
            </Group>
            <CollectionList server={server} action={make} />
          </Stack>
        );
      }}
    </RequireServer>
  );
}
