import { Alert, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useSelector } from 'react-redux';
import { Navigate, useSearchParams } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';
import { selectSessionStatus } from '@/shared/session/session-slice';
import { useCountdown } from '@/shared/ui/use-countdown';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { cookiesWork } from './cookies-work';
import { isInAppBrowser } from './in-app';
import { InAppNotice } from './in-app-notice';
import { ProviderButton } from './provider-buttons';
import { safeReturnTo, startOf } from './return-to';
import { SessionUnreachable } from './session-unreachable';

const KNOWN_ERRORS = [
  'cancelled',
  'provider_error',
  'sign_in_expired',
  'clock_skew',
  'rate_limited',
  'rate_limit_unavailable',
] as const;

/** Why the sign-in before this one did not work, and for how long the next one has to wait. */
function useSignInError() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const code = search.get('error');
  const wait = useCountdown(Math.max(0, Number(search.get('retryAfter')) || 0), search);
  if (!code) return { error: null, wait };
  const known = KNOWN_ERRORS.find((candidate) => candidate === code);
  return { error: t(`login.${known ?? 'other'}`), wait };
}

function Trouble({ error, wait }: { error: string | null; wait: number }) {
  const { t } = useTexts();
  const status = useSelector(selectSessionStatus);
  if (!cookiesWork()) {
    return (
      <Alert role="alert" color="red" variant="default">
        {t('login.cookies')}
      </Alert>
    );
  }
  return (
    <>
      {error && (
        <Alert role="alert" color="red" variant="default">
          {error}
        </Alert>
      )}
      {wait > 0 && <Text size="sm">{t('login.wait', { n: wait })}</Text>}
      {status === 'unreachable' && <SessionUnreachable />}
    </>
  );
}

/** Sign-in is a plain link to the provider: no pop-up, so that it works in every browser. */
export function LoginPage() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const { error, wait } = useSignInError();
  const status = useSelector(selectSessionStatus);
  usePageTitle(t('login.title'));

  const returnTo = safeReturnTo(search.get('returnTo'));
  if (status === 'signed-in') return <Navigate to={returnTo} replace />;
  const addressOf = (provider: 'kakao' | 'google') =>
    wait > 0 ? undefined : startOf(provider, returnTo);

  return (
    <Center mih="60vh">
      <Paper withBorder radius="lg" p={{ base: 'md', xs: 'xl' }} w="100%" maw={400}>
        <Stack>
          <div>
            <Title order={1} size="h2">
              {t('login.title')}
            </Title>
            <Text c="var(--quiet)">{t('login.text')}</Text>
          </div>
          <Trouble error={error} wait={wait} />
          <ProviderButton provider="kakao" href={addressOf('kakao')}>
            {t('login.kakao')}
          </ProviderButton>
          {isInAppBrowser(navigator.userAgent) && <InAppNotice />}
          <ProviderButton provider="google" href={addressOf('google')}>
            {t('login.google')}
          </ProviderButton>
          <Text size="sm" c="var(--quiet)" ta="center">
            {t('home.friends')}
          </Text>
        </Stack>
      </Paper>
    </Center>
  );
}
