import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useGetTagsQuery, useRenameTagMutation } from '@/shared/api/tags';
import type { Tag } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Dialog } from '@/shared/ui/dialog';
import { Loaded } from '@/shared/ui/loaded';
import { ErrorState } from '@/shared/ui/page-states';
import { TitleForm } from '@/shared/ui/title-form';

function TagName({ server, tag: { name, items } }: { server: MediaServer; tag: Tag }) {
  const { t } = useTexts();
  const [editing, setEditing] = useState(false);
  const [rename, { error }] = useRenameTagMutation();

  function save(to: string) {
    setEditing(false);
    if (to !== name) void rename({ server, name, to });
  }

  return (
    <li>
      {editing ? (
        <TitleForm title={name} onDone={save} onCancel={() => setEditing(false)} />
      ) : (
        <Group justify="space-between" wrap="nowrap">
          <Text>{t('tags.counted', { name, n: items })}</Text>
          <Button
            variant="default"
            size="sm"
            aria-label={t('tags.rename', { tag: name })}
            onClick={() => setEditing(true)}
          >
            {t('library.rename')}
          </Button>
        </Group>
      )}
      {error && <ErrorState error={error} />}
    </li>
  );
}

/** All tags, to give them other names. */
export function TagNames({ server }: { server: MediaServer }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const query = useGetTagsQuery(server);
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t('tags.manage')}
      </Button>
      {open && (
        <Dialog title={t('tags.manage')} onClose={() => setOpen(false)}>
          <Loaded query={query}>
            {(tags) =>
              tags.length === 0 ? (
                <Text>{t('tags.noneYet')}</Text>
              ) : (
                <Stack component="ul" gap="xs" p={0} m={0} aria-label={t('tags.title')}>
                  {tags.map((tag) => (
                    <TagName key={tag.name} server={server} tag={tag} />
                  ))}
                </Stack>
              )
            }
          </Loaded>
        </Dialog>
      )}
    </>
  );
}
