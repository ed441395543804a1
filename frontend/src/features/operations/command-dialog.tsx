import { Alert, Text } from '@mantine/core';
import { useState } from 'react';
import { useCommandTenantMutation } from '@/shared/api/operations';
import type { OperatorCommand } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { Icon } from '@/shared/ui/icons';
import { useToast } from '@/shared/ui/toasts';
import { ReasonForm } from './reason-form';
import { TypedConfirmation } from './typed-confirmation';

interface CommandDialogProps {
  tenantId: string;
  command: OperatorCommand;
  onClose: () => void;
}

function useCommand({ tenantId, command, onClose }: CommandDialogProps) {
  const { t } = useTexts();
  const toast = useToast();
  const [send, { isLoading, error }] = useCommandTenantMutation();
  const ask = (reason: string) =>
    send({ tenantId, command, reason })
      .unwrap()
      .then(
        () => {
          toast({ text: t('operations.done', { what: t(`command.${command}`) }) });
          onClose();
        },
        () => undefined,
      );
  return { ask, busy: isLoading, error };
}

/** Ending removes everything: a reason first, then the id of the tenant. */
function EndDialog(props: CommandDialogProps) {
  const { t } = useTexts();
  const { tenantId, onClose } = props;
  const { ask, busy, error } = useCommand(props);
  const [reason, setReason] = useState<string | null>(null);
  return (
    <Dialog title={t('command.end')} onClose={onClose}>
      <Alert role="alert" color="red" variant="default" icon={<Icon name="alert" />}>
        {t('tenant.endText')}
      </Alert>
      {reason === null ? (
        <ReasonForm action={t('tenant.next')} onSubmit={setReason} onCancel={onClose} />
      ) : (
        <TypedConfirmation
          label={t('tenant.typeId', { id: tenantId })}
          wanted={tenantId}
          action={t('tenant.endNow')}
          busy={busy}
          error={error}
          onConfirm={() => void ask(reason)}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}

/** One command for one tenant, with its reason. */
export function CommandDialog(props: CommandDialogProps) {
  const { t } = useTexts();
  const { command, onClose } = props;
  const { ask, busy, error } = useCommand(props);
  if (command === 'end') return <EndDialog {...props} />;
  const name = t(`command.${command}`);
  return (
    <Dialog title={name} onClose={onClose}>
      <ReasonForm
        action={name}
        busy={busy}
        error={error}
        onSubmit={(reason) => void ask(reason)}
        onCancel={onClose}
      >
        <Text>{t(`tenant.${command}Text`)}</Text>
      </ReasonForm>
    </Dialog>
  );
}
