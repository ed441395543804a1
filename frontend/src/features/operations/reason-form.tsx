import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState } from '@/shared/ui/page-states';

const LONGEST = 500;

interface ReasonFormProps {
  /** What is done, on the button that does it. */
  action: string;
  destructive?: boolean;
  busy?: boolean;
  error?: unknown;
  children?: ReactNode;
  onSubmit: (reason: string) => void;
  onCancel: () => void;
}

/** Nothing an operator does goes without a reason. */
export function ReasonForm(props: ReasonFormProps) {
  const { t } = useTexts();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const given = reason.trim();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!given);
        if (given) props.onSubmit(given);
      }}
    >
      <Stack>
        {props.children}
        <Textarea
          label={t('operations.reason')}
          description={t('operations.reasonHint')}
          error={missing && !given && t('operations.reasonMissing')}
          required
          withAsterisk={false}
          rows={3}
          maxLength={LONGEST}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        {props.error !== undefined && <ErrorState error={props.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onCancel}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            color={props.destructive ? 'red.9' : undefined}
            loading={props.busy}
          >
            {props.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
