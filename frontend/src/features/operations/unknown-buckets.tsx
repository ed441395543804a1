import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useRemoveBucketMutation } from '@/shared/api/operations';
import type { Orphans } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { Icon } from '@/shared/ui/icons';
import { useToast } from '@/shared/ui/toasts';
import classes from './operations.module.css';
import { ReasonForm } from './reason-form';
import { TypedConfirmation } from './typed-confirmation';

type Bucket = Orphans['unknownBuckets'][number];

function RemovalDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const [reason, setReason] = useState<string | null>(null);
  const [remove, { isLoading, error }] = useRemoveBucketMutation();

  const confirm = (why: string) =>
    remove({ name, reason: why, confirm: name })
      .unwrap()
      .then(
        () => {
          toast({ text: t('operations.done', { what: t('orphans.remove') }) });
          onClose();
        },
        () => undefined,
      );

  return (
    <Dialog title={t('orphans.remove')} onClose={onClose}>
      <Alert role="alert" color="red" variant="default" icon={<Icon name="alert" />}>
        {t('orphans.removeText')}
      </Alert>
      {reason === null ? (
        <ReasonForm action={t('tenant.next')} onSubmit={setReason} onCancel={onClose} />
      ) : (
        <TypedConfirmation
          label={t('orphans.typeName', { name })}
          wanted={name}
          action={t('orphans.remove')}
          busy={isLoading}
          error={error}
          onConfirm={() => void confirm(reason)}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}

/** Buckets that no tenant is known for; each may hold somebody's videos. */
export function UnknownBuckets({ buckets }: { buckets: Bucket[] }) {
  const { t, language } = useTexts();
  const [removing, setRemoving] = useState<string | null>(null);
  if (buckets.length === 0) return <Text c="var(--quiet)">{t('orphans.noBuckets')}</Text>;
  return (
    <ul className={classes.rows}>
      {buckets.map(({ name, firstSeenAt, removalAskedAt }) => (
        <li key={name}>
          <Group justify="space-between" gap="xs">
            <div>
              <Text className={classes.code}>{name}</Text>
              <Text size="sm" c="var(--quiet)">
                {`${t('orphans.firstSeen')} ${formatDateTime(firstSeenAt, language)}`}
              </Text>
            </div>
            {removalAskedAt ? (
              <Text size="sm">
                {t('orphans.removalAsked', { date: formatDateTime(removalAskedAt, language) })}
              </Text>
            ) : (
              <Button
                variant="outline"
                color="var(--bad)"
                size="sm"
                aria-label={t('orphans.removeOf', { name })}
                onClick={() => setRemoving(name)}
              >
                {t('orphans.remove')}
              </Button>
            )}
          </Group>
        </li>
      ))}
      {removing && <RemovalDialog name={removing} onClose={() => setRemoving(null)} />}
    </ul>
  );
}
