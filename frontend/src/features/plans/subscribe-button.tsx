import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLazyGetPlansQuery } from '@/shared/api/plans';
import { useSubscribeMutation } from '@/shared/api/subscriptions';
import type { Plan } from '@/shared/api/types';
import { formatKrw } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';

interface SubscribeButtonProps {
  plan: Plan;
  /** One per opened page and plan: however often it is clicked, there is one subscription. */
  idempotencyKey: string;
  onSubscribed: () => void;
  /** Told with a sentence where the plan is another one by now, else with what went wrong. */
  onRefused: (refusal: { sentence: string } | { error: unknown }) => void;
}

export function SubscribeButton({
  plan,
  idempotencyKey,
  onSubscribed,
  onRefused,
}: SubscribeButtonProps) {
  const { t, language, nameOfPlan } = useTexts();
  const [busy, setBusy] = useState(false);
  const [askPlans] = useLazyGetPlansQuery();
  const [subscribe] = useSubscribeMutation();

  async function choose() {
    const offered = (await askPlans().unwrap()).find(({ id }) => id === plan.id);
    if (offered && offered.version !== plan.version) {
      const price = formatKrw(offered.priceKrwPerMonth, language);
      return onRefused({ sentence: t('plans.termsChanged', { price }) });
    }
    await subscribe({
      planId: plan.id,
      idempotencyKey: `${idempotencyKey}-${plan.id}-${plan.version}`,
    }).unwrap();
    onSubscribed();
  }

  function click() {
    setBusy(true);
    choose()
      .catch((error: unknown) => onRefused({ error }))
      .finally(() => setBusy(false));
  }

  return (
    <Button
      fullWidth
      loading={busy}
      onClick={click}
      aria-label={`${t('plans.subscribe')}: ${nameOfPlan(plan.id)}`}
    >
      {t('plans.subscribe')}
    </Button>
  );
}
