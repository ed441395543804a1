import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';

interface TitleFormProps {
  title: string;
  /** What is asked for; the new title when nothing is said. */
  label?: string;
  onDone: (title: string) => void;
  onCancel: () => void;
}

export function TitleForm({ title, label, onDone, onCancel }: TitleFormProps) {
  const { t } = useTexts();
  const [value, setValue] = useState(title);
  const trimmed = value.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed) onDone(trimmed);
      }}
      onKeyDown={(event) => event.code === 'Escape' && onCancel()}
    >
      <TextInput
        aria-label={label ?? t('library.newTitle')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        data-autofocus
        autoFocus
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="xs" disabled={!trimmed}>
          {t('common.save')}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </Group>
    </form>
  );
}
