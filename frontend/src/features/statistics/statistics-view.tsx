import { NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useGetStatisticsQuery, type StatisticsOf } from '@/shared/api/statistics';
import type { Statistics } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Columns } from '@/shared/ui/columns';
import { Loaded } from '@/shared/ui/loaded';
import { EmptyState } from '@/shared/ui/page-states';
import { DropOff } from './drop-off';
import { OverTime } from './over-time';
import { Shares } from './shares';
import classes from './statistics.module.css';

const RANGES = ['1', '7', '30', '90', '365'] as const;
type Range = (typeof RANGES)[number];

const DAY = 86_400_000;
/** The unit that has just begun is one of those asked for. */
const BEGUN = { HOUR: 3_600_000, DAY };

/** Names of browsers are the same in every language, those of apps are not. */
const BROWSERS: Record<string, string> = {
  CHROME: 'Chrome',
  SAFARI: 'Safari',
  EDGE: 'Edge',
  FIREFOX: 'Firefox',
  OPERA: 'Opera',
  SAMSUNG_INTERNET: 'Samsung Internet',
  WHALE: 'Whale',
  LINE: 'LINE',
  INSTAGRAM: 'Instagram',
  FACEBOOK: 'Facebook',
};

function periodOf(range: Range): Omit<StatisticsOf, 'of'> {
  const unit = range === '1' ? 'HOUR' : 'DAY';
  return {
    from: new Date(Date.now() - Number(range) * DAY + BEGUN[unit]).toISOString(),
    unit,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function Numbers({ statistics }: { statistics: Statistics }) {
  const { t, language } = useTexts();
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  const numbers = [
    [t('statistics.views'), number(statistics.views)],
    [t('statistics.viewers'), number(statistics.viewers)],
    [t('statistics.secondsWatched'), formatDuration(statistics.secondsWatched)],
    [t('statistics.bots'), number(statistics.bots)],
  ];
  return (
    <>
      <dl className={classes.numbers}>
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {statistics.bots > 0 && (
        <Text size="sm" c="var(--quiet)">
          {t('statistics.botsText')}
        </Text>
      )}
    </>
  );
}

function Shown({ statistics }: { statistics: Statistics }) {
  const { t, wordOr } = useTexts();
  const { views, bots, secondsWatched, sources, devices, browsers, dropOff } = statistics;
  if (views + bots + secondsWatched === 0)
    return (
      <EmptyState icon="chart" title={t('statistics.empty')} text={t('statistics.emptyText')} />
    );
  const sourceOf = (host: string) =>
    ({ '': t('statistics.unknownSource'), '*': t('statistics.otherSources') })[host] ?? host;
  return (
    <Stack gap="lg">
      <Numbers statistics={statistics} />
      <OverTime statistics={statistics} />
      <DropOff dropOff={dropOff} />
      <Shares title={t('statistics.sources')} shares={sources} nameOf={sourceOf} />
      <Columns sm={2}>
        <Shares
          title={t('statistics.devices')}
          shares={devices}
          nameOf={(name) => wordOr(`statistics.device.${name}`, name)}
        />
        <Shares
          title={t('statistics.browsers')}
          shares={browsers}
          nameOf={(name) => BROWSERS[name] ?? wordOr(`statistics.browser.${name}`, name)}
        />
      </Columns>
    </Stack>
  );
}

/** How a link, or all links of a video, were opened and watched in a time of the reader's choice. */
export function StatisticsView({ of }: Pick<StatisticsOf, 'of'>) {
  const { t } = useTexts();
  const [range, setRange] = useState<Range>('30');
  const [period, setPeriod] = useState(() => periodOf('30'));
  const query = useGetStatisticsQuery({ of, ...period }, { refetchOnMountOrArgChange: true });
  const choose = (chosen: Range) => {
    setRange(chosen);
    setPeriod(periodOf(chosen));
  };
  return (
    <Stack gap="lg">
      <NativeSelect
        label={t('statistics.range')}
        value={range}
        data={RANGES.map((value) => ({ value, label: t(`statistics.ranges.${value}`) }))}
        onChange={(event) => choose(event.currentTarget.value as Range)}
        w="fit-content"
      />
      <Loaded query={query} skeleton={<Skeleton h={320} radius="lg" />}>
        {(statistics) => <Shown statistics={statistics} />}
      </Loaded>
    </Stack>
  );
}
