import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { Icon, type IconName } from '@/shared/ui/icons';
import { CommandButton } from './command-button';

interface InterruptionButtonProps {
  id: string;
  command: 'stop' | 'restart';
  icon: IconName;
}

/** Stops or restarts the server after saying what that means for everybody who watches. */
export function InterruptionButton({ id, command, icon }: InterruptionButtonProps) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name={icon} size={18} />}
        onClick={() => setOpen(true)}
      >
        {t(`server.${command}`)}
      </Button>
      {open && (
        <Dialog title={t(`server.${command}Title`)} onClose={close}>
          <Text>{t(`server.${command}Text`)}</Text>
          <Group justify="flex-end" gap="xs" align="flex-start">
            <Button variant="default" onClick={close} data-autofocus>
              {t('common.cancel')}
            </Button>
            <CommandButton id={id} command={command} onDone={close}>
              {t(`server.${command}`)}
            </CommandButton>
          </Group>
        </Dialog>
      )}
    </>
  );
}
