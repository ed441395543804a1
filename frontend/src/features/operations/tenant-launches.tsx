import { Group, Text } from '@mantine/core';
import type { TenantDetail } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import classes from './operations.module.css';
import { Why } from './why';

type Launch = TenantDetail['launches'][number];

function Row({ launch }: { launch: Launch }) {
  const { t, language } = useTexts();
  const where = [launch.state, launch.instanceType, launch.subnetId, launch.instanceId];
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text>{t('tenant.attempt', launch)}</Text>
        <Text size="sm" c="var(--quiet)" component="time" dateTime={launch.intendedAt}>
          {formatDateTime(launch.intendedAt, language)}
        </Text>
      </Group>
      <Text size="sm" className={classes.code}>
        {where.filter(Boolean).join(' · ')}
      </Text>
      <Why {...launch} />
    </li>
  );
}

export function TenantLaunches({ launches }: Pick<TenantDetail, 'launches'>) {
  const { t } = useTexts();
  if (launches.length === 0) return <Text c="var(--quiet)">{t('tenant.noLaunches')}</Text>;
  return (
    <ol className={classes.rows}>
      {launches.map((launch) => (
        <Row key={`${launch.generation}-${launch.attempt}`} launch={launch} />
      ))}
    </ol>
  );
}
