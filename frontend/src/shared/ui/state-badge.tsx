import { Badge } from '@mantine/core';
import type { MediaState } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';

const COLORS: Record<MediaState, string> = {
  UPLOADING: 'gray',
  PROCESSING: 'yellow',
  PLAYABLE: 'indigo',
  READY: 'teal',
  FAILED: 'red',
};

export function StateBadge({ state }: { state: MediaState }) {
  const { t } = useTexts();
  return (
    <Badge variant="dot" color={COLORS[state]} tt="none" fw={600}>
      {t(`state.${state}`)}
    </Badge>
  );
}
