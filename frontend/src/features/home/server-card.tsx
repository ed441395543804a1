import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isAnswering, useGetSubscriptionsQuery } from '@/shared/api/subscriptions';
import type { Subscription, SubscriptionState } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { EmptyState, ErrorState, LoadingState } from '@/shared/ui/page-states';

const HEADLINES = {
  REQUESTED: 'server.making',
  PROVISIONING: 'server.making',
  ACTIVE: 'server.ready',
  REPLACING: 'server.replacing',
  RESTARTING: 'server.restarting',
  STOPPING: 'server.stopping',
  STOPPED: 'server.stopped',
  STARTING: 'server.starting',
  FAILED: 'server.failed',
  GRACE: 'server.grace',
  ENDING: 'server.ending',
  ENDED: 'server.ending',
} as const satisfies Record<SubscriptionState, string>;

function Headline({ state }: Pick<Subscription, 'state'>) {
  const { t } = useTexts();
  return (
    <Group justify="space-between">
      <Title order={2} size="h4">
        {t(HEADLINES[state])}
      </Title>
      <Button component={Link} to="/server" variant="default" size="sm">
        {t('plans.toServer')}
      </Button>
    </Group>
  );
}

/** The subscriber's server at a glance; `whenAnswering` is what one that answers has to show. */
export function ServerCard({
  whenAnswering,
}: {
  whenAnswering: (subscription: Subscription) => ReactNode;
}) {
  const { t } = useTexts();
  const { data, error, refetch } = useGetSubscriptionsQuery();
  if (!data) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return (
      <LoadingState>
        <Skeleton h={140} radius="lg" />
      </LoadingState>
    );
  }
  const subscription = data[0];
  if (!subscription) {
    return (
      <EmptyState
        icon="server"
        title={t('home.noServer')}
        text={t('home.noServerText')}
        action={
          <Button component={Link} to="/plans">
            {t('home.start')}
          </Button>
        }
      />
    );
  }
  return (
    <Stack gap="xl">
      <Paper withBorder radius="lg" p="lg">
        <Stack>
          <Headline state={subscription.state} />
          {subscription.state === 'PROVISIONING' && (
            <Text c="var(--quiet)">{t('server.makingText')}</Text>
          )}
        </Stack>
      </Paper>
      {isAnswering(subscription) && whenAnswering(subscription)}
    </Stack>
  );
}
