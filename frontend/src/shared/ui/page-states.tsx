import {
  Alert,
  Button,
  Center,
  Paper,
  Skeleton,
  Stack,
  Text,
  ThemeIcon,
  Title,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { isProblem } from '@/shared/api/problem';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon, type IconName } from './icons';
import { useCountdown } from './use-countdown';

/** The place of the content while it is on its way; `children` draw its final layout. */
export function LoadingState({ children }: { children?: ReactNode }) {
  const { t } = useTexts();
  return (
    <div aria-busy="true" role="status" aria-label={t('common.loading')}>
      {children ?? (
        <Stack>
          <Skeleton h={36} w="40%" />
          <Skeleton h={160} radius="lg" />
        </Stack>
      )}
    </div>
  );
}

/** Nothing here yet: a picture, one sentence, one action. */
export function EmptyState(props: {
  icon: IconName;
  title: string;
  text?: string;
  action?: ReactNode;
  /** 1 where it is all there is on the page. */
  headingOrder?: 1 | 2;
}) {
  return (
    <Paper withBorder p="xl" radius="lg">
      <Center mih={220}>
        <Stack align="center" gap="sm" ta="center">
          <ThemeIcon size={64} radius="xl" variant="light">
            <Icon name={props.icon} size={30} />
          </ThemeIcon>
          <Title order={props.headingOrder ?? 2} size="h3">
            {props.title}
          </Title>
          {props.text && <Text c="var(--quiet)">{props.text}</Text>}
          {props.action}
        </Stack>
      </Center>
    </Paper>
  );
}

/** The way to try again; closed for as long as the platform asked to be left alone. */
function RetryButton({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTexts();
  const wait = useCountdown((isProblem(error) && error.retryAfterSeconds) || 0, error);
  return (
    <Button size="sm" variant="default" onClick={onRetry} disabled={wait > 0}>
      {t('common.retry')}
      {wait > 0 && <span aria-hidden>&nbsp;({t('common.seconds', { n: wait })})</span>}
    </Button>
  );
}

/** Some things want a sign-in of just now (`sign_in_not_fresh`); it leads back to this page. */
function SignInAgain() {
  const { t } = useTexts();
  const { pathname, search } = useLocation();
  const to = `/login?again&returnTo=${encodeURIComponent(pathname + search)}`;
  return (
    <Button component={Link} to={to} size="sm" variant="default">
      {t('session.signIn')}
    </Button>
  );
}

/** What failed, in a sentence, with the number support will ask for and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, explain } = useTexts();
  return (
    <Alert role="alert" color="red" variant="default" icon={<Icon name="alert" />} radius="lg">
      <Stack gap="xs" align="flex-start">
        <Text>{explain(error)}</Text>
        {isProblem(error) && error.requestId && (
          <Text size="sm" c="var(--quiet)">
            {t('common.requestId', { id: error.requestId })}
          </Text>
        )}
        {isProblem(error) && error.code === 'sign_in_not_fresh' && <SignInAgain />}
        {onRetry && <RetryButton error={error} onRetry={onRetry} />}
      </Stack>
    </Alert>
  );
}

/** There is such a page, but not for whoever is signed in. */
export function ForbiddenState({ headingOrder }: { headingOrder?: 1 | 2 }) {
  const { t } = useTexts();
  return (
    <EmptyState
      icon="lock"
      headingOrder={headingOrder}
      title={t('forbidden.title')}
      text={t('forbidden.text')}
    />
  );
}
