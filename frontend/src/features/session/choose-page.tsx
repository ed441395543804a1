import { Anchor, Button, Divider, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link, useNavigate, useSearchParams } from 'react-router';
import {
  useCreateFromPendingSignInMutation,
  useGetPendingSignInQuery,
  useLinkPendingSignInMutation,
} from '@/shared/api/pending';
import { isProblem } from '@/shared/api/problem';
import type { PendingSignIn, Provider } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { accessToken } from '@/shared/session/access-token';
import { leaveFor } from '@/shared/ui/leave-for';
import { EmptyState, ErrorState, LoadingState } from '@/shared/ui/page-states';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { ProviderButton } from './provider-button';
import { safeReturnTo } from './return-to';

const isOver = (error: unknown) => isProblem(error) && error.status === 404;

function Over({ loginAddress }: { loginAddress: string }) {
  const { t } = useTexts();
  return (
    <EmptyState
      headingOrder={1}
      icon="lock"
      title={t('choose.expired')}
      text={t('choose.expiredText')}
      action={
        <Button component={Link} to={loginAddress}>
          {t('choose.again')}
        </Button>
      }
    />
  );
}

function useWaysOn(returnTo: string) {
  const navigate = useNavigate();
  const [link, linking] = useLinkPendingSignInMutation();
  const [create, creating] = useCreateFromPendingSignInMutation();

  const signInAndLink = (provider: Provider) =>
    link(provider)
      .unwrap()
      .then(
        ({ startUrl }) => leaveFor(startUrl),
        () => undefined,
      );

  async function makeAccount() {
    await create().unwrap();
    if (await accessToken.askAgain()) await navigate(returnTo, { replace: true });
  }

  return {
    signInAndLink,
    linking: linking.isLoading || linking.isSuccess ? linking.originalArgs : null,
    makeAccount: () => makeAccount().catch(() => undefined),
    creating: creating.isLoading,
    error: linking.error ?? creating.error,
  };
}

function Choice({ pending, returnTo }: { pending: PendingSignIn; returnTo: string }) {
  const { t } = useTexts();
  const { signInAndLink, linking, makeAccount, creating, error } = useWaysOn(returnTo);
  const loginAddress = `/login?returnTo=${encodeURIComponent(returnTo)}`;
  if (isOver(error)) return <Over loginAddress={loginAddress} />;
  return (
    <Paper withBorder radius="lg" p="var(--wide-pane)">
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            {t('choose.title')}
          </Title>
          <Text mt="xs">
            {t('choose.text', {
              provider: t(`provider.${pending.provider}`),
              email: pending.email,
            })}
          </Text>
        </div>
        {error && <ErrorState error={error} />}
        <Stack component="section" gap="xs">
          <Title order={2} size="h4">
            {t('choose.linkTitle')}
          </Title>
          <Text c="var(--quiet)">{t('choose.linkText')}</Text>
          {pending.existing.map((provider) => (
            <ProviderButton
              key={provider}
              provider={provider}
              loading={linking === provider}
              onClick={() => void signInAndLink(provider)}
            >
              {t(`choose.link_${provider}`)}
            </ProviderButton>
          ))}
        </Stack>
        <Divider />
        <Stack component="section" gap="xs">
          <Title order={2} size="h4">
            {t('choose.createTitle')}
          </Title>
          <Text c="var(--quiet)">{t('choose.createText')}</Text>
          <Button variant="default" loading={creating} onClick={() => void makeAccount()}>
            {t('choose.create')}
          </Button>
        </Stack>
        <Anchor component={Link} to={loginAddress} c="var(--brand)" ta="center">
          {t('choose.other')}
        </Anchor>
      </Stack>
    </Paper>
  );
}

/** The e-mail of a new sign-in belongs to an account already: nothing is merged without being asked for. */
export function ChoosePage() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  usePageTitle(t('choose.title'));
  const { data, error, refetch } = useGetPendingSignInQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  const returnTo = safeReturnTo(search.get('returnTo'));
  return (
    <Stack maw={480} mx="auto">
      {data && !error && <Choice pending={data} returnTo={returnTo} />}
      {isOver(error) && <Over loginAddress={`/login?returnTo=${encodeURIComponent(returnTo)}`} />}
      {error && !isOver(error) && (
        <>
          <Title order={1}>{t('login.title')}</Title>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </>
      )}
      {!data && !error && (
        <LoadingState>
          <Skeleton h={420} radius="lg" />
        </LoadingState>
      )}
    </Stack>
  );
}
