import { Alert, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useSelector } from 'react-redux';
import { Navigate, useSearchParams } from 'react-router';
import type { Provider } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { selectSessionStatus } from '@/shared/session/session-slice';
import { useCountdown } from '@/shared/ui/use-countdown';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { cookiesWork } from './cookies-work';
import { isInAppBrowser } from './in-app';
import { InAppNotice } from './in-app-notice';
import { ProviderButton } from './provider-button';
import { safeReturnTo, startOf } from './return-to';
import { SessionUnreachable } from './session-unreachable';
import { useStarting } from './use-starting';

const KNOWN_ERRORS = [
  'cancelled',
  'provider_error',
  'sign_in_expired',
  'clock_skew',
  'too_many_attempts',
  'unavailable',
] as const;

/** What the address says of the sign-in before this one. */
function useSignInError() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const code = search.get('error');
  const known = KNOWN_ERRORS.find((candidate) => candidate === code);
  return code ? t(`login.${known ?? 'other'}`) : null;
}

/** The seconds that the platform asked to be left alone, when it led back here instead of to the provider. */
function useWait() {
  const [search] = useSearchParams();
  const asked = search.get('wait') ?? '';
  return useCountdown(/^\d{1,4}$/.test(asked) ? Number(asked) : 0, asked);
}

function Trouble({ error }: { error: string | null }) {
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
      {status === 'unreachable' && <SessionUnreachable />}
    </>
  );
}

/** Kakao first, Google second; closed for as long as the platform asked to be left alone. */
function Providers({ returnTo }: { returnTo: string }) {
  const { t } = useTexts();
  const error = useSignInError();
  const wait = useWait();
  const [starting, setStarting] = useStarting();

  const button = (provider: Provider) => {
    const open = wait === 0 && {
      href: startOf(provider, returnTo),
      onStart: () => setStarting(provider),
      loading: starting === provider,
    };
    return (
      <ProviderButton provider={provider} {...open}>
        {t(`login.${provider}`)}
      </ProviderButton>
    );
  };

  return (
    <>
      <Trouble error={error} />
      {wait > 0 && <Text size="sm">{t('login.wait', { n: wait })}</Text>}
      {button('kakao')}
      {isInAppBrowser(navigator.userAgent) && <InAppNotice />}
      {button('google')}
    </>
  );
}

/**
 * Sign-in is a link to the provider: no pop-up, so that it works in every browser. Whoever is signed in goes straight
 * on, unless it is to be shown `again` who they are.
 */
export function LoginPage() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const status = useSelector(selectSessionStatus);
  usePageTitle(t('login.title'));

  const returnTo = safeReturnTo(search.get('returnTo'));
  const again = search.has('again');
  if (status === 'signed-in' && !again) return <Navigate to={returnTo} replace />;

  return (
    <Center mih="60vh">
      <Paper withBorder radius="lg" p="var(--wide-pane)" w="100%" maw={400}>
        <Stack>
          <div>
            <Title order={1} size="h2">
              {t('login.title')}
            </Title>
            <Text c="var(--quiet)">{t(again ? 'login.again' : 'login.text')}</Text>
          </div>
          <Providers returnTo={returnTo} />
          <Text size="sm" c="var(--quiet)" ta="center">
            {t('home.friends')}
          </Text>
        </Stack>
      </Paper>
    </Center>
  );
}
