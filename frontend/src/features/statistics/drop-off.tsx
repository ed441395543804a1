import { Text } from '@mantine/core';
import type { Statistics } from '@/shared/api/types';
import { formatPercent } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Section } from '@/shared/ui/section';
import { DataTable } from './data-table';
import classes from './statistics.module.css';

const HEIGHT = 100;

/** In how many plays each part of the video was delivered: where people leave, and where they come back to. */
export function DropOff({ dropOff: { sessions, stretches } }: Pick<Statistics, 'dropOff'>) {
  const { t, language } = useTexts();
  const percent = (fraction: number) => formatPercent(fraction, language);
  if (sessions === 0) {
    return (
      <Section title={t('statistics.dropOff')}>
        <Text c="var(--quiet)">{t('statistics.dropOffNone')}</Text>
      </Section>
    );
  }
  const shares = stretches.map((plays) => plays / sessions);
  const said = t('statistics.dropOffSaid', {
    n: sessions,
    half: percent(shares[shares.length / 2] ?? 0),
    end: percent(shares.at(-1) ?? 0),
  });
  // a step for each stretch: it was delivered or it was not
  const steps = shares.map((share, place) => {
    const y = HEIGHT * (1 - share);
    return `L${place} ${y}L${place + 1} ${y}`;
  });
  return (
    <Section title={t('statistics.dropOff')} text={t('statistics.dropOffText')}>
      <svg
        role="img"
        aria-label={said}
        className={classes.chart}
        viewBox={`0 0 ${shares.length} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        <line x1={0} x2={shares.length} y1={HEIGHT} y2={HEIGHT} />
        <path d={`M0 ${HEIGHT}${steps.join('')}L${shares.length} ${HEIGHT}Z`} />
      </svg>
      <div className={classes.ends} aria-hidden>
        <span>{percent(0)}</span>
        <span>{percent(0.5)}</span>
        <span>{percent(1)}</span>
      </div>
      <Text size="sm" mt="xs">
        {said}
      </Text>
      <DataTable
        caption={t('statistics.dropOff')}
        head={[t('statistics.stretch'), t('statistics.sessions'), t('statistics.share')]}
        rows={stretches.map((plays, place) => [
          `${percent(place / stretches.length)}–${percent((place + 1) / stretches.length)}`,
          new Intl.NumberFormat(language).format(plays),
          percent(plays / sessions),
        ])}
      />
    </Section>
  );
}
