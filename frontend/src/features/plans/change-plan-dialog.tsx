import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useChangePlanMutation, usePreviewPlanQuery } from '@/shared/api/subscriptions';
import type { Plan, PlanChange } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { Loaded } from '@/shared/ui/loaded';
import { ErrorState } from '@/shared/ui/page-states';
import { ExceededLimits } from './exceeded-limits';
import { PlanComparison } from './plan-comparison';

interface ChangePlanProps {
  subscriptionId: string;
  plan: Plan;
  onClose: () => void;
  onChanged: () => void;
}

function Confirmation({
  preview,
  subscriptionId,
  plan,
  onClose,
  onChanged,
}: ChangePlanProps & { preview: PlanChange }) {
  const { t } = useTexts();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [accepted, setAccepted] = useState(false);
  const [change, { isLoading, error }] = useChangePlanMutation();
  const exceeding = preview.exceeds.length > 0;
  const ask = () =>
    change({
      id: subscriptionId,
      planId: plan.id,
      acceptExceeding: exceeding && accepted,
      idempotencyKey: `${idempotencyKey}-${exceeding && accepted}`,
    })
      .unwrap()
      .then(onChanged, () => undefined);
  return (
    <Stack>
      <Text>{t(`change.${preview.direction}`)}</Text>
      <PlanComparison from={preview.from} to={preview.to} />
      {preview.replacesServer && <Text size="sm">{t('change.replaces')}</Text>}
      {exceeding && (
        <ExceededLimits exceeds={preview.exceeds} accepted={accepted} onAccept={setAccepted} />
      )}
      {error && <ErrorState error={error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={isLoading} disabled={exceeding && !accepted} onClick={() => void ask()}>
          {t('change.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Shows what another plan means, what exceeds it first of all, and changes to it. */
export function ChangePlanDialog(props: ChangePlanProps) {
  const { t, nameOfPlan } = useTexts();
  const { subscriptionId: id, plan, onClose } = props;
  const query = usePreviewPlanQuery({ id, planId: plan.id });
  return (
    <Dialog title={t('change.title', { plan: nameOfPlan(plan.id) })} onClose={onClose}>
      <Loaded query={query} skeleton={<Skeleton h={240} radius="md" />}>
        {(preview) => <Confirmation {...props} preview={preview} />}
      </Loaded>
    </Dialog>
  );
}
