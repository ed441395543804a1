import { Button, Group, Stack, Text } from '@mantine/core';
import {
  useAddToCollectionMutation,
  useGetCollectionsQuery,
  useMakeCollectionMutation,
} from '@/shared/api/collections';
import type { MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Dialog } from '@/shared/ui/dialog';
import { Loaded } from '@/shared/ui/loaded';
import { ErrorState } from '@/shared/ui/page-states';
import { TitleForm } from '@/shared/ui/title-form';
import { useToast } from '@/shared/ui/toasts';

interface CollectDialogProps {
  server: MediaServer;
  items: MediaItem[];
  onClose: () => void;
}

/** Puts items into a collection, or into a new one. */
export function CollectDialog({ server, items, onClose }: CollectDialogProps) {
  const { t } = useTexts();
  const toast = useToast();
  const query = useGetCollectionsQuery(server, { refetchOnMountOrArgChange: true });
  const [add, adding] = useAddToCollectionMutation();
  const [make, making] = useMakeCollectionMutation();
  const error = adding.error ?? making.error;
  const ids = items.map(({ id }) => id);

  /** What went wrong is said in the dialog. */
  const tell = (title: string, done: Promise<unknown>) =>
    void done.then(
      () => {
        toast({ text: t('collections.added', { title, n: ids.length }) });
        onClose();
      },
      () => undefined,
    );

  return (
    <Dialog title={t('collections.addTitle', { n: ids.length })} onClose={onClose}>
      <Loaded query={query}>
        {(collections) => (
          <Stack component="ul" gap="xs" p={0} m={0} aria-label={t('collections.title')}>
            {collections.map(({ id, title, count }) => (
              <li key={id}>
                <Group justify="space-between" wrap="nowrap">
                  <Text>{`${title} · ${t('collections.count', { n: count })}`}</Text>
                  <Button
                    variant="default"
                    size="sm"
                    loading={adding.isLoading && adding.originalArgs?.id === id}
                    aria-label={t('collections.addTo', { title })}
                    onClick={() => tell(title, add({ server, id, ids }).unwrap())}
                  >
                    {t('collections.add')}
                  </Button>
                </Group>
              </li>
            ))}
          </Stack>
        )}
      </Loaded>
      <Text fw={600}>{t('collections.make')}</Text>
      <TitleForm
        title=""
        label={t('collections.name')}
        onDone={(title) => tell(title, make({ server, title, items: ids }).unwrap())}
        onCancel={onClose}
      />
      {error && <ErrorState error={error} />}
    </Dialog>
  );
}
