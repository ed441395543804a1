import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useUnlinkIdentityMutation } from '@/shared/api/identities';
import type { Identity } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
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
    <Modal.Root opened onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content radius="lg">
        <Modal.Body pt="md">
          <Stack>
            <Modal.Title fz="lg" fw={700}>
              {t('logins.confirmTitle', { provider })}
            </Modal.Title>
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
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
