import { Button, FileButton } from '@mantine/core';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';

const ACCEPTED = 'video/*,audio/*,.mkv,.avi,.ts,.m2ts,.flv,.wmv';

export function UploadButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTexts();
  return (
    <FileButton multiple accept={ACCEPTED} onChange={onFiles}>
      {(props) => (
        <Button {...props} leftSection={<Icon name="upload" size={18} />}>
          {t('upload.choose')}
        </Button>
      )}
    </FileButton>
  );
}
