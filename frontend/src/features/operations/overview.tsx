import { Alert, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useGetOverviewQuery } from '@/shared/api/operations';
import type { Overview as Numbers } from '@/shared/api/types';
import { formatDateTime, formatUsd } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { Loaded } from '@/shared/ui/loaded';
import classes from './operations.module.css';

interface NumberLinkProps {
  name: string;
  value: string | number;
  to: string;
  alarm?: boolean;
}

function NumberLink({ name, value, to, alarm = false }: NumberLinkProps) {
  return (
    <li>
      <Link to={to} className={classes.number} data-alarm={alarm}>
        <span>{name}</span>
        <strong>{value}</strong>
      </Link>
    </li>
  );
}

function Health({ numbers }: { numbers: Numbers }) {
  const { t, language } = useTexts();
  const { stuck, unhealthy, launchesAllowed, costUsdPerHour, orphans } = numbers;
  const cost = t('operations.perHour', { amount: formatUsd(costUsdPerHour, language) });
  return (
    <ul className={classes.numbers} aria-label={t('operations.overview')}>
      <NumberLink
        name={t('overview.stuck')}
        value={stuck}
        to="/operations/tenants?stuck=true"
        alarm={stuck > 0}
      />
      <NumberLink
        name={t('overview.unhealthy')}
        value={unhealthy}
        to="/operations/tenants?state=ACTIVE"
        alarm={unhealthy > 0}
      />
      <NumberLink
        name={t('overview.launches')}
        value={t(launchesAllowed ? 'overview.allowed' : 'overview.forbidden')}
        to="/operations/launches"
        alarm={!launchesAllowed}
      />
      <NumberLink name={t('overview.cost')} value={cost} to="/operations/tenants?sort=cost" />
      {(['instances', 'identities', 'buckets', 'missing'] as const).map((kind) => (
        <NumberLink
          key={kind}
          name={t(`overview.${kind}`)}
          value={orphans[kind]}
          to={`/operations/orphans#${kind}`}
          alarm={orphans[kind] > 0}
        />
      ))}
    </ul>
  );
}

function States({ states }: Pick<Numbers, 'states'>) {
  const { t, wordOr } = useTexts();
  const present = Object.entries(states).filter(([, count]) => count > 0);
  if (present.length === 0) return <Text c="var(--quiet)">{t('overview.noTenants')}</Text>;
  return (
    <ul className={classes.numbers} aria-label={t('overview.states')}>
      {present.map(([state, count]) => (
        <NumberLink
          key={state}
          name={wordOr(`subscriptionState.${state}`, state)}
          value={count}
          to={`/operations/tenants?state=${state}`}
        />
      ))}
    </ul>
  );
}

function Alarm({ title, text }: { title: string; text: string }) {
  return (
    <Alert role="alert" color="red" variant="default" icon={<Icon name="alert" />} title={title}>
      {text}
    </Alert>
  );
}

function Numbers({ numbers }: { numbers: Numbers }) {
  const { t, language } = useTexts();
  const { brake, states, sweptAt, sweepHalted } = numbers;
  return (
    <Stack>
      {brake && <Alarm title={t('overview.brake')} text={t('overview.brakeOn')} />}
      {sweepHalted && <Alarm title={t('orphans.halted')} text={t('overview.haltedText')} />}
      <Health numbers={numbers} />
      <Title order={2} size="h4">
        {t('overview.states')}
      </Title>
      <States states={states} />
      <Text size="sm" c="var(--quiet)">
        {sweptAt
          ? t('operations.sweptAt', { date: formatDateTime(sweptAt, language) })
          : t('operations.neverSwept')}
      </Text>
    </Stack>
  );
}

/** The platform in numbers, each leading to what it counts. */
export function Overview() {
  const query = useGetOverviewQuery(undefined, {
    pollingInterval: 15_000,
    skipPollingIfUnfocused: true,
    refetchOnMountOrArgChange: true,
  });
  return (
    <Loaded query={query} skeleton={<Skeleton h={320} radius="lg" />}>
      {(numbers) => <Numbers numbers={numbers} />}
    </Loaded>
  );
}
