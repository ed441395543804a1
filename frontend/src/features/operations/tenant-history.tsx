import { Text } from '@mantine/core';
import type { TenantDetail } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import classes from './operations.module.css';
import { Why } from './why';

type Entry = TenantDetail['history'][number];

function Row({ entry: { at, from, to, cause, actor, reason, detail } }: { entry: Entry }) {
  const { t, language, wordOr } = useTexts();
  const nameOf = (state: string) => wordOr(`subscriptionState.${state}`, state);
  return (
    <li>
      <Text>
        {from ? `${nameOf(from)} → ${nameOf(to)}` : nameOf(to)}{' '}
        <span className={classes.code}>({cause})</span>
      </Text>
      <Why reason={reason} detail={detail} />
      <Text size="sm" c="var(--quiet)">
        <time dateTime={at}>{formatDateTime(at, language)}</time>
        {` · ${t(`tenant.${actor}`)}`}
      </Text>
    </li>
  );
}

export function TenantHistory({ history }: Pick<TenantDetail, 'history'>) {
  const { t } = useTexts();
  if (history.length === 0) return <Text c="var(--quiet)">{t('history.empty')}</Text>;
  return (
    <ol className={classes.rows}>
      {history.map((entry) => (
        <Row key={`${entry.at} ${entry.to} ${entry.cause}`} entry={entry} />
      ))}
    </ol>
  );
}
