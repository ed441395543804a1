import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useSelector } from 'react-redux';
import { Link, useSearchParams } from 'react-router';
import { LibraryList } from '@/features/library/library-list';
import { ShareMany } from '@/features/share/share-many';
import { DropZone } from '@/features/upload/drop-zone';
import { UploadButton } from '@/features/upload/upload-button';
import { selectQueue } from '@/features/upload/uploads-slice';
import { useUpload } from '@/features/upload/use-upload';
import { ContinueWatching } from '@/features/watching/continue-watching';
import { formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Icon } from '@/shared/ui/icons';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { RequireServer } from '../require-server';

function ServedLibrary({ server }: { server: MediaServer }) {
  const { t } = useTexts();
  const upload = useUpload(server);
  const narrow = useSearchParams()[0].size > 0;
  const queue = useSelector(selectQueue);
  const uploadingNames = new Set(queue.map(({ fileName }) => fileName));
  const uploadButton = <UploadButton onFiles={upload} />;
  return (
    <DropZone onFiles={upload}>
      <Stack gap="lg">
        <Group justify="space-between">
          <Title order={1}>{t('library.title')}</Title>
          <Group gap="xs">
            <Button
              component={Link}
              to="/library/collections"
              variant="default"
              leftSection={<Icon name="list" size={18} />}
            >
              {t('collections.title')}
            </Button>
            <Button
              component={Link}
              to="/library/trash"
              variant="default"
              leftSection={<Icon name="trash" size={18} />}
            >
              {t('trash.title')}
            </Button>
            {uploadButton}
          </Group>
        </Group>
        {!narrow && <ContinueWatching server={server} />}
        <LibraryList
          server={server}
          uploadingNames={uploadingNames}
          uploadButton={uploadButton}
          shareItems={(items) => <ShareMany tenantId={server.tenantId} items={items} />}
        />
      </Stack>
    </DropZone>
  );
}

/** What is left of a cancelled subscription: to watch and to download. */
function ReadOnlyLibrary({ server, until }: { server: MediaServer; until: string | null }) {
  const { t, language } = useTexts();
  return (
    <Stack gap="lg">
      <Title order={1}>{t('library.title')}</Title>
      <Alert role="status" color="orange" variant="default" icon={<Icon name="lock" />}>
        <Group justify="space-between">
          {until && <Text>{t('library.readOnly', { date: formatDate(until, language) })}</Text>}
          <Button component={Link} to="/server/export" size="sm">
            {t('library.toExport')}
          </Button>
        </Group>
      </Alert>
      <LibraryList server={server} readOnly />
    </Stack>
  );
}

export function LibraryPage() {
  const { t } = useTexts();
  usePageTitle(t('library.title'));
  return (
    <RequireServer>
      {(server, { readOnly, graceEndsAt }) =>
        readOnly ? (
          <ReadOnlyLibrary server={server} until={graceEndsAt} />
        ) : (
          <ServedLibrary server={server} />
        )
      }
    </RequireServer>
  );
}
