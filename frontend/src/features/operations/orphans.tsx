import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useGetOrphansQuery } from '@/shared/api/operations';
import type { Orphans as Found } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Facts } from '@/shared/ui/facts';
import { Icon } from '@/shared/ui/icons';
import { Loaded } from '@/shared/ui/loaded';
import { Section } from '@/shared/ui/section';
import classes from './operations.module.css';
import { UnknownBuckets } from './unknown-buckets';

type UnknownInstance = Found['unknownInstances'][number];

function Instance({ instance }: { instance: UnknownInstance }) {
  const { t, language } = useTexts();
  const moment = (at: string) => formatDateTime(at, language);
  return (
    <li>
      <Text fw={600} mb={4}>
        <span className={classes.code}>{instance.instanceId}</span>{' '}
        {instance.state && `· ${instance.state}`}
      </Text>
      <Facts
        facts={[
          { name: t('orphans.tag'), value: instance.tenantTag },
          { name: t('orphans.firstSeen'), value: moment(instance.firstSeenAt) },
          { name: t('orphans.stopAt'), value: moment(instance.stopAt) },
          { name: t('orphans.removeAt'), value: moment(instance.removeAt) },
        ]}
      />
    </li>
  );
}

function Instances({ instances }: { instances: UnknownInstance[] }) {
  const { t } = useTexts();
  if (instances.length === 0) return <Text c="var(--quiet)">{t('orphans.noInstances')}</Text>;
  return (
    <ul className={classes.rows}>
      {instances.map((instance) => (
        <Instance key={instance.instanceId} instance={instance} />
      ))}
    </ul>
  );
}

function Identities({ identities }: { identities: Found['unknownIdentities'] }) {
  const { t, language } = useTexts();
  if (identities.length === 0) return <Text c="var(--quiet)">{t('orphans.noIdentities')}</Text>;
  return (
    <ul className={classes.rows}>
      {identities.map(({ tenantId, firstSeenAt, removeAt }) => (
        <li key={tenantId}>
          <Text className={classes.code} mb={4}>
            {tenantId}
          </Text>
          <Facts
            facts={[
              { name: t('orphans.firstSeen'), value: formatDateTime(firstSeenAt, language) },
              { name: t('orphans.removeAt'), value: formatDateTime(removeAt, language) },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

function Missing({ missing }: Pick<Found, 'missing'>) {
  const { t } = useTexts();
  if (missing.length === 0) return <Text c="var(--quiet)">{t('orphans.noMissing')}</Text>;
  return (
    <ul className={classes.rows}>
      {missing.map(({ tenantId, what }) => (
        <li key={`${tenantId} ${what}`}>
          <Link to={`/operations/tenants/${tenantId}`} className={classes.code}>
            {tenantId}
          </Link>{' '}
          · {t(`orphans.${what}`)}
        </li>
      ))}
    </ul>
  );
}

function Lists({ found }: { found: Found }) {
  const { t, language } = useTexts();
  return (
    <Stack gap="lg">
      <Text c="var(--quiet)">
        {t('orphans.text')}{' '}
        {found.sweptAt
          ? t('operations.sweptAt', { date: formatDateTime(found.sweptAt, language) })
          : t('operations.neverSwept')}
      </Text>
      {found.halted && (
        <Alert
          role="alert"
          color="red"
          variant="default"
          icon={<Icon name="alert" />}
          title={t('orphans.halted')}
        >
          {found.halted}
        </Alert>
      )}
      <Section id="instances" title={t('orphans.instances')} text={t('orphans.instancesText')}>
        <Instances instances={found.unknownInstances} />
      </Section>
      <Section id="identities" title={t('orphans.identities')} text={t('orphans.identitiesText')}>
        <Identities identities={found.unknownIdentities} />
      </Section>
      <Section id="buckets" title={t('orphans.buckets')} text={t('orphans.bucketsText')}>
        <UnknownBuckets buckets={found.unknownBuckets} />
      </Section>
      <Section id="missing" title={t('orphans.missing')}>
        <Missing missing={found.missing} />
      </Section>
    </Stack>
  );
}

/** What is there and belongs to nobody, and what should be there and is not. */
export function Orphans() {
  const query = useGetOrphansQuery(undefined, { refetchOnMountOrArgChange: true });
  return (
    <Loaded query={query} skeleton={<Skeleton h={480} radius="lg" />}>
      {(found) => <Lists found={found} />}
    </Loaded>
  );
}
