import { Button, FileButton, Group } from '@mantine/core';
import { useChoosePosterFrameMutation, useUploadPosterMutation } from '@/shared/api/poster';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Icon } from '@/shared/ui/icons';
import { useSaying } from './use-saying';

interface PosterChoiceProps {
  server: MediaServer;
  itemId: string;
  /** Seconds of the frame that is seen now; null where there are no pictures to choose from. */
  seen: number | null;
}

/** Another picture for an item, for its owner. */
export function PosterChoice({ server, itemId, seen }: PosterChoiceProps) {
  const { t } = useTexts();
  const say = useSaying();
  const [choose, choosing] = useChoosePosterFrameMutation();
  const [upload, uploading] = useUploadPosterMutation();
  const of = { server, itemId };
  return (
    <Group gap="xs">
      {seen !== null && (
        <Button
          variant="default"
          size="compact-md"
          loading={choosing.isLoading}
          onClick={() => say(choose({ ...of, atSeconds: seen }).unwrap(), t('posterChoice.done'))}
        >
          {t('posterChoice.frame')}
        </Button>
      )}
      <FileButton
        accept="image/jpeg,image/png,image/webp"
        inputProps={{ 'aria-label': t('posterChoice.file') }}
        onChange={(picture) =>
          picture && say(upload({ ...of, picture }).unwrap(), t('posterChoice.done'))
        }
      >
        {(button) => (
          <Button
            {...button}
            variant="default"
            size="compact-md"
            loading={uploading.isLoading}
            leftSection={<Icon name="upload" size={16} />}
          >
            {t('posterChoice.upload')}
          </Button>
        )}
      </FileButton>
    </Group>
  );
}
