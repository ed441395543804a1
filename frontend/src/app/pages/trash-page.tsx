import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { TrashList } from '@/features/trash/trash-list';
import { useTexts } from '@/shared/i18n/use-texts';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { RequireServer } from '../require-server';

export function TrashPage() {
  const { t } = useTexts();
  usePageTitle(t('trash.title'));
  return (
    <RequireServer>
      {(server, { readOnly }) => (
        <Stack gap="lg">
          <Anchor component={Link} to="/library" c="var(--brand)" w="fit-content">
            {t('watch.back')}
          </Anchor>
          <Title order={1}>{t('trash.title')}</Title>
          <Text c="var(--quiet)">{t('trash.text')}</Text>
          <TrashList server={server} readOnly={readOnly} />
        </Stack>
      )}
    </RequireServer>
  );
}
