import { Group, Stack, Title } from '@mantine/core';
import { useSelector } from 'react-redux';
import { LibraryGrid } from '@/features/library/library-grid';
import { DropZone } from '@/features/upload/drop-zone';
import { UploadButton } from '@/features/upload/upload-button';
import { selectQueue } from '@/features/upload/uploads-slice';
import { useUpload } from '@/features/upload/use-upload';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { RequireServer } from '../require-server';

function ServedLibrary({ server }: { server: MediaServer }) {
  const { t } = useTexts();
  const upload = useUpload(server);
  const queue = useSelector(selectQueue);
  const uploadingNames = new Set(queue.map(({ fileName }) => fileName));
  const uploadButton = <UploadButton onFiles={upload} />;
  return (
    <DropZone onFiles={upload}>
      <Stack gap="lg">
        <Group justify="space-between">
          <Title order={1}>{t('library.title')}</Title>
          {uploadButton}
        </Group>
        <LibraryGrid server={server} uploadingNames={uploadingNames} uploadButton={uploadButton} />
      </Stack>
    </DropZone>
  );
}

export function LibraryPage() {
  const { t } = useTexts();
  usePageTitle(t('library.title'));
  return <RequireServer>{(server) => <ServedLibrary server={server} />}</RequireServer>;
}
