import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useGetAccountQuery } from '@/shared/api/account';
import type { Account } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState, LoadingState } from '@/shared/ui/page-states';
import { NameForm } from './name-form';
import { ProfilePicture } from './picture/profile-picture';

function Known({ account }: { account: Account }) {
  const { t } = useTexts();
  return (
    <Stack>
      <ProfilePicture account={account} />
      <NameForm account={account} />
      <Group gap="xs">
        <Text size="sm" fw={500}>
          {t('me.email')}
        </Text>
        <Text size="sm" c="var(--quiet)">
          {account.email ?? t('me.noEmail')}
        </Text>
      </Group>
    </Stack>
  );
}

/** Who somebody is here: picture, name, e-mail. */
export function Profile() {
  const { data: account, error, refetch } = useGetAccountQuery();
  if (account) return <Known account={account} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <LoadingState>
      <Skeleton h={220} radius="md" />
    </LoadingState>
  );
}
