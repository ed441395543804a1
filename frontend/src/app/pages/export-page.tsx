import { Anchor, Stack, Title } from '@mantine/core';
import { Link } from 'react-router';
import { ExportList } from '@/features/export/export-list';
import { useTexts } from '@/shared/i18n/use-texts';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { RequireServer } from '../require-server';

export function ExportPage() {
  const { t } = useTexts();
  usePageTitle(t('exported.title'));
  return (
    <Stack>
      <Anchor component={Link} to="/server" c="var(--brand)" w="fit-content">
        {t('exported.back')}
      </Anchor>
      <Title order={1}>{t('exported.title')}</Title>
      <RequireServer headingOrder={2}>{(server) => <ExportList server={server} />}</RequireServer>
    </Stack>
  );
}
