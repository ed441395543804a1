import type { TenantDetail } from '@/shared/api/types';
import { formatBytes, formatDateTime, formatLoad } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Facts, type Fact } from '@/shared/ui/facts';
import classes from './operations.module.css';

export function TenantFacts({ tenant }: { tenant: TenantDetail }) {
  const { t, language, nameOfPlan } = useTexts();
  const { server, usage } = tenant;
  const code = (name: string, value: string | number | null): Fact => ({
    name,
    value: value === null ? null : <span className={classes.code}>{value}</span>,
  });
  return (
    <Facts
      facts={[
        code(t('tenant.account'), tenant.account),
        code(t('tenant.subscription'), tenant.subscriptionId),
        { name: t('tenants.since'), value: formatDateTime(tenant.since, language) },
        { name: t('tenants.plan'), value: nameOfPlan(tenant.planId) },
        { name: t('tenant.generation'), value: tenant.generation },
        code(t('tenants.instance'), tenant.instanceId),
        code(t('tenant.address'), tenant.address),
        code(t('tenant.bucket'), tenant.bucket),
        { name: t('server.version'), value: tenant.version },
        {
          name: t('server.lastSeen'),
          value: tenant.lastSeenAt && formatDateTime(tenant.lastSeenAt, language),
        },
        { name: t('server.load'), value: server && formatLoad(server.load, language) },
        { name: t('server.disk'), value: server && formatBytes(server.diskFreeBytes, language) },
        { name: t('server.jobs'), value: server && t('server.jobsOf', { n: server.runningJobs }) },
        {
          name: t('tenant.usedStorage'),
          value: usage && formatBytes(usage.storedBytes, language),
        },
      ]}
    />
  );
}
