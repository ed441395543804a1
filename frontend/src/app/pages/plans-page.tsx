import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useSelector } from 'react-redux';
import { Link, useNavigate } from 'react-router';
import { PlanCards } from '@/features/plans/plan-cards';
import { SubscribeButton } from '@/features/plans/subscribe-button';
import { useGetSubscriptionsQuery } from '@/shared/api/subscriptions';
import type { Plan, Subscription } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { selectInSession } from '@/shared/session/session-slice';
import { ErrorState } from '@/shared/ui/page-states';
import { usePageTitle } from '@/shared/ui/use-page-title';

function AlreadySubscribed() {
  const { t } = useTexts();
  return (
    <Alert variant="default">
      <Group justify="space-between">
        <Text>{t('plans.currentText')}</Text>
        <Button component={Link} to="/server" size="sm">
          {t('plans.toServer')}
        </Button>
      </Group>
    </Alert>
  );
}

function usePlanAction(signedIn: boolean, subscription: Subscription | undefined, known: boolean) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [refusal, setRefusal] = useState<unknown>(null);

  const actionOf = (plan: Plan) => {
    if (!signedIn) {
      return (
        <Button component={Link} to="/login?returnTo=%2Fplans" variant="light" fullWidth>
          {t('plans.signInFirst')}
        </Button>
      );
    }
    if (subscription) {
      return subscription.planId === plan.id && <Badge size="lg">{t('plans.current')}</Badge>;
    }
    return (
      known && (
        <SubscribeButton
          plan={plan}
          idempotencyKey={idempotencyKey}
          onSubscribed={() => void navigate('/server')}
          onRefused={setRefusal}
        />
      )
    );
  };
  return { actionOf, refusal };
}

export function PlansPage() {
  const { t } = useTexts();
  usePageTitle(t('plans.title'));
  const signedIn = useSelector(selectInSession);
  const { data, error, refetch } = useGetSubscriptionsQuery(undefined, { skip: !signedIn });
  const subscription = data?.[0];
  const { actionOf, refusal } = usePlanAction(signedIn, subscription, data !== undefined);

  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('plans.title')}</Title>
        <Text c="var(--quiet)">{t('plans.text')}</Text>
      </div>
      {refusal !== null && <ErrorState error={refusal} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {subscription && <AlreadySubscribed />}
      <PlanCards headingOrder={2} actionOf={actionOf} />
    </Stack>
  );
}
