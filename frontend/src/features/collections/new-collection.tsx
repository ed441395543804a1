import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMakeCollectionMutation } from '@/shared/api/collections';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Dialog } from '@/shared/ui/dialog';
import { ErrorState } from '@/shared/ui/page-states';
import { TitleForm } from '@/shared/ui/title-form';

/** A button that asks for a title, and leads to the collection that was made. */
export function NewCollection({ server }: { server: MediaServer }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [make, { error }] = useMakeCollectionMutation();
  const close = () => setOpen(false);

  const run = (title: string) =>
    void make({ server, title, items: [] })
      .unwrap()
      .then(
        ({ id }) => navigate(`/library/collections/${id}`),
        () => undefined,
      );

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('collections.make')}</Button>
      {open && (
        <Dialog title={t('collections.make')} onClose={close}>
          <TitleForm title="" label={t('collections.name')} onDone={run} onCancel={close} />
          {error && <ErrorState error={error} />}
        </Dialog>
      )}
    </>
  );
}
