import type { Subscription } from '@/shared/api/types';
import { formatAge, formatBytes, formatDateTime, formatLoad } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Facts } from '@/shared/ui/facts';
import { useNow } from '@/shared/ui/use-now';

/** Where it is reached, and what it last told about itself. */
export function ServerFacts({ subscription }: { subscription: Subscription }) {
  const { t, language } = useTexts();
  const { server, activatedAt, region, tenantId } = subscription;
  const now = useNow(server !== null);
  return (
    <Facts
      facts={[
        {
          name: t('server.sinceName'),
          value: activatedAt && formatDateTime(activatedAt, language),
        },
        { name: t('server.address'), value: `${location.origin}/api/media/${tenantId}` },
        { name: t('server.region'), value: region },
        { name: t('server.version'), value: server?.version },
        {
          name: t('server.lastSeen'),
          value: server?.lastSeenAt && formatAge(server.lastSeenAt, now, language),
        },
        { name: t('server.load'), value: server && formatLoad(server.load, language) },
        { name: t('server.disk'), value: server && formatBytes(server.diskFreeBytes, language) },
        { name: t('server.jobs'), value: server && t('server.jobsOf', { n: server.runningJobs }) },
      ]}
    />
  );
}
