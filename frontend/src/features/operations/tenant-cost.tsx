import { Stack, Text } from '@mantine/core';
import type { TenantDetail } from '@/shared/api/types';
import { formatDate, formatUsd } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Facts } from '@/shared/ui/facts';

const INSTANCE = /^instance (.+)$/;
const PARTS: Record<string, 'volume' | 'address' | 'bucket'> = {
  volume: 'volume',
  'public IPv4 address': 'address',
  bucket: 'bucket',
};

/** What the tenant costs by the hour, part by part, at the prices the platform was told. */
export function TenantCost({ cost }: Pick<TenantDetail, 'cost'>) {
  const { t, language } = useTexts();
  const nameOf = (what: string) => {
    const known = PARTS[what];
    if (known) return t(`costPart.${known}`);
    const type = INSTANCE.exec(what)?.[1];
    return type ? t('costPart.instance', { type }) : what;
  };
  const perHour = (usd: number) => t('operations.perHour', { amount: formatUsd(usd, language) });
  return (
    <Stack gap="sm">
      <Text fw={700}>{perHour(cost.perHourUsd)}</Text>
      <Facts
        facts={cost.parts.map(({ what, usdPerHour }) => ({
          name: nameOf(what),
          value: perHour(usdPerHour),
        }))}
      />
      <Text size="sm" c="var(--quiet)">
        {t('tenant.pricesAsOf', { date: formatDate(cost.pricesAsOf, language) })}
      </Text>
    </Stack>
  );
}
