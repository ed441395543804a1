import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { Icon } from '@/shared/ui/icons';
import { CommandButton } from './command-button';

/** Stops the server after saying what that means for everybody who watches. */
export function StopButton({ id }: { id: string }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="stop" size={18} />}
        onClick={() => setOpen(true)}
      >
        {t('server.stop')}
      </Button>
      {open && (
        <Dialog title={t('server.stopTitle')} onClose={close}>
          <Text>{t('server.stopText')}</Text>
          <Group justify="flex-end" gap="xs" align="flex-start">
            <Button variant="default" onClick={close} data-autofocus>
              {t('common.cancel')}
            </Button>
            <CommandButton id={id} command="stop" onDone={close}>
              {t('server.stop')}
            </CommandButton>
          </Group>
        </Dialog>
      )}
    </>
  );
}
