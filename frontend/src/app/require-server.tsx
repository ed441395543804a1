import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useGetSubscriptionsQuery } from '@/shared/api/subscriptions';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { EmptyState, ErrorState, LoadingState } from '@/shared/ui/page-states';

/** Gives the subscriber's running media server to its children, or says what is missing for it. */
export function RequireServer({ children }: { children: (server: MediaServer) => ReactNode }) {
  const { t } = useTexts();
  const { data, error, refetch } = useGetSubscriptionsQuery();
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />;
  const subscription = data[0];
  if (!subscription) {
    return (
      <EmptyState
        headingOrder={1}
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
  if (subscription.state !== 'ACTIVE') {
    return (
      <EmptyState
        headingOrder={1}
        icon="server"
        title={t(subscription.state === 'FAILED' ? 'server.failed' : 'server.making')}
        action={
          <Button component={Link} to="/server">
            {t('plans.toServer')}
          </Button>
        }
      />
    );
  }
  return children({ subscriptionId: subscription.id, tenantId: subscription.tenantId });
}
