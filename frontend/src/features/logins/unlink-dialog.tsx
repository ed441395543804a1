import { Button, Group, Text } from '@mantine/core';
import { useUnlinkIdentityMutation } from '@/shared/api/identities';
import type { Identity } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { ErrorState } from '@/shared/ui/page-states';
import { useToast } from '@/shared/ui/toasts';

/** Asks before a way into the account is taken away. */
export function UnlinkDialog({ identity, onClose }: { identity: Identity; onClose: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const [unlink, { isLoading, error }] = useUnlinkIdentityMutation();
  const provider = t(`provider.${identity.provider}`);

  async function remove() {
    await unlink(identity.id).unwrap();
    toast({ text: t('logins.removed', { provider }) });
    onClose();
  }

  return (
    <Dialog title={t('logins.confirmTitle', { provider })} onClose={onClose}>
      <Text>{t('logins.confirmText')}</Text>
      {error && <ErrorState error={error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common.cancel')}
        </Button>
        <Button
          color="red.9"
          loading={isLoading}
          onClick={() => void remove().catch(() => undefined)}
        >
          {t('logins.removeShort')}
        </Button>
      </Group>
    </Dialog>
  );
}
