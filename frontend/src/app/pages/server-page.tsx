import { Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import { Link } from 'react-router';
import { StorageUsage } from '@/features/library/storage-usage';
import { ServerStatus } from '@/features/server/server-status';
import { useFollowSubscriptionQuery, useGetSubscriptionsQuery } from '@/shared/api/subscriptions';
import { useTexts } from '@/shared/i18n/use-texts';
import { EmptyState, ErrorState, LoadingState } from '@/shared/ui/page-states';
import { usePageTitle } from '@/shared/ui/use-page-title';

const Waiting = () => (
  <LoadingState>
    <Skeleton h={320} radius="lg" />
  </LoadingState>
);

function NoServer() {
  const { t } = useTexts();
  return (
    <EmptyState
      icon="server"
      title={t('server.none')}
      text={t('server.noneText')}
      action={
        <Button component={Link} to="/plans">
          {t('server.choose')}
        </Button>
      }
    />
  );
}

function FollowedServer({ id }: { id: string }) {
  const { t } = useTexts();
  const { data: subscription, error, refetch } = useFollowSubscriptionQuery(id);
  if (!subscription)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Waiting />;
  return (
    <ServerStatus subscription={subscription}>
      <StorageUsage server={{ subscriptionId: id, tenantId: subscription.tenantId }} />
      <Group>
        <Button component={Link} to="/library">
          {t('server.toLibrary')}
        </Button>
      </Group>
    </ServerStatus>
  );
}

export function ServerPage() {
  const { t } = useTexts();
  usePageTitle(t('server.title'));
  const { data, error, refetch } = useGetSubscriptionsQuery();
  const id = data?.[0]?.id;
  return (
    <Stack gap="lg">
      <Title order={1}>{t('server.title')}</Title>
      {id && <FollowedServer id={id} />}
      {data?.length === 0 && <NoServer />}
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Waiting />)}
    </Stack>
  );
}
