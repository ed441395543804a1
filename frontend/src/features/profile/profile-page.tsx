import {
  Avatar,
  Button,
  Group,
  Paper,
  SegmentedControl,
  Skeleton,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import {
  useChangeAccountMutation,
  useGetAccountQuery,
  useSignOutMutation,
} from '@/shared/api/account';
import { closeSession } from '@/shared/api/close-session';
import type { Account } from '@/shared/api/types';
import { formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import {
  preferencesChanged,
  selectPreferences,
  type Theme,
} from '@/shared/preferences/preferences-slice';
import { ErrorState, LoadingState } from '@/shared/ui/page-states';
import { useToast } from '@/shared/ui/toasts';
import { usePageTitle } from '@/shared/ui/use-page-title';

const LONGEST_NAME = 50;

function NameForm({ account }: { account: Account }) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const [name, setName] = useState(account.name);
  const [change, { isLoading, error }] = useChangeAccountMutation();
  const trimmed = name.trim();
  const valid = trimmed.length > 0 && [...trimmed].length <= LONGEST_NAME;

  async function save() {
    const changed = await change({ name: trimmed }).unwrap();
    setName(changed.name);
    toast({ text: t('me.saved') });
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) void save().catch(() => undefined);
      }}
    >
      <Group align="flex-end">
        <TextInput
          label={t('me.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={valid ? error && explain(error) : t('me.nameInvalid')}
          autoComplete="name"
          flex={1}
        />
        <Button type="submit" loading={isLoading} disabled={!valid || trimmed === account.name}>
          {t('common.save')}
        </Button>
      </Group>
    </form>
  );
}

function Profile({ account }: { account: Account }) {
  const { t, language } = useTexts();
  return (
    <Stack>
      <Group>
        <Avatar
          src={account.pictureUrl}
          alt=""
          size="lg"
          imageProps={{ referrerPolicy: 'no-referrer' }}
        />
        <div>
          <Text fw={700}>{account.name}</Text>
          <Text c="var(--quiet)">{account.email ?? `${t('me.email')}: ${t('me.noEmail')}`}</Text>
        </div>
      </Group>
      <NameForm account={account} />
      <div>
        <Text fw={500} size="sm">
          {t('me.logins')}
        </Text>
        {account.identities.map(({ provider, linkedAt }) => (
          <Group key={provider} justify="space-between" py={6}>
            <Text>{t(`me.${provider}`)}</Text>
            <Text size="sm" c="var(--quiet)">
              {t('me.linked', { date: formatDate(linkedAt, language) })}
            </Text>
          </Group>
        ))}
      </div>
    </Stack>
  );
}

function DisplaySettings() {
  const { t, language } = useTexts();
  const dispatch = useDispatch();
  const { theme } = useSelector(selectPreferences);
  const [change] = useChangeAccountMutation();

  function speak(chosen: string) {
    const locale = chosen === 'ko' ? 'ko' : 'en';
    dispatch(preferencesChanged({ language: locale }));
    void change({ locale });
  }

  return (
    <Stack>
      <Group justify="space-between">
        <Text id="language-label">{t('common.language')}</Text>
        <SegmentedControl
          aria-labelledby="language-label"
          value={language}
          onChange={speak}
          data={[
            { value: 'ko', label: '한국어' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Group>
      <Group justify="space-between">
        <Text id="theme-label">{t('common.theme')}</Text>
        <SegmentedControl
          aria-labelledby="theme-label"
          value={theme}
          onChange={(chosen) => dispatch(preferencesChanged({ theme: chosen as Theme }))}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`theme.${value}`),
          }))}
        />
      </Group>
    </Stack>
  );
}

function SignOut() {
  const { t } = useTexts();
  const dispatch = useDispatch();
  const [signOut, { isLoading, error }] = useSignOutMutation();

  const leave = () =>
    signOut()
      .unwrap()
      .then(
        () => closeSession(dispatch),
        () => undefined,
      );

  return (
    <Stack align="flex-start">
      {error && <ErrorState error={error} />}
      <Button variant="default" loading={isLoading} onClick={() => void leave()}>
        {t('me.signOut')}
      </Button>
    </Stack>
  );
}

export function ProfilePage() {
  const { t } = useTexts();
  usePageTitle(t('me.title'));
  const { data: account, error, refetch } = useGetAccountQuery();
  return (
    <Stack gap="lg" maw={640} mx="auto">
      <Title order={1}>{t('me.title')}</Title>
      <Paper withBorder radius="lg" p="lg" component="section">
        <Title order={2} size="h4" mb="md">
          {t('me.profile')}
        </Title>
        {account && <Profile account={account} />}
        {!account && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!account && !error && (
          <LoadingState>
            <Skeleton h={160} radius="md" />
          </LoadingState>
        )}
      </Paper>
      <Paper withBorder radius="lg" p="lg" component="section">
        <Title order={2} size="h4" mb="md">
          {t('me.settings')}
        </Title>
        <DisplaySettings />
      </Paper>
      <SignOut />
    </Stack>
  );
}
