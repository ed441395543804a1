import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import {
  useEndOtherSessionsMutation,
  useEndSessionMutation,
  useGetSessionsQuery,
} from '@/shared/api/security';
import { isProblem } from '@/shared/api/problem';
import type { LoginSession } from '@/shared/api/types';
import { formatDate, formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { ErrorState, LoadingState } from '@/shared/ui/page-states';
import { useToast } from '@/shared/ui/toasts';
import { DEVICE_ICONS, useDeviceName } from './devices';
import classes from './security.module.css';

/** Signs one device out. One that is gone already is what was wanted, too. */
function useEndOne(session: LoginSession) {
  const { t } = useTexts();
  const toast = useToast();
  const device = useDeviceName()(session.device);
  const [end, { isLoading, error }] = useEndSessionMutation();
  const gone = isProblem(error) && error.status === 404;
  const act = () =>
    end(session.id)
      .unwrap()
      .then(
        () => toast({ text: t('sessions.ended', { device }) }),
        () => undefined,
      );
  return { act, isLoading, error: gone ? { ...error, code: 'login_unknown' } : error };
}

function Row({ session }: { session: LoginSession }) {
  const { t, language } = useTexts();
  const device = useDeviceName()(session.device);
  const { act, isLoading, error } = useEndOne(session);
  return (
    <li className={classes.row}>
      <Icon name={DEVICE_ICONS[session.device.kind]} size={26} />
      <div className={classes.what}>
        <Group gap="xs">
          <Text fw={600}>{device}</Text>
          {session.current && (
            <Badge variant="light" tt="none">
              {t('sessions.this')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="var(--quiet)">
          {t('sessions.lastUsed', { date: formatDateTime(session.lastUsedAt, language) })}
        </Text>
        <Text size="sm" c="var(--quiet)">
          {t('sessions.since', {
            date: formatDate(session.createdAt, language),
            provider: t(`provider.${session.provider}`),
          })}
        </Text>
        {error && <ErrorState error={error} />}
      </div>
      {!session.current && (
        <Button
          size="sm"
          variant="default"
          loading={isLoading}
          aria-label={t('sessions.end', { device })}
          onClick={() => void act()}
        >
          {t('sessions.endShort')}
        </Button>
      )}
    </li>
  );
}

function EndOthers() {
  const { t } = useTexts();
  const toast = useToast();
  const [endOthers, { isLoading, error }] = useEndOtherSessionsMutation();
  const act = () =>
    endOthers()
      .unwrap()
      .then(
        () => toast({ text: t('sessions.othersEnded') }),
        () => undefined,
      );
  return (
    <Stack gap="xs" align="flex-start">
      {error && <ErrorState error={error} />}
      <Button variant="light" color="red" loading={isLoading} onClick={() => void act()}>
        {t('sessions.endOthers')}
      </Button>
    </Stack>
  );
}

/** Where this account is signed in. */
export function Sessions() {
  const { t } = useTexts();
  const { data, error, refetch } = useGetSessionsQuery();
  if (!data) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return (
      <LoadingState>
        <Skeleton h={160} radius="md" />
      </LoadingState>
    );
  }
  const others = data.sessions.filter(({ current }) => !current);
  const present = data.sessions.filter(({ current }) => current);
  return (
    <Stack gap="sm">
      <ul className={classes.rows}>
        {[...present, ...others].map((session) => (
          <Row key={session.id} session={session} />
        ))}
      </ul>
      {others.length > 0 ? (
        <EndOthers />
      ) : (
        <Text size="sm" c="var(--quiet)">
          {t('sessions.noOthers')}
        </Text>
      )}
    </Stack>
  );
}
