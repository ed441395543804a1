import { Button, Skeleton, Stack, Title } from '@mantine/core';
import { Link } from 'react-router';
import { StorageUsage } from '@/features/library/storage-usage';
import { CancelledNotice, DangerZone } from '@/features/server/cancellation';
import { History } from '@/features/server/history';
import { PlanSection } from '@/features/server/plan-section';
import { ServerStatus } from '@/features/server/server-status';
import { useGetSubscriptionsQuery, useSubscription } from '@/shared/api/subscriptions';
import type { Subscription } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Loaded } from '@/shared/ui/loaded';
import { EmptyState } from '@/shared/ui/page-states';
import { usePageTitle } from '@/shared/ui/use-page-title';

const outline = <Skeleton h={320} radius="lg" />;

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

function OwnServer({ subscription }: { subscription: Subscription }) {
  const { id, tenantId, state, cancelledAt } = subscription;
  const going = state === 'GRACE' || state === 'ENDING' || state === 'ENDED';
  return (
    <Stack gap="lg">
      {cancelledAt && !going && <CancelledNotice subscription={subscription} />}
      <ServerStatus subscription={subscription}>
        <StorageUsage server={{ subscriptionId: id, tenantId }} />
      </ServerStatus>
      <PlanSection subscription={subscription} />
      <History id={id} />
      {!cancelledAt && !going && <DangerZone subscription={subscription} />}
    </Stack>
  );
}

function FollowedServer({ id }: { id: string }) {
  return (
    <Loaded query={useSubscription(id)} skeleton={outline}>
      {(subscription) => <OwnServer subscription={subscription} />}
    </Loaded>
  );
}

export function ServerPage() {
  const { t } = useTexts();
  usePageTitle(t('server.title'));
  return (
    <Stack gap="lg">
      <Title order={1}>{t('server.title')}</Title>
      <Loaded query={useGetSubscriptionsQuery()} skeleton={outline}>
        {([subscription]) =>
          subscription ? (
            <FollowedServer key={subscription.id} id={subscription.id} />
          ) : (
            <NoServer />
          )
        }
      </Loaded>
    </Stack>
  );
}
