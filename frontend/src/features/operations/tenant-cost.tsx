import { Stack, Text } from '@mantine/core';
import type { TenantDetail } from '@/shared/api/types';
import { formatUsd } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Facts } from '@/shared/ui/facts';

/** What the tenant costs by the hour, part by part, at the prices the platform was told. */
export function TenantCost({ cost }: Pick<TenantDetail, 'cost'>) {
  const { t, language } = useTexts();
  const perHour = (usd: number) => t('operations.perHour', { amount: formatUsd(usd, language) });
  return (
    <Stack gap="sm">
      <Text fw={700}>{perHour(cost.perHourUsd)}</Text>
      <Facts
        facts={cost.parts.map(({ what, usdPerHour }) => ({
          name: what,
          value: perHour(usdPerHour),
        }))}
      />
      <Text size="sm" c="var(--quiet)">
        {t('tenant.pricesAsOf', { date: cost.pricesAsOf })}
      </Text>
    </Stack>
  );
}
