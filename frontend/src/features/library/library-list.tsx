import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSelector } from 'react-redux';
import { useLibrary } from '@/shared/api/live-library';
import type { MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { selectPreferences } from '@/shared/preferences/preferences-slice';
import type { MediaServer } from '@/shared/session/media-token';
import { Columns } from '@/shared/ui/columns';
import { MoreButton } from '@/shared/ui/more-button';
import { EmptyState, ErrorState, LoadingState } from '@/shared/ui/page-states';
import { UsageBar } from '@/shared/ui/usage-bar';
import { useOnline } from '@/shared/ui/use-online';
import { ItemCard } from './item-card';
import { ItemTable } from './item-table';
import { LibraryFilters } from './library-filters';
import classes from './library.module.css';
import { SelectionBar, type ShareItems } from './selection-bar';
import { TagNames } from './tag-names';
import { useItemCommands } from './use-item-commands';
import { useLibrarySearch } from './use-library-search';
import { useSelection, type Selection } from './use-selection';

interface LibraryListProps {
  server: MediaServer;
  /** Names of the files this browser is uploading right now. */
  uploadingNames?: ReadonlySet<string>;
  uploadButton?: ReactNode;
  /** Nothing can be changed any more. */
  readOnly?: boolean;
  shareItems?: ShareItems;
}

const COLUMNS = { xs: 2, md: 3 };
const A_PAGE = 60;

function ListSkeleton() {
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

function Items({
  items,
  server,
  uploadingNames,
  readOnly,
  selection,
}: LibraryListProps & { items: MediaItem[]; selection: Selection }) {
  const { libraryLook } = useSelector(selectPreferences);
  const commands = useItemCommands(server);
  if (libraryLook === 'table')
    return (
      <ItemTable items={items} commands={commands} readOnly={readOnly} selection={selection} />
    );
  return (
    <Columns {...COLUMNS}>
      {items.map((item) => (
        <ItemCard
          key={item.id}
          server={server}
          item={item}
          uploadingHere={uploadingNames?.has(item.fileName) ?? false}
          readOnly={readOnly}
          selection={selection}
          onRename={(title) => commands.rename(item, title)}
          onMark={(watched) => commands.mark(item, watched)}
          onRemove={() => commands.remove(item)}
        />
      ))}
    </Columns>
  );
}

function Empty({ readOnly, uploadButton }: Pick<LibraryListProps, 'readOnly' | 'uploadButton'>) {
  const { t } = useTexts();
  return (
    <EmptyState
      icon="library"
      title={t(readOnly ? 'library.readOnlyEmpty' : 'library.empty')}
      text={readOnly ? undefined : t('library.emptyText')}
      action={uploadButton}
    />
  );
}

/** What is done with many items at once begins here. */
function ForMany({
  server,
  selection,
  shareItems,
}: Pick<LibraryListProps, 'server' | 'shareItems'> & { selection: Selection }) {
  const { t } = useTexts();
  if (selection.choosing)
    return <SelectionBar server={server} selection={selection} shareItems={shareItems} />;
  return (
    <Group gap="xs">
      <Button variant="default" size="sm" onClick={selection.start}>
        {t('library.chooseStart')}
      </Button>
      <TagNames server={server} />
    </Group>
  );
}

/** What is on a media server, live, as the address of the page asks for it. */
export function LibraryList(props: LibraryListProps) {
  const { t } = useTexts();
  const online = useOnline();
  const search = useLibrarySearch();
  const query = useLibrary({ server: props.server, limit: A_PAGE, ...search.view });
  const { data, currentData, error, refetch } = query;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const selection = useSelection(items);
  const [first] = data?.pages ?? [];
  if (!first)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <ListSkeleton />;
  const nothing = currentData?.pages.every((page) => page.items.length === 0) ?? false;
  if (nothing && !search.isNarrow) return <Empty {...props} />;
  return (
    <Stack className={online ? undefined : classes.stale} aria-busy={query.isFetching}>
      {(!online || error !== undefined) && <Text role="status">{t('library.cached')}</Text>}
      <UsageBar usedBytes={first.usedBytes} storageBytes={first.storageBytes} />
      <LibraryFilters search={search} server={props.server} />
      {!props.readOnly && (
        <ForMany server={props.server} selection={selection} shareItems={props.shareItems} />
      )}
      {items.length === 0 && <Text role="status">{t('library.nothingFound')}</Text>}
      <Items {...props} items={items} selection={selection} />
      {hasNextPage && (
        <MoreButton loading={isFetchingNextPage} onClick={() => void fetchNextPage()} />
      )}
    </Stack>
  );
}
