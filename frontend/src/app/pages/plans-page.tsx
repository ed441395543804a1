import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useSelector } from 'react-redux';
import { Link, useNavigate } from 'react-router';
import { ChangePlanDialog } from '@/features/plans/change-plan-dialog';
import { PlanCards } from '@/features/plans/plan-cards';
import { SubscribeButton } from '@/features/plans/subscribe-button';
import { canChangePlan, useGetSubscriptionsQuery } from '@/shared/api/subscriptions';
import type { Plan, Subscription } from '@/shared/api/types';
import { formatDate, formatKrw } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { selectInSession } from '@/shared/session/session-slice';
import { Icon } from '@/shared/ui/icons';
import { ErrorState } from '@/shared/ui/page-states';
import { useToast } from '@/shared/ui/toasts';
import { usePageTitle } from '@/shared/ui/use-page-title';

function AlreadySubscribed({ subscription }: { subscription: Subscription }) {
  const { t, language } = useTexts();
  const { periodEndsAt, cancelledAt, plan } = subscription;
  return (
    <Alert variant="default">
      <Group justify="space-between">
        <div>
          <Text>{t('plans.currentText')}</Text>
          {periodEndsAt && !cancelledAt && (
            <Text size="sm" c="var(--quiet)">
              {t('server.renewal', {
                date: formatDate(periodEndsAt, language),
                price: formatKrw(plan.priceKrwPerMonth, language),
              })}
            </Text>
          )}
          {!canChangePlan(subscription) && (
            <Text size="sm" c="var(--quiet)">
              {t('plans.notNow')}
            </Text>
          )}
        </div>
        <Button component={Link} to="/server" size="sm">
          {t('plans.toServer')}
        </Button>
      </Group>
    </Alert>
  );
}

function CurrentPlan({ plan, own }: { plan: Plan; own: Plan }) {
  const { t, language } = useTexts();
  return (
    <Stack gap="xs">
      <Badge size="lg">{t('plans.current')}</Badge>
      {own.version !== plan.version && (
        <Text size="sm">
          {t('plans.ownTerms', { price: formatKrw(own.priceKrwPerMonth, language) })}
        </Text>
      )}
    </Stack>
  );
}

/** Another plan than the one somebody has. */
function OtherPlan({ plan, subscription }: { plan: Plan; subscription: Subscription }) {
  const { t, nameOfPlan } = useTexts();
  const navigate = useNavigate();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const name = nameOfPlan(plan.id);

  function changed() {
    toast({ text: t('change.asked', { plan: name }) });
    void navigate('/server');
  }

  if (subscription.nextPlan?.id === plan.id)
    return (
      <Badge size="lg" variant="outline">
        {t('plans.next')}
      </Badge>
    );
  if (!canChangePlan(subscription)) return null;
  return (
    <>
      <Button
        variant="light"
        fullWidth
        aria-label={t('plans.changeOf', { plan: name })}
        onClick={() => setOpen(true)}
      >
        {t('plans.change')}
      </Button>
      {open && (
        <ChangePlanDialog
          subscriptionId={subscription.id}
          plan={plan}
          onClose={() => setOpen(false)}
          onChanged={changed}
        />
      )}
    </>
  );
}

type Refusal = { sentence: string } | { error: unknown };

function Refused({ refusal }: { refusal: Refusal }) {
  if ('error' in refusal) return <ErrorState error={refusal.error} />;
  return (
    <Alert role="alert" color="orange" variant="default" icon={<Icon name="alert" />}>
      {refusal.sentence}
    </Alert>
  );
}

function usePlanAction(signedIn: boolean, subscription: Subscription | undefined, known: boolean) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const actionOf = (plan: Plan) => {
    if (!signedIn) {
      return (
        <Button component={Link} to="/login?returnTo=%2Fplans" variant="light" fullWidth>
          {t('plans.signInFirst')}
        </Button>
      );
    }
    if (subscription?.planId === plan.id)
      return <CurrentPlan plan={plan} own={subscription.plan} />;
    if (subscription) return <OtherPlan plan={plan} subscription={subscription} />;
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
      {refusal !== null && <Refused refusal={refusal} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {subscription && <AlreadySubscribed subscription={subscription} />}
      <PlanCards headingOrder={2} actionOf={actionOf} />
      <Text size="sm" c="var(--quiet)">
        {t('plans.rules')}
      </Text>
    </Stack>
  );
}
