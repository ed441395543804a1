import { Anchor, Stack, Title } from '@mantine/core';
import { Link } from 'react-router';
import { ExportAll } from '@/features/export/export-all';
import { ExportList } from '@/features/export/export-list';
import { canExport, isAnswering, useGetSubscriptionsQuery } from '@/shared/api/subscriptions';
import { useTexts } from '@/shared/i18n/use-texts';
import { Loaded } from '@/shared/ui/loaded';
import { EmptyState } from '@/shared/ui/page-states';
import { usePageTitle } from '@/shared/ui/use-page-title';

export function ExportPage() {
  const { t } = useTexts();
  usePageTitle(t('exported.title'));
  return (
    <Stack>
      <Anchor component={Link} to="/server" c="var(--brand)" w="fit-content">
        {t('exported.back')}
      </Anchor>
      <Title order={1}>{t('exported.title')}</Title>
      <Loaded query={useGetSubscriptionsQuery()}>
        {([subscription]) =>
          subscription && canExport(subscription) ? (
            <Stack>
              {isAnswering(subscription) && (
                <ExportAll
                  server={{ subscriptionId: subscription.id, tenantId: subscription.tenantId }}
                />
              )}
              <ExportList id={subscription.id} />
            </Stack>
          ) : (
            <EmptyState icon="download" title={t('exported.empty')} />
          )
        }
      </Loaded>
    </Stack>
  );
}
