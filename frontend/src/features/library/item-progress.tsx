import { Group, Progress, Stack, Text } from '@mantine/core';
import type { MediaItem, Rendition } from '@/shared/api/types';
import { formatPercent } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';

function RenditionText({ rendition }: { rendition: Rendition }) {
  const { t, language } = useTexts();
  const name = rendition.name === 'audio' ? t('library.audio') : rendition.name;
  if (rendition.state === 'DONE') return <>{t('library.renditionDone', { name })}</>;
  return (
    <>{t('library.rendition', { name, percent: formatPercent(rendition.progress, language) })}</>
  );
}

/** How far each rendition is. */
export function ItemProgress({ item: { renditions, title } }: { item: MediaItem }) {
  if (renditions.length === 0)
    return <Progress value={100} animated size="sm" aria-label={title} />;
  const whole = renditions.reduce(
    (sum, { state, progress }) => sum + (state === 'DONE' ? 1 : progress),
    0,
  );
  return (
    <Stack gap={4}>
      <Progress value={(whole / renditions.length) * 100} size="sm" aria-label={title} />
      <Group gap="xs">
        {renditions.map((rendition) => (
          <Text key={rendition.name} size="xs" c="var(--quiet)">
            <RenditionText rendition={rendition} />
          </Text>
        ))}
      </Group>
    </Stack>
  );
}
