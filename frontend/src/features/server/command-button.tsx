import { Button, Stack, type ButtonProps } from '@mantine/core';
import { useCommandSubscriptionMutation, type OwnerCommand } from '@/shared/api/subscriptions';
import { ErrorState } from '@/shared/ui/page-states';

interface CommandButtonProps extends Pick<ButtonProps, 'variant' | 'color' | 'leftSection'> {
  id: string;
  command: OwnerCommand;
  children: string;
  onDone?: () => void;
}

/** Asks one thing of a subscription, and says why it could not be done. */
export function CommandButton({ id, command, children, onDone, ...look }: CommandButtonProps) {
  const [send, { isLoading, error }] = useCommandSubscriptionMutation();
  const ask = () =>
    send({ id, command })
      .unwrap()
      .then(onDone, () => undefined);
  return (
    <Stack gap="xs" align="flex-start">
      <Button {...look} loading={isLoading} onClick={() => void ask()}>
        {children}
      </Button>
      {error && <ErrorState error={error} />}
    </Stack>
  );
}
