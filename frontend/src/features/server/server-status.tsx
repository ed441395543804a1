import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRetryProvisioningMutation } from '@/shared/api/subscriptions';
import type { Subscription } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState } from '@/shared/ui/page-states';
import { ProvisioningSteps } from './provisioning-steps';
import classes from './server.module.css';

function Running({ subscription, children }: { subscription: Subscription; children: ReactNode }) {
  const { t, language, nameOfPlan } = useTexts();
  const since = subscription.steps.at(-1)?.finishedAt ?? subscription.createdAt;
  return (
    <Stack>
      <Group gap="sm">
        <span className={classes.dot} />
        <Title order={2} size="h3">
          {t('server.running')}
        </Title>
      </Group>
      <Group gap="xl">
        <Text>{t('server.plan', { plan: nameOfPlan(subscription.planId) })}</Text>
        <Text c="var(--quiet)">{t('server.since', { date: formatDateTime(since, language) })}</Text>
      </Group>
      {children}
    </Stack>
  );
}

function Failed({ subscription }: { subscription: Subscription }) {
  const { t } = useTexts();
  const [retry, { isLoading, error }] = useRetryProvisioningMutation();
  return (
    <Stack>
      <Alert role="alert" color="red" variant="default" title={t('server.failed')}>
        <Stack align="flex-start">
          <Text>{t('server.failedText')}</Text>
          <Text size="sm" c="var(--quiet)">
            {t('server.number', { id: subscription.id })}
          </Text>
          <Button loading={isLoading} onClick={() => void retry(subscription.id)}>
            {t('common.retry')}
          </Button>
        </Stack>
      </Alert>
      {error && <ErrorState error={error} />}
      <ProvisioningSteps steps={subscription.steps} />
    </Stack>
  );
}

function Making({ subscription }: { subscription: Subscription }) {
  const { t } = useTexts();
  return (
    <Stack>
      <div role="status">
        <Title order={2} size="h3">
          {t('server.making')}
        </Title>
        <Text c="var(--quiet)">{t('server.makingText')}</Text>
      </div>
      <ProvisioningSteps steps={subscription.steps} />
    </Stack>
  );
}

/** The server in whichever state it is; `children` is shown while it runs. */
export function ServerStatus({
  subscription,
  children,
}: {
  subscription: Subscription;
  children: ReactNode;
}) {
  return (
    <Paper withBorder radius="lg" p={{ base: 'md', sm: 'xl' }}>
      {subscription.state === 'ACTIVE' && <Running subscription={subscription}>{children}</Running>}
      {subscription.state === 'FAILED' && <Failed subscription={subscription} />}
      {(subscription.state === 'REQUESTED' || subscription.state === 'PROVISIONING') && (
        <Making subscription={subscription} />
      )}
    </Paper>
  );
}
