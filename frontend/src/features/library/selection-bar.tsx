import { Button, Group, Paper, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useOpenArchiveMutation } from '@/shared/api/media';
import { useRestoreItemsMutation, useThrowAwayItemsMutation } from '@/shared/api/trash';
import type { MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Dialog } from '@/shared/ui/dialog';
import { Icon } from '@/shared/ui/icons';
import { leaveFor } from '@/shared/ui/leave-for';
import { useToast } from '@/shared/ui/toasts';
import { CollectDialog } from './collect-dialog';
import classes from './library.module.css';
import { TagDialog } from './tag-dialog';
import type { Selection } from './use-selection';

/** As many as the server takes at once. */
const MOST = 100;

interface SelectionBarProps {
  server: MediaServer;
  selection: Selection;
}

function ThrowAway({ server, selection }: SelectionBarProps) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const [throwAway, { isLoading }] = useThrowAwayItemsMutation();
  const [restore] = useRestoreItemsMutation();
  const failed = (error: unknown) => toast({ text: explain(error) });
  const ids = selection.chosen.map(({ id }) => id);
  const disabled = ids.length === 0 || ids.length > MOST;

  async function run() {
    const { done } = await throwAway({ server, ids }).unwrap();
    selection.end();
    toast({
      text: t('library.removedMany', { n: done.length }),
      action: {
        label: t('common.undo'),
        run: () => void restore({ server, ids: done }).unwrap().catch(failed),
      },
    });
  }

  return (
    <Button
      variant="default"
      size="sm"
      c={disabled ? undefined : 'var(--bad)'}
      leftSection={<Icon name="trash" size={16} />}
      loading={isLoading}
      disabled={disabled}
      onClick={() => void run().catch(failed)}
    >
      {t('library.remove')}
    </Button>
  );
}

/** The sources of the chosen items, as one file. */
function Download({ server, selection }: SelectionBarProps) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const [open, { isLoading }] = useOpenArchiveMutation();
  const ids = selection.chosen.map(({ id }) => id);

  const run = () =>
    open({ server, ids })
      .unwrap()
      .then(
        ({ url }) => leaveFor(url),
        (error: unknown) => toast({ text: explain(error) }),
      );

  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<Icon name="download" size={16} />}
      loading={isLoading}
      disabled={ids.length === 0 || ids.length > MOST}
      onClick={() => void run()}
    >
      {t('exported.download')}
    </Button>
  );
}

/** What many items are shared by. */
export type ShareItems = (items: MediaItem[]) => ReactNode;

/** What can be done with the chosen items; it stays in view while there are any to choose. */
export function SelectionBar({
  server,
  selection,
  shareItems,
}: SelectionBarProps & { shareItems?: ShareItems }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<'tags' | 'collection' | 'links' | null>(null);
  const answered = () => setAsking(null);
  const count = selection.chosen.length;
  return (
    <Paper
      withBorder
      shadow="md"
      radius="md"
      p="sm"
      role="toolbar"
      aria-label={t('library.selection')}
      className={classes.selection}
    >
      <Group gap="xs" justify="space-between">
        <Text role="status">
          {count > MOST
            ? t('library.chosenTooMany', { n: count, most: MOST })
            : t('library.chosen', { n: count })}
        </Text>
        <Group gap="xs">
          <Button variant="default" size="sm" onClick={selection.chooseAll}>
            {t('library.chooseAll')}
          </Button>
          <Button
            variant="default"
            size="sm"
            disabled={count === 0 || count > MOST}
            onClick={() => setAsking('tags')}
          >
            {t('tags.edit')}
          </Button>
          <Button
            variant="default"
            size="sm"
            disabled={count === 0 || count > MOST}
            onClick={() => setAsking('collection')}
          >
            {t('collections.collect')}
          </Button>
          {shareItems && (
            <Button
              variant="default"
              size="sm"
              leftSection={<Icon name="share" size={16} />}
              disabled={count === 0 || count > MOST}
              onClick={() => setAsking('links')}
            >
              {t('watch.share')}
            </Button>
          )}
          <Download server={server} selection={selection} />
          <ThrowAway server={server} selection={selection} />
          <Button variant="default" size="sm" onClick={selection.end}>
            {t('library.chooseEnd')}
          </Button>
        </Group>
      </Group>
      {asking === 'tags' && (
        <TagDialog server={server} items={selection.chosen} onClose={answered} />
      )}
      {asking === 'links' && (
        <Dialog title={t('share.titleMany', { n: count })} onClose={answered}>
          {shareItems?.(selection.chosen)}
        </Dialog>
      )}
      {asking === 'collection' && (
        <CollectDialog server={server} items={selection.chosen} onClose={answered} />
      )}
    </Paper>
  );
}
