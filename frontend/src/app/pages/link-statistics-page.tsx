import { Anchor, Stack, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { StatisticsView } from '@/features/statistics/statistics-view';
import { useTexts } from '@/shared/i18n/use-texts';
import { usePageTitle } from '@/shared/ui/use-page-title';

export function LinkStatisticsPage() {
  const { t } = useTexts();
  const { slug = '' } = useParams();
  const title = t('statistics.of', { name: `/s/${slug}` });
  usePageTitle(title);
  return (
    <Stack>
      <Anchor component={Link} to="/links" c="var(--brand)" w="fit-content">
        {t('statistics.backToLinks')}
      </Anchor>
      <Title order={1}>{title}</Title>
      <StatisticsView key={slug} of={{ slug }} />
    </Stack>
  );
}
