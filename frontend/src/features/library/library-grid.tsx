import { Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  useGetLibraryQuery,
  useRenameItemMutation,
  useThrowAwayItemMutation,
} from '@/shared/api/media';
import { useRestoreItemMutation } from '@/shared/api/trash';
import type { Library, MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Columns } from '@/shared/ui/columns';
import { Icon } from '@/shared/ui/icons';
import { EmptyState, ErrorState, LoadingState } from '@/shared/ui/page-states';
import { useToast } from '@/shared/ui/toasts';
import { UsageBar } from '@/shared/ui/usage-bar';
import { useOnline } from '@/shared/ui/use-online';
import { ItemCard } from './item-card';
import classes from './library.module.css';

interface LibraryGridProps {
  server: MediaServer;
  /** Names of the files this browser is uploading right now. */
  uploadingNames?: ReadonlySet<string>;
  uploadButton?: ReactNode;
  /** Nothing can be changed any more. */
  readOnly?: boolean;
}

const COLUMNS = { xs: 2, md: 3 };

function GridSkeleton() {
  return (
    <LoadingState>
      <Columns {...COLUMNS}>
        {[1, 2, 3, 4, 5, 6].map((key) => (
          <Skeleton key={key} h={240} radius="lg" />
        ))}
      </Columns>
    </LoadingState>
  );
}

function Cards({
  library,
  server,
  uploadingNames,
  readOnly,
}: LibraryGridProps & { library: Library }) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const [rename] = useRenameItemMutation();
  const [throwAway] = useThrowAwayItemMutation();
  const [restore] = useRestoreItemMutation();
  const [search, setSearch] = useState('');
  const failed = (error: unknown) => toast({ text: explain(error) });

  const bringBack = (id: string) => void restore({ server, id }).unwrap().catch(failed);

  async function remove({ id, title, state }: MediaItem) {
    await throwAway({ server, id }).unwrap();
    if (state === 'UPLOADING') toast({ text: t('library.uploadRemoved', { title }) });
    else
      toast({
        text: t('library.removed', { title }),
        action: { label: t('common.undo'), run: () => bringBack(id) },
      });
  }

  const wanted = search.trim().toLocaleLowerCase();
  const shown = library.items.filter(({ title }) => title.toLocaleLowerCase().includes(wanted));
  return (
    <Stack>
      <TextInput
        type="search"
        aria-label={t('library.search')}
        placeholder={t('library.search')}
        leftSection={<Icon name="search" size={16} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={360}
      />
      {shown.length === 0 && wanted && <Text role="status">{t('library.nothingFound')}</Text>}
      <Columns {...COLUMNS}>
        {shown.map((item) => (
          <ItemCard
            key={item.id}
            item={item}
            uploadingHere={uploadingNames?.has(item.fileName) ?? false}
            readOnly={readOnly}
            onRename={(title) => void rename({ server, id: item.id, title }).unwrap().catch(failed)}
            onRemove={() => void remove(item).catch(failed)}
          />
        ))}
      </Columns>
    </Stack>
  );
}

/** Everything on a media server, live. */
export function LibraryGrid(props: LibraryGridProps) {
  const { t } = useTexts();
  const online = useOnline();
  const { data, error, refetch } = useGetLibraryQuery(props.server);
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <GridSkeleton />;
  if (data.items.length === 0) {
    return (
      <EmptyState
        icon="library"
        title={t(props.readOnly ? 'library.readOnlyEmpty' : 'library.empty')}
        text={props.readOnly ? undefined : t('library.emptyText')}
        action={props.uploadButton}
      />
    );
  }
  const stale = !online || error !== undefined;
  return (
    <Stack className={online ? undefined : classes.stale}>
      {stale && <Text role="status">{t('library.cached')}</Text>}
      <UsageBar usedBytes={data.usedBytes} storageBytes={data.storageBytes} />
      <Cards {...props} library={data} />
    </Stack>
  );
}
