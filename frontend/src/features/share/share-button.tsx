import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { ShareDialog } from './share-dialog';

export function ShareButton({ tenantId, item }: { tenantId: string; item: MediaItem }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<Icon name="share" size={18} />} onClick={() => setOpen(true)}>
        {t('watch.share')}
      </Button>
      <Modal.Root opened={open} onClose={() => setOpen(false)} centered>
        <Modal.Overlay />
        <Modal.Content radius="lg">
          <Modal.Body pt="md">
            <Group justify="space-between" mb="xs">
              <Modal.Title fz="lg" fw={700}>
                {t('share.title')}
              </Modal.Title>
              <Modal.CloseButton aria-label={t('common.close')} size={36} />
            </Group>
            <ShareDialog tenantId={tenantId} mediaId={item.id} />
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
