import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useGetTrashQuery, useRestoreItemMutation } from '@/shared/api/trash';
import type { Trash, TrashedItem } from '@/shared/api/types';
import { formatBytes, formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Icon } from '@/shared/ui/icons';
import { Loaded } from '@/shared/ui/loaded';
import { EmptyState } from '@/shared/ui/page-states';
import { Poster } from '@/shared/ui/poster';
import { useToast } from '@/shared/ui/toasts';
import rows from '@/shared/ui/rows.module.css';
import { EmptyTrash } from './empty-trash';
import { RemoveForGood } from './remove-for-good';

interface TrashListProps {
  server: MediaServer;
  /** Nothing can be changed any more. */
  readOnly: boolean;
}

function Restore({ server, id, title }: { server: MediaServer; id: string; title: string }) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const [restore, { isLoading }] = useRestoreItemMutation();
  const bringBack = () =>
    restore({ server, id })
      .unwrap()
      .then(
        () => toast({ text: t('library.restored', { title }) }),
        (error: unknown) => toast({ text: explain(error) }),
      );
  return (
    <Button
      size="sm"
      variant="default"
      leftSection={<Icon name="retry" size={16} />}
      loading={isLoading}
      onClick={() => void bringBack()}
      aria-label={t('trash.restoreOf', { title })}
    >
      {t('trash.restore')}
    </Button>
  );
}

function Entry({ entry, children }: { entry: TrashedItem; children: ReactNode }) {
  const { t, language } = useTexts();
  const { item, goneAt } = entry;
  return (
    <li>
      <div className={rows.poster}>
        <Poster item={item} />
      </div>
      <div className={rows.what}>
        <Text fw={600} lineClamp={2}>
          {item.title}
        </Text>
        <Text size="sm" c="var(--quiet)">
          {`${formatBytes(item.sizeBytes, language)} · ${t('trash.goneAt', {
            date: formatDate(goneAt, language),
          })}`}
        </Text>
      </div>
      {children}
    </li>
  );
}

function Entries({ server, readOnly, trash }: TrashListProps & { trash: Trash }) {
  const { t, language } = useTexts();
  return (
    <Stack>
      <Group justify="space-between">
        <Text>{t('trash.usage', { used: formatBytes(trash.usedBytes, language) })}</Text>
        {!readOnly && <EmptyTrash server={server} count={trash.items.length} />}
      </Group>
      <ul className={rows.entries} aria-label={t('trash.list')}>
        {trash.items.map((entry) => (
          <Entry key={entry.item.id} entry={entry}>
            {!readOnly && (
              <Group gap="xs">
                <Restore server={server} id={entry.item.id} title={entry.item.title} />
                <RemoveForGood server={server} id={entry.item.id} title={entry.item.title} />
              </Group>
            )}
          </Entry>
        ))}
      </ul>
    </Stack>
  );
}

/** What was thrown away and can still be brought back. */
export function TrashList({ server, readOnly }: TrashListProps) {
  const { t } = useTexts();
  const query = useGetTrashQuery(server, { refetchOnMountOrArgChange: true });
  return (
    <Loaded query={query} skeleton={<Skeleton h={240} radius="md" />}>
      {(trash) =>
        trash.items.length > 0 ? (
          <Entries server={server} readOnly={readOnly} trash={trash} />
        ) : (
          <EmptyState
            icon="trash"
            title={t('trash.empty')}
            action={
              <Button component={Link} to="/library">
                {t('trash.toLibrary')}
              </Button>
            }
          />
        )
      }
    </Loaded>
  );
}
