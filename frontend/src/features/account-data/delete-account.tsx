import { Button, List, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useGetAccountQuery } from '@/shared/api/account';
import { useAskDeletionMutation } from '@/shared/api/account-data';
import type { Account } from '@/shared/api/types';
import { formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState, LoadingState } from '@/shared/ui/page-states';
import { WithdrawButton } from './withdraw-button';

function WhatGoes() {
  const { t } = useTexts();
  return (
    <>
      <List spacing={4}>
        <List.Item>{t('data.deleteServer')}</List.Item>
        <List.Item>{t('data.deleteLinks')}</List.Item>
        <List.Item>{t('data.deleteProfile')}</List.Item>
      </List>
      <Text>
        {t('data.deleteSessions')} {t('data.exportFirst')}
      </Text>
    </>
  );
}

function AskForm({ name }: { name: string }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [ask, { isLoading, error }] = useAskDeletionMutation();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed === name) void ask(typed);
      }}
    >
      <Stack align="stretch" maw={420}>
        <WhatGoes />
        <TextInput
          label={t('data.confirm', { name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
        />
        {error && <ErrorState error={error} />}
        <Button
          type="submit"
          color="red.9"
          loading={isLoading}
          disabled={typed !== name}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('data.delete')}
        </Button>
      </Stack>
    </form>
  );
}

function Asked({ deletesAt }: { deletesAt: string }) {
  const { t, language } = useTexts();
  return (
    <Stack role="status" gap="xs" align="flex-start">
      <Text fw={600}>{t('data.asked')}</Text>
      <Text>{t('data.deletesAt', { date: formatDate(deletesAt, language) })}</Text>
      <WithdrawButton />
    </Stack>
  );
}

const Known = ({ account }: { account: Account }) =>
  account.deletesAt ? <Asked deletesAt={account.deletesAt} /> : <AskForm name={account.name} />;

/** Asking that the account be deleted, by its name; and changing one's mind until the day. */
export function DeleteAccount() {
  const { data: account, error, refetch } = useGetAccountQuery();
  if (account) return <Known account={account} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <LoadingState>
      <Skeleton h={200} radius="md" />
    </LoadingState>
  );
}
