import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useChangeAccountMutation } from '@/shared/api/account';
import type { Account } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { useToast } from '@/shared/ui/toasts';

const LONGEST_NAME = 50;

export function NameForm({ account }: { account: Account }) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const [name, setName] = useState(account.name);
  const [change, { isLoading, error }] = useChangeAccountMutation();
  const trimmed = name.trim();
  const valid = trimmed.length > 0 && [...trimmed].length <= LONGEST_NAME;

  async function save() {
    const changed = await change({ name: trimmed }).unwrap();
    setName(changed.name);
    toast({ text: t('me.saved') });
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) void save().catch(() => undefined);
      }}
    >
      <Group align="flex-start" wrap="nowrap">
        <TextInput
          label={t('me.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={valid ? error && explain(error) : t('me.nameInvalid')}
          autoComplete="name"
          flex={1}
        />
        <Button
          type="submit"
          mt={25}
          loading={isLoading}
          disabled={!valid || trimmed === account.name}
        >
          {t('common.save')}
        </Button>
      </Group>
    </form>
  );
}
