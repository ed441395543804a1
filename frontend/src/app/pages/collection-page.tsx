import { Anchor, Stack } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { CollectionView } from '@/features/collections/collection-view';
import { useTexts } from '@/shared/i18n/use-texts';
import { RequireServer } from '../require-server';

export function CollectionPage() {
  const { t } = useTexts();
  const { collectionId = '' } = useParams();
  return (
    <Stack gap="lg">
      <Anchor component={Link} to="/library/collections" c="var(--brand)" w="fit-content">
        {t('collections.back')}
      </Anchor>
      <RequireServer>
        {(server, { readOnly }) => (
          <CollectionView of={{ server, id: collectionId }} readOnly={readOnly} />
        )}
      </RequireServer>
    </Stack>
  );
}
