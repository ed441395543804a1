import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useGetSubscriptionsQuery } from '@/shared/api/subscriptions';
import type { Subscription, SubscriptionState } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Loaded } from '@/shared/ui/loaded';
import { EmptyState } from '@/shared/ui/page-states';

interface RequireServerProps {
  children: (server: MediaServer, subscription: Subscription) => ReactNode;
}

/** Why nothing can be watched; absent for a server that answers. */
const REASONS: Partial<
  Record<
    SubscriptionState,
    'making' | 'stopping' | 'stopped' | 'starting' | 'restarting' | 'failed' | 'ending'
  >
> = {
  REQUESTED: 'making',
  PROVISIONING: 'making',
  STOPPING: 'stopping',
  STOPPED: 'stopped',
  STARTING: 'starting',
  RESTARTING: 'restarting',
  FAILED: 'failed',
  ENDING: 'ending',
  ENDED: 'ending',
};

function Missing({
  to,
  title,
  text,
  action,
}: {
  to: string;
  title: string;
  text?: string;
  action: string;
}) {
  return (
    <EmptyState
      headingOrder={1}
      icon="server"
      title={title}
      text={text}
      action={
        <Button component={Link} to={to}>
          {action}
        </Button>
      }
    />
  );
}

function Served({
  subscription,
  children,
}: RequireServerProps & { subscription: Subscription | undefined }) {
  const { t } = useTexts();
  if (!subscription) {
    return (
      <Missing
        to="/plans"
        title={t('server.none')}
        text={t('server.noneText')}
        action={t('server.choose')}
      />
    );
  }
  const { id, tenantId, state } = subscription;
  const reason = REASONS[state];
  if (reason) {
    return (
      <Missing
        to="/server"
        title={t(`server.${reason}`)}
        text={t(`server.${reason}Text`)}
        action={t('plans.toServer')}
      />
    );
  }
  return children({ subscriptionId: id, tenantId }, subscription);
}

/** Gives the subscriber's media server to its children, or says what is missing for it. */
export function RequireServer(props: RequireServerProps) {
  return (
    <Loaded query={useGetSubscriptionsQuery()}>
      {([subscription]) => <Served {...props} subscription={subscription} />}
    </Loaded>
  );
}
