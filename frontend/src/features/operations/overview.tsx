import { Alert, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useGetOverviewQuery } from '@/shared/api/operations';
import type { Overview as Numbers } from '@/shared/api/types';
import { formatDateTime, formatDuration, formatPercent, formatUsd } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { Loaded } from '@/shared/ui/loaded';
import { useNow } from '@/shared/ui/use-now';
import classes from './operations.module.css';

interface NumberLinkProps {
  name: string;
  value: string | number;
  /** Absent where what is counted is in no list. */
  to?: string;
  alarm?: boolean;
}

function NumberLink({ name, value, to, alarm = false }: NumberLinkProps) {
  const content = (
    <>
      <span>{name}</span>
      <strong>{value}</strong>
    </>
  );
  return (
    <li>
      {to ? (
        <Link to={to} className={classes.number} data-alarm={alarm}>
          {content}
        </Link>
      ) : (
        <div className={classes.number} data-alarm={alarm}>
          {content}
        </div>
      )}
    </li>
  );
}

function Cost({ numbers: { costUsdPerHour, costUsdPerTenantMonth } }: { numbers: Numbers }) {
  const { t, language } = useTexts();
  const usd = (amount: number) => formatUsd(amount, language);
  const to = '/operations/tenants?sort=cost';
  return (
    <>
      <NumberLink
        name={t('overview.cost')}
        value={t('operations.perHour', { amount: usd(costUsdPerHour) })}
        to={to}
      />
      {costUsdPerTenantMonth !== null && (
        <NumberLink
          name={t('overview.costPerTenant')}
          value={t('operations.perMonth', { amount: usd(costUsdPerTenantMonth) })}
          to={to}
        />
      )}
    </>
  );
}

/** How making servers went in the last seven days. */
function Provisioned({ provisioned }: Pick<Numbers, 'provisioned'>) {
  const { t, language } = useTexts();
  const { succeeded, failed, p95Seconds } = provisioned;
  const all = succeeded + failed;
  if (all === 0) return null;
  return (
    <>
      <NumberLink
        name={t('overview.provisioned')}
        value={t('overview.of', {
          n: succeeded,
          all,
          share: formatPercent(succeeded / all, language),
        })}
        to="/operations/tenants?state=FAILED"
      />
      {p95Seconds !== null && (
        <NumberLink
          name={t('overview.p95')}
          value={formatDuration(p95Seconds)}
          to="/operations/tenants?state=PROVISIONING"
        />
      )}
    </>
  );
}

const LATE_SECONDS = 60;

const secondsSince = (time: string | null, now: number) =>
  time === null ? 0 : Math.max(0, (now - Date.parse(time)) / 1_000);

/** What is stored and not done yet. */
function Waiting({ backlog }: Pick<Numbers, 'backlog'>) {
  const { t } = useTexts();
  const now = useNow(true);
  const { subscriptions, due, dueSince, failing, unsent, unsentSince } = backlog;
  const late = secondsSince(dueSince, now);
  const lag = secondsSince(unsentSince, now);
  return (
    <>
      <NumberLink
        name={t('overview.due')}
        value={t('overview.dueOf', { n: due, all: subscriptions })}
        to="/operations/tenants"
        alarm={late > LATE_SECONDS}
      />
      <NumberLink
        name={t('overview.unsent')}
        value={unsent === 0 ? 0 : t('overview.unsentFor', { n: unsent, time: formatDuration(lag) })}
        alarm={lag > LATE_SECONDS}
      />
      <NumberLink name={t('overview.failing')} value={failing} alarm={failing > 0} />
    </>
  );
}

function Health({ numbers }: { numbers: Numbers }) {
  const { t } = useTexts();
  const { stuck, unhealthy, launchesAllowed, orphans } = numbers;
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
        to="/operations/tenants?unhealthy=true"
        alarm={unhealthy > 0}
      />
      <NumberLink
        name={t('overview.launches')}
        value={t(launchesAllowed ? 'overview.allowed' : 'overview.forbidden')}
        to="/operations/launches"
        alarm={!launchesAllowed}
      />
      <Cost numbers={numbers} />
      <Provisioned provisioned={numbers.provisioned} />
      <Waiting backlog={numbers.backlog} />
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
