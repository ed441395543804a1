import { Progress, Stack, Text } from '@mantine/core';
import { formatBytes } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';

/** How much of the plan's storage is taken. */
export function UsageBar({ usedBytes, storageBytes }: { usedBytes: number; storageBytes: number }) {
  const { t, language } = useTexts();
  const text = t('library.usage', {
    used: formatBytes(usedBytes, language),
    total: formatBytes(storageBytes, language),
  });
  const percent = storageBytes > 0 ? Math.min(100, (usedBytes / storageBytes) * 100) : 0;
  return (
    <Stack gap={6}>
      <Progress value={percent} size="sm" radius="xl" aria-label={t('server.storage')} />
      <Text size="sm" c="var(--quiet)">
        {text}
      </Text>
    </Stack>
  );
}
