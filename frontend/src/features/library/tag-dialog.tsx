import { Button, Group, Pill, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useChangeTagsMutation, useGetTagsQuery } from '@/shared/api/tags';
import type { MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Dialog } from '@/shared/ui/dialog';
import { ErrorState } from '@/shared/ui/page-states';

interface TagDialogProps {
  server: MediaServer;
  items: MediaItem[];
  onClose: () => void;
}

const LONGEST = 50;
const KNOWN = 'known-tags';

/** The tags that any of the items has. */
const tagsOf = (items: MediaItem[]) => [...new Set(items.flatMap(({ tags }) => tags))];

/** Marks items with tags, and takes tags away from them; each change counts at once. */
export function TagDialog({ server, items, onClose }: TagDialogProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [change, { error, isLoading }] = useChangeTagsMutation();
  const { data: known = [] } = useGetTagsQuery(server);
  const ids = items.map(({ id }) => id);

  function add(event: FormEvent) {
    event.preventDefault();
    const tag = typed.trim();
    if (!tag) return;
    void change({ server, ids, add: [tag], remove: [] })
      .unwrap()
      .then(
        () => setTyped(''),
        () => undefined,
      );
  }

  return (
    <Dialog title={t('tags.editTitle', { n: items.length })} onClose={onClose}>
      <Group gap="xs" role="list" aria-label={t('tags.title')}>
        {tagsOf(items).map((tag) => (
          <span key={tag} role="listitem">
            <Pill
              size="lg"
              withRemoveButton
              removeButtonProps={{
                'aria-label': t('tags.remove', { tag }),
                tabIndex: 0,
                'aria-hidden': false,
              }}
              onRemove={() => void change({ server, ids, add: [], remove: [tag] })}
            >
              {tag}
            </Pill>
          </span>
        ))}
      </Group>
      {tagsOf(items).length === 0 && <Text c="var(--quiet)">{t('tags.none')}</Text>}
      <form onSubmit={add}>
        <Group align="flex-end" gap="xs">
          <TextInput
            label={t('tags.new')}
            maxLength={LONGEST}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            list={KNOWN}
            autoComplete="off"
            flex={1}
            data-autofocus
          />
          <datalist id={KNOWN}>
            {known.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Button type="submit" loading={isLoading}>
            {t('tags.add')}
          </Button>
        </Group>
      </form>
      {error && <ErrorState error={error} />}
    </Dialog>
  );
}
