import { Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { useStillPage } from './use-still-page';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A question or a short form over the page. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTexts();
  useStillPage();
  return (
    <Modal.Root opened onClose={onClose} centered lockScroll={false}>
      <Modal.Overlay />
      <Modal.Content radius="lg">
        <Modal.Body pt="md">
          <Stack>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Modal.Title fz="lg" fw={700}>
                {title}
              </Modal.Title>
              <Modal.CloseButton aria-label={t('common.close')} size={36} />
            </Group>
            {children}
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
