import { Stack, Text, Title } from '@mantine/core';
import { AllLinks } from '@/features/share/all-links';
import { useTexts } from '@/shared/i18n/use-texts';
import { usePageTitle } from '@/shared/ui/use-page-title';

export function LinksPage() {
  const { t } = useTexts();
  usePageTitle(t('links.title'));
  return (
    <Stack gap="md">
      <Title order={1}>{t('links.title')}</Title>
      <Text c="var(--quiet)">{t('links.text')}</Text>
      <AllLinks />
    </Stack>
  );
}
