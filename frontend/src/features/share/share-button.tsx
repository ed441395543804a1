import { Button, Modal } from '@mantine/core';
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
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('share.title')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
        radius="lg"
        centered
      >
        <ShareDialog tenantId={tenantId} mediaId={item.id} />
      </Modal>
    </>
  );
}
