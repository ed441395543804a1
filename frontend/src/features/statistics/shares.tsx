import { Text } from '@mantine/core';
import type { Statistics } from '@/shared/api/types';
import { formatPercent } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Section } from '@/shared/ui/section';
import classes from './statistics.module.css';

interface SharesProps {
  title: string;
  shares: Statistics['sources'];
  nameOf: (name: string) => string;
}

/** Of what there was how much, the most first. */
export function Shares({ title, shares, nameOf }: SharesProps) {
  const { t, language } = useTexts();
  const all = shares.reduce((sum, { views }) => sum + views, 0);
  return (
    <Section title={title}>
      {all === 0 && <Text c="var(--quiet)">{t('statistics.none')}</Text>}
      <ul className={classes.shares} aria-label={title}>
        {shares.map(({ name, views }) => (
          <li key={name}>
            <span>
              <span>{nameOf(name)}</span>
              <span>
                {new Intl.NumberFormat(language).format(views)} (
                {formatPercent(views / all, language)})
              </span>
            </span>
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden>
              <rect width={(100 * views) / all} height={1} />
            </svg>
          </li>
        ))}
      </ul>
    </Section>
  );
}
