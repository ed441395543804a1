import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useGetSecurityEventsInfiniteQuery } from '@/shared/api/security';
import type { SecurityEvent } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { EmptyState, ErrorState, LoadingState } from '@/shared/ui/page-states';
import { useDeviceName } from './devices';
import classes from './security.module.css';

function Row({ event }: { event: SecurityEvent }) {
  const { t, language, wordOr } = useTexts();
  const nameOf = useDeviceName();
  const details = [
    event.provider && t(`provider.${event.provider}`),
    event.device && nameOf(event.device),
    event.address && t('events.address', { address: event.address }),
  ].filter(Boolean);
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Text>{wordOr(`events.${event.kind}`, t('events.other'))}</Text>
        {details.length > 0 && (
          <Text size="sm" c="var(--quiet)">
            {details.join(' · ')}
          </Text>
        )}
      </div>
      <Text size="sm" c="var(--quiet)" component="time" dateTime={event.at}>
        {formatDateTime(event.at, language)}
      </Text>
    </li>
  );
}

/** What happened in this account, newest first, a page at a time. */
export function SecurityLog() {
  const { t } = useTexts();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useGetSecurityEventsInfiniteQuery();
  const events = data?.pages.flatMap((page) => page.events);
  if (!events) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return (
      <LoadingState>
        <Skeleton h={240} radius="md" />
      </LoadingState>
    );
  }
  if (events.length === 0) return <EmptyState icon="shield" title={t('events.empty')} />;
  return (
    <Stack gap="sm" align="flex-start">
      <ol className={classes.rows} style={{ width: '100%' }}>
        {events.map((event) => (
          <Row key={event.id} event={event} />
        ))}
      </ol>
      {error && <ErrorState error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !error && (
        <Button
          variant="default"
          size="sm"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </Stack>
  );
}
