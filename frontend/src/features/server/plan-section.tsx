import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { canChangePlan } from '@/shared/api/subscriptions';
import type { Subscription } from '@/shared/api/types';
import { formatDate, formatKrw } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Section } from '@/shared/ui/section';

/** What was subscribed to, when it is paid again, and the way to another plan. */
export function PlanSection({ subscription }: { subscription: Subscription }) {
  const { t, language, nameOfPlan } = useTexts();
  const { plan, nextPlan, periodEndsAt, cancelledAt } = subscription;
  const price = formatKrw(plan.priceKrwPerMonth, language);
  return (
    <Section title={t('server.planTitle')}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4}>
          <Text>{t('server.planNow', { plan: nameOfPlan(plan.id), price })}</Text>
          {nextPlan && (
            <Text role="status">{t('server.planNext', { plan: nameOfPlan(nextPlan.id) })}</Text>
          )}
          {periodEndsAt && !cancelledAt && (
            <>
              <Text size="sm">
                {t('server.renewal', { date: formatDate(periodEndsAt, language), price })}
              </Text>
              <Text size="sm" c="var(--quiet)">
                {t('server.rule')}
              </Text>
            </>
          )}
        </Stack>
        {canChangePlan(subscription) && (
          <Anchor component={Link} to="/plans" c="var(--brand)">
            {t('server.changePlan')}
          </Anchor>
        )}
      </Group>
    </Section>
  );
}
