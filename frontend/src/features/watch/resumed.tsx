import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';

interface ResumedProps {
  /** Where playback begins. */
  startAt: number;
  onRestart: () => void;
}

/** Says that playback goes on where it was left, and offers the beginning. */
export function Resumed({ startAt, onRestart }: ResumedProps) {
  const { t } = useTexts();
  const [restarted, setRestarted] = useState(false);
  if (startAt === 0 || restarted) return null;
  return (
    <Group gap="xs" role="status">
      <Text>{t('watch.resumed', { at: formatDuration(startAt) })}</Text>
      <Button
        variant="default"
        size="compact-md"
        onClick={() => {
          setRestarted(true);
          onRestart();
        }}
      >
        {t('watch.restart')}
      </Button>
    </Group>
  );
}
