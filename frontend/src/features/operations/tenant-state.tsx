import { Badge, Group } from '@mantine/core';
import type { SubscriptionState, TenantRow } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';

const COLORS: Record<SubscriptionState, string> = {
  REQUESTED: 'gray',
  PROVISIONING: 'indigo',
  ACTIVE: 'teal',
  REPLACING: 'indigo',
  RESTARTING: 'indigo',
  STOPPING: 'indigo',
  STOPPED: 'gray',
  STARTING: 'indigo',
  FAILED: 'red',
  GRACE: 'orange',
  ENDING: 'orange',
  ENDED: 'gray',
};

type TenantStateProps = Pick<TenantRow, 'state' | 'stuck' | 'unhealthy'>;

/** Where a tenant stands, and whether somebody should look. */
export function TenantState({ state, stuck, unhealthy }: TenantStateProps) {
  const { t } = useTexts();
  return (
    <Group gap={6}>
      <Badge variant="dot" color={COLORS[state]} tt="none" fw={600}>
        {t(`subscriptionState.${state}`)}
      </Badge>
      {stuck && (
        <Badge color="red.9" tt="none" fw={600}>
          {t('tenants.stuck')}
        </Badge>
      )}
      {unhealthy && (
        <Badge variant="outline" color="var(--bad)" tt="none" fw={600}>
          {t('tenants.unhealthy')}
        </Badge>
      )}
    </Group>
  );
}
