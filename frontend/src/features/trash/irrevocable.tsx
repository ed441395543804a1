import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { Icon } from '@/shared/ui/icons';
import { ErrorState } from '@/shared/ui/page-states';

interface IrrevocableProps {
  /** What the button says, in the row and in the dialog. */
  label: string;
  /** For those who do not see what the button stands beside. */
  name?: string;
  title: string;
  text: string;
  act: () => Promise<unknown>;
}

/** A button that asks before it does what nothing brings back. */
export function Irrevocable({ label, name, title, text, act }: IrrevocableProps) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [acting, setActing] = useState(false);
  const [error, setError] = useState<unknown>();

  function close() {
    setOpen(false);
    setError(undefined);
  }

  function run() {
    setActing(true);
    void act()
      .then(close, setError)
      .finally(() => setActing(false));
  }

  return (
    <>
      <Button
        size="sm"
        variant="default"
        c="var(--bad)"
        leftSection={<Icon name="trash" size={16} />}
        onClick={() => setOpen(true)}
        aria-label={name}
      >
        {label}
      </Button>
      {open && (
        <Dialog title={title} onClose={close}>
          <Text>{text}</Text>
          {error !== undefined && <ErrorState error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} data-autofocus>
              {t('common.cancel')}
            </Button>
            <Button color="red" loading={acting} onClick={run}>
              {label}
            </Button>
          </Group>
        </Dialog>
      )}
    </>
  );
}
