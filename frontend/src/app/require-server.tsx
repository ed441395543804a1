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
  /** 2 below a heading of the page's own. */
  headingOrder?: 1 | 2;
}

/** Why nothing can be watched; absent for a server that answers. */
const REASONS: Partial<
  Record<SubscriptionState, 'making' | 'stopping' | 'stopped' | 'starting' | 'failed' | 'ending'>
> = {
  REQUESTED: 'making',
  PROVISIONING: 'making',
  STOPPING: 'stopping',
  STOPPED: 'stopped',
  STARTING: 'starting',
  FAILED: 'failed',
  ENDING: 'ending',
  ENDED: 'ending',
};

function Missing({
  to,
  title,
  text,
  action,
  headingOrder,
}: {
  to: string;
  title: string;
  text?: string;
  action: string;
  headingOrder: 1 | 2;
}) {
  return (
    <EmptyState
      headingOrder={headingOrder}
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
  headingOrder = 1,
}: RequireServerProps & { subscription: Subscription | undefined }) {
  const { t } = useTexts();
  if (!subscription) {
    return (
      <Missing
        headingOrder={headingOrder}
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
        headingOrder={headingOrder}
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
