import { Alert, Button, CloseButton, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useGetAccountQuery } from '@/shared/api/account';
import { useLinkIdentityMutation } from '@/shared/api/identities';
import type { Identity, Provider } from '@/shared/api/types';
import { formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { leaveFor } from '@/shared/ui/leave-for';
import { ErrorState, LoadingState } from '@/shared/ui/page-states';
import classes from './logins.module.css';
import { UnlinkDialog } from './unlink-dialog';

const PROVIDERS: Provider[] = ['kakao', 'google'];
const KNOWN_ERRORS = [
  'identity_taken',
  'identity_linked',
  'cancelled',
  'provider_error',
  'sign_in_expired',
  'clock_skew',
  'other_account',
  'too_many_attempts',
  'unavailable',
] as const;

/** How linking went, as the address says that the provider's page led back to. */
function LinkResult() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const linked = PROVIDERS.find((provider) => provider === search.get('linked'));
  const code = search.get('linkError');
  if (!linked && !code) return null;
  const known = KNOWN_ERRORS.find((candidate) => candidate === code);
  return (
    <Alert role={linked ? 'status' : 'alert'} variant="default" color={linked ? 'teal' : 'red'}>
      <Group justify="space-between" wrap="nowrap">
        <Text>
          {linked
            ? t('logins.added', { provider: t(`provider.${linked}`) })
            : t(`logins.${known ?? 'other'}`)}
        </Text>
        <CloseButton
          aria-label={t('common.close')}
          onClick={() => setSearch({}, { replace: true, preventScrollReset: true })}
        />
      </Group>
    </Alert>
  );
}

function Row({ identity, onRemove }: { identity: Identity; onRemove?: () => void }) {
  const { t, language } = useTexts();
  const provider = t(`provider.${identity.provider}`);
  return (
    <li className={classes.row}>
      <div>
        <Text fw={600}>{provider}</Text>
        {identity.email && <Text size="sm">{identity.email}</Text>}
        <Text size="sm" c="var(--quiet)">
          {t('logins.linked', { date: formatDate(identity.linkedAt, language) })}
          {' · '}
          {t('logins.lastUsed', { date: formatDate(identity.lastUsedAt, language) })}
        </Text>
      </div>
      {onRemove && (
        <Button
          size="sm"
          variant="default"
          aria-label={t('logins.remove', { provider })}
          onClick={onRemove}
        >
          {t('logins.removeShort')}
        </Button>
      )}
    </li>
  );
}

/** The ways to link a provider that does not lead here yet; each leads to the provider and back. */
function AddButtons({ linked }: { linked: Provider[] }) {
  const { t } = useTexts();
  const [link, { isLoading, isSuccess, originalArgs, error }] = useLinkIdentityMutation();
  const missing = PROVIDERS.filter((provider) => !linked.includes(provider));

  const start = (provider: Provider) =>
    link({ provider, returnTo: '/me' })
      .unwrap()
      .then(
        ({ startUrl }) => leaveFor(startUrl),
        () => undefined,
      );

  if (missing.length === 0) return null;
  return (
    <>
      {error && <ErrorState error={error} />}
      <Group gap="xs">
        {missing.map((provider) => (
          <Button
            key={provider}
            size="sm"
            variant="light"
            loading={(isLoading || isSuccess) && originalArgs?.provider === provider}
            onClick={() => void start(provider)}
          >
            {t(`logins.add_${provider}`)}
          </Button>
        ))}
      </Group>
    </>
  );
}

function Known({ identities }: { identities: Identity[] }) {
  const { t } = useTexts();
  const [removing, setRemoving] = useState<Identity | null>(null);
  const only = identities.length < 2;
  return (
    <Stack gap="sm">
      <ul className={classes.rows}>
        {identities.map((identity) => (
          <Row
            key={identity.id}
            identity={identity}
            onRemove={only ? undefined : () => setRemoving(identity)}
          />
        ))}
      </ul>
      {only && (
        <Text size="sm" c="var(--quiet)">
          {t('logins.last')}
        </Text>
      )}
      <AddButtons linked={identities.map(({ provider }) => provider)} />
      {removing && <UnlinkDialog identity={removing} onClose={() => setRemoving(null)} />}
    </Stack>
  );
}

/** The sign-ins that lead to this account: at least one stays. */
export function Logins() {
  const { data: account, error, refetch } = useGetAccountQuery();
  return (
    <Stack gap="sm">
      <LinkResult />
      {account && <Known identities={account.identities} />}
      {!account && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!account && !error && (
        <LoadingState>
          <Skeleton h={80} radius="md" />
        </LoadingState>
      )}
    </Stack>
  );
}
