import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
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
      {open && (
        <Dialog title={t('share.title')} onClose={() => setOpen(false)}>
          <ShareDialog tenantId={tenantId} mediaId={item.id} />
        </Dialog>
      )}
    </>
  );
}
