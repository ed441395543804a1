import { Stack } from '@mantine/core';
import { DeleteAccount } from '@/features/account-data/delete-account';
import { ExportData } from '@/features/account-data/export-data';
import { useTexts } from '@/shared/i18n/use-texts';
import { Section } from '@/shared/ui/section';

export function DataPage() {
  const { t } = useTexts();
  return (
    <Stack gap="lg">
      <Section title={t('data.exportTitle')} text={t('data.exportText')}>
        <ExportData />
      </Section>
      <Section title={t('data.deleteTitle')} text={t('data.deleteText')}>
        <DeleteAccount />
      </Section>
    </Stack>
  );
}
