import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { StatisticsView } from '@/features/statistics/statistics-view';
import { useTexts } from '@/shared/i18n/use-texts';
import { usePageTitle } from '@/shared/ui/use-page-title';

export function ItemStatisticsPage() {
  const { t } = useTexts();
  const { mediaId = '' } = useParams();
  usePageTitle(t('statistics.title'));
  return (
    <Stack>
      <Anchor component={Link} to={`/watch/${mediaId}`} c="var(--brand)" w="fit-content">
        {t('statistics.backToItem')}
      </Anchor>
      <Title order={1}>{t('statistics.title')}</Title>
      <Text c="var(--quiet)">{t('statistics.ofItemText')}</Text>
      <StatisticsView key={mediaId} of={{ mediaId }} />
    </Stack>
  );
}
