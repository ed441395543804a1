import { Button, Stack } from '@mantine/core';
import { useOpenArchiveMutation } from '@/shared/api/media';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Icon } from '@/shared/ui/icons';
import { leaveFor } from '@/shared/ui/leave-for';
import { ErrorState } from '@/shared/ui/page-states';

/** Everything as one file, from a server that answers. */
export function ExportAll({ server }: { server: MediaServer }) {
  const { t } = useTexts();
  const [open, { isLoading, error }] = useOpenArchiveMutation();
  const run = () =>
    open({ server })
      .unwrap()
      .then(
        ({ url }) => leaveFor(url),
        () => undefined,
      );
  return (
    <Stack gap="sm">
      <Button
        w="fit-content"
        leftSection={<Icon name="download" size={18} />}
        loading={isLoading}
        onClick={() => void run()}
      >
        {t('exported.asOne')}
      </Button>
      {error && <ErrorState error={error} />}
    </Stack>
  );
}
