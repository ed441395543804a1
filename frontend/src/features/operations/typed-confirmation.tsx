import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState } from '@/shared/ui/page-states';

interface TypedConfirmationProps {
  label: string;
  /** What has to be typed. */
  wanted: string;
  action: string;
  busy: boolean;
  error?: unknown;
  onConfirm: () => void;
  onCancel: () => void;
}

/** The second step before something is gone for good: its name, typed. */
export function TypedConfirmation(props: TypedConfirmationProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const same = typed.trim() === props.wanted;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (same) props.onConfirm();
      }}
    >
      <Stack>
        <TextInput
          label={props.label}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          autoFocus
        />
        {props.error !== undefined && <ErrorState error={props.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" color="red.9" disabled={!same} loading={props.busy}>
            {props.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
