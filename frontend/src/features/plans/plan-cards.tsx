import { Card, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useGetPlansQuery } from '@/shared/api/plans';
import type { Plan } from '@/shared/api/types';
import { formatBytes, formatKrw } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Columns } from '@/shared/ui/columns';
import { Icon } from '@/shared/ui/icons';
import { Loaded } from '@/shared/ui/loaded';
import { EmptyState } from '@/shared/ui/page-states';

interface PlanCardProps {
  plan: Plan;
  action: ReactNode;
  headingOrder: 2 | 3;
}

function PlanCard({ plan, action, headingOrder }: PlanCardProps) {
  const { t, language, nameOfPlan } = useTexts();
  const price = formatKrw(plan.priceKrwPerMonth, language);
  const promises = [
    t('plans.storage', { size: formatBytes(plan.storageBytes, language) }),
    t('plans.largest', { size: formatBytes(plan.largestUploadBytes, language) }),
    t('plans.height', { height: plan.maxHeight }),
    t('plans.viewers', { n: plan.concurrentViewers }),
  ];
  return (
    <Card withBorder radius="lg" p="lg" component="article" aria-label={nameOfPlan(plan.id)}>
      <Stack h="100%" justify="space-between">
        <div>
          <Title order={headingOrder} size="h4" c="var(--brand)">
            {nameOfPlan(plan.id)}
          </Title>
          <Text fz="h2" fw={800} my="xs">
            {t('plans.perMonth', { price })}
          </Text>
          <List spacing={6} icon={<Icon name="check" size={18} color="var(--brand)" />} center>
            {promises.map((promise) => (
              <List.Item key={promise}>{promise}</List.Item>
            ))}
          </List>
        </div>
        {action}
      </Stack>
    </Card>
  );
}

interface PlanCardsProps extends Pick<PlanCardProps, 'headingOrder'> {
  actionOf: (plan: Plan) => ReactNode;
}

const outline = (
  <Columns sm={3}>
    {[1, 2, 3].map((key) => (
      <Skeleton key={key} h={280} radius="lg" />
    ))}
  </Columns>
);

/** The plans side by side; `actionOf` says what can be done with each. */
export function PlanCards({ actionOf, headingOrder }: PlanCardsProps) {
  const { t } = useTexts();
  return (
    <Loaded query={useGetPlansQuery()} skeleton={outline}>
      {(plans) =>
        plans.length === 0 ? (
          <EmptyState icon="plans" title={t('plans.empty')} />
        ) : (
          <Columns sm={3}>
            {plans.map((plan) => (
              <PlanCard
                key={plan.id}
                plan={plan}
                action={actionOf(plan)}
                headingOrder={headingOrder}
              />
            ))}
          </Columns>
        )
      }
    </Loaded>
  );
}
