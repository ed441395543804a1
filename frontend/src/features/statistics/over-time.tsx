import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Statistics } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Section } from '@/shared/ui/section';
import { DataTable } from './data-table';
import classes from './statistics.module.css';

const MEASURES = ['views', 'viewers', 'secondsWatched', 'bots'] as const;
type Measure = (typeof MEASURES)[number];

const HEIGHT = 100;
/** Of the place that a bar has. */
const BAR = 0.7;

function Bars({ values, label }: { values: number[]; label: string }) {
  const most = Math.max(1, ...values);
  return (
    <svg
      role="img"
      aria-label={label}
      className={classes.chart}
      viewBox={`0 0 ${values.length} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      <line x1={0} x2={values.length} y1={HEIGHT} y2={HEIGHT} />
      {values.map((value, place) => (
        <rect
          key={place}
          x={place + (1 - BAR) / 2}
          width={BAR}
          y={HEIGHT * (1 - value / most)}
          height={(HEIGHT * value) / most}
        />
      ))}
    </svg>
  );
}

/** How much there was in each hour or day, by one measure at a time. */
export function OverTime({ statistics }: { statistics: Statistics }) {
  const { t, language } = useTexts();
  const [measure, setMeasure] = useState<Measure>('views');
  const { overTime, unit, zone } = statistics;
  const time = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    ...(unit === 'HOUR' ? { hour: 'numeric' } : { year: '2-digit' }),
  });
  const said = (one: Measure, value: number) =>
    one === 'secondsWatched'
      ? formatDuration(value)
      : new Intl.NumberFormat(language).format(value);
  const values = overTime.map((point) => point[measure]);
  const most = t('statistics.most', { value: said(measure, Math.max(0, ...values)) });
  const ends = [overTime.at(0), overTime.at(-1)].map(
    (point) => point && time.format(new Date(point.start)),
  );
  return (
    <Section title={t('statistics.overTime')}>
      <NativeSelect
        label={t('statistics.measure')}
        value={measure}
        data={MEASURES.map((value) => ({ value, label: t(`statistics.${value}`) }))}
        onChange={(event) => setMeasure(event.currentTarget.value as Measure)}
        w="fit-content"
        mb="md"
      />
      <Bars values={values} label={`${t(`statistics.${measure}`)}. ${most}`} />
      <div className={classes.ends} aria-hidden>
        <span>{ends[0]}</span>
        <span>{most}</span>
        <span>{ends[1]}</span>
      </div>
      <DataTable
        caption={t('statistics.overTime')}
        head={[t('statistics.time'), ...MEASURES.map((one) => t(`statistics.${one}`))]}
        rows={overTime.map((point) => [
          time.format(new Date(point.start)),
          ...MEASURES.map((one) => said(one, point[one])),
        ])}
      />
    </Section>
  );
}
