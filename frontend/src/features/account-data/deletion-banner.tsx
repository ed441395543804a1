import { Group, Text } from '@mantine/core';
import { formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { WithdrawButton } from './withdraw-button';

/** On every page, for as long as the account is to be deleted. */
export function DeletionBanner({ deletesAt }: { deletesAt: string }) {
  const { t, language } = useTexts();
  return (
    <Group justify="space-between" gap="sm">
      <Text fw={600}>{t('data.deletesAt', { date: formatDate(deletesAt, language) })}</Text>
      <WithdrawButton />
    </Group>
  );
}
