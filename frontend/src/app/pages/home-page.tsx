import { Button, Stack, Title } from '@mantine/core';
import { useSelector } from 'react-redux';
import { Link } from 'react-router';
import { RecentItems } from '@/features/home/recent-items';
import { ServerCard } from '@/features/home/server-card';
import { Welcome } from '@/features/home/welcome';
import { PlanCards } from '@/features/plans/plan-cards';
import { ContinueWatching } from '@/features/watching/continue-watching';
import { useGetAccountQuery } from '@/shared/api/account';
import { useTexts } from '@/shared/i18n/use-texts';
import { selectInSession, selectSessionStatus } from '@/shared/session/session-slice';
import { LoadingState } from '@/shared/ui/page-states';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { SessionUnreachable } from '@/features/session/session-unreachable';

function SignedOutHome() {
  const { t } = useTexts();
  return (
    <Welcome
      prices={
        <PlanCards
          headingOrder={3}
          actionOf={() => (
            <Button component={Link} to="/login?returnTo=%2Fplans" variant="light" fullWidth>
              {t('home.start')}
            </Button>
          )}
        />
      }
    />
  );
}

function SignedInHome() {
  const { t } = useTexts();
  const { data: account } = useGetAccountQuery();
  return (
    <Stack gap="lg">
      <Title order={1}>
        {account ? t('home.hello', { name: account.name }) : t('home.helloNameless')}
      </Title>
      <ServerCard
        whenAnswering={({ id, tenantId }) => (
          <Stack gap="xl">
            <ContinueWatching server={{ subscriptionId: id, tenantId }} />
            <RecentItems server={{ subscriptionId: id, tenantId }} />
          </Stack>
        )}
      />
    </Stack>
  );
}

export function HomePage() {
  const { t } = useTexts();
  const status = useSelector(selectSessionStatus);
  const inSession = useSelector(selectInSession);
  usePageTitle(t('home.title'));
  if (status === 'unknown') return <LoadingState />;
  if (inSession) return <SignedInHome />;
  return (
    <Stack gap="lg">
      {status === 'unreachable' && <SessionUnreachable />}
      <SignedOutHome />
    </Stack>
  );
}
