import { Alert, Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useSelector } from 'react-redux';
import { Navigate, useSearchParams } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';
import { selectSessionStatus } from '@/shared/session/session-slice';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { GoogleMark, KakaoMark } from './marks';
import { isInAppBrowser, safeReturnTo } from './return-to';
import classes from './login.module.css';

const KNOWN_ERRORS = ['cancelled', 'provider_error', 'sign_in_expired'] as const;

function useSignInError() {
  const { t } = useTexts();
  const code = useSearchParams()[0].get('error');
  if (!code) return null;
  return t(`login.${KNOWN_ERRORS.find((known) => known === code) ?? 'other'}`);
}

/** Sign-in is a plain link to the provider: no pop-up, so that it works in every browser. */
export function LoginPage() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const error = useSignInError();
  const status = useSelector(selectSessionStatus);
  usePageTitle(t('login.title'));

  const returnTo = safeReturnTo(search.get('returnTo'));
  if (status === 'signed-in') return <Navigate to={returnTo} replace />;
  const addressOf = (provider: 'kakao' | 'google') =>
    `/oauth2/authorization/${provider}?returnTo=${encodeURIComponent(returnTo)}`;

  return (
    <Center mih="60vh">
      <Paper withBorder radius="lg" p="xl" w="100%" maw={400}>
        <Stack>
          <div>
            <Title order={1} size="h2">
              {t('login.title')}
            </Title>
            <Text c="var(--quiet)">{t('login.text')}</Text>
          </div>
          {error && (
            <Alert role="alert" color="red" variant="default">
              {error}
            </Alert>
          )}
          <a href={addressOf('kakao')} className={classes.kakao}>
            <KakaoMark />
            {t('login.kakao')}
          </a>
          <Button
            component="a"
            href={addressOf('google')}
            variant="default"
            h={48}
            leftSection={<GoogleMark />}
          >
            {t('login.google')}
          </Button>
          {isInAppBrowser(navigator.userAgent) && <Text size="sm">{t('login.inApp')}</Text>}
          <Text size="sm" c="var(--quiet)" ta="center">
            {t('home.friends')}
          </Text>
        </Stack>
      </Paper>
    </Center>
  );
}
