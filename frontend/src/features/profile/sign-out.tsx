import { Button, Stack } from '@mantine/core';
import { useDispatch } from 'react-redux';
import { useSignOutMutation } from '@/shared/api/account';
import { closeSession } from '@/shared/api/close-session';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState } from '@/shared/ui/page-states';

export function SignOut() {
  const { t } = useTexts();
  const dispatch = useDispatch();
  const [signOut, { isLoading, error }] = useSignOutMutation();

  const leave = () =>
    signOut()
      .unwrap()
      .then(
        () => closeSession(dispatch),
        () => undefined,
      );

  return (
    <Stack align="flex-start">
      {error && <ErrorState error={error} />}
      <Button variant="default" loading={isLoading} onClick={() => void leave()}>
        {t('me.signOut')}
      </Button>
    </Stack>
  );
}
