import { Button, Stack } from '@mantine/core';
import { useWithdrawDeletionMutation } from '@/shared/api/account-data';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState } from '@/shared/ui/page-states';
import { useToast } from '@/shared/ui/toasts';

/** Keeps an account that was to be deleted. */
export function WithdrawButton() {
  const { t } = useTexts();
  const toast = useToast();
  const [withdraw, { isLoading, error }] = useWithdrawDeletionMutation();
  const keep = () =>
    withdraw()
      .unwrap()
      .then(
        () => toast({ text: t('data.withdrawn') }),
        () => undefined,
      );
  return (
    <Stack gap="xs" align="flex-start">
      {error && <ErrorState error={error} />}
      <Button size="sm" loading={isLoading} onClick={() => void keep()}>
        {t('data.withdraw')}
      </Button>
    </Stack>
  );
}
