import { Button } from '@mantine/core';
import { useSubscribeMutation } from '@/shared/api/subscriptions';
import type { Plan } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';

interface SubscribeButtonProps {
  plan: Plan;
  /** One per opened page and plan: however often it is clicked, there is one subscription. */
  idempotencyKey: string;
  onSubscribed: () => void;
  onRefused: (error: unknown) => void;
}

export function SubscribeButton({
  plan,
  idempotencyKey,
  onSubscribed,
  onRefused,
}: SubscribeButtonProps) {
  const { t, nameOfPlan } = useTexts();
  const [subscribe, { isLoading }] = useSubscribeMutation();

  const choose = () =>
    subscribe({ planId: plan.id, idempotencyKey: `${idempotencyKey}-${plan.id}` })
      .unwrap()
      .then(onSubscribed, onRefused);

  return (
    <Button
      fullWidth
      loading={isLoading}
      onClick={() => void choose()}
      aria-label={`${t('plans.subscribe')}: ${nameOfPlan(plan.id)}`}
    >
      {t('plans.subscribe')}
    </Button>
  );
}
