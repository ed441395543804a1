import { Button, Stack } from '@mantine/core';
import { useExportDataMutation } from '@/shared/api/account-data';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { ErrorState } from '@/shared/ui/page-states';
import { useToast } from '@/shared/ui/toasts';
import { saveFile } from '@/shared/ui/save-file';

/** Takes along what the platform keeps about a person. */
export function ExportData() {
  const { t } = useTexts();
  const toast = useToast();
  const [exportData, { isLoading, error }] = useExportDataMutation();

  async function download() {
    const data = await exportData().unwrap();
    const json = JSON.stringify(data, null, 2);
    saveFile(new Blob([json], { type: 'application/json' }), 'ptsd-account.json');
    toast({ text: t('data.exported') });
  }

  return (
    <Stack align="flex-start">
      {error && <ErrorState error={error} />}
      <Button
        variant="default"
        leftSection={<Icon name="download" size={18} />}
        loading={isLoading}
        onClick={() => void download().catch(() => undefined)}
      >
        {t('data.export')}
      </Button>
    </Stack>
  );
}
