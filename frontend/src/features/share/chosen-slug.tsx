import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCreateLinkMutation } from '@/shared/api/links';
import type { NewLink } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState } from '@/shared/ui/page-states';
import { PasswordField } from './password-field';

const LONGEST = 40;

interface ChosenSlugProps {
  /** What the link is made of, but for its address and password. */
  made: () => NewLink;
  onMade: (url: string) => void;
  onCancel: () => void;
}

/** Makes a link at an address of one's own; it could be guessed, so it has a password. */
export function ChosenSlug({ made, onMade, onCancel }: ChosenSlugProps) {
  const { t } = useTexts();
  const [slug, setSlug] = useState('');
  const [password, setPassword] = useState({ typed: '', takenAway: false });
  const [create, { error, isLoading }] = useCreateLinkMutation();

  function submit(event: FormEvent) {
    event.preventDefault();
    void create({ ...made(), slug: slug.trim(), password: password.typed })
      .unwrap()
      .then(
        ({ shortUrl }) => onMade(shortUrl),
        () => undefined,
      );
  }

  return (
    <form onSubmit={submit} aria-label={t('links.choose')}>
      <Stack gap="sm">
        <TextInput
          label={t('links.slug')}
          description={t('links.slugHint')}
          value={slug}
          onChange={(event) => setSlug(event.currentTarget.value)}
          required
          withAsterisk={false}
          maxLength={LONGEST}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
        />
        <PasswordField isSet={false} wish={password} onChange={setPassword} required />
        {error && <ErrorState error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={isLoading}>
            {t('links.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
