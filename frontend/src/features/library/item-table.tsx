import { Anchor, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MediaItem } from '@/shared/api/types';
import { formatBytes, formatDate, formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { StateBadge } from '@/shared/ui/state-badge';
import { TitleForm } from '@/shared/ui/title-form';
import { useWatched } from '@/shared/ui/use-watched';
import { Chooser } from './chooser';
import { ItemMenu } from './item-menu';
import { ItemTags } from './item-tags';
import type { ItemCommands } from './use-item-commands';
import type { Selection } from './use-selection';

interface ItemTableProps {
  items: MediaItem[];
  commands: ItemCommands;
  readOnly?: boolean;
  selection: Selection;
}

function Row(props: Omit<ItemTableProps, 'items'> & { item: MediaItem }) {
  const { item, commands, readOnly, selection } = props;
  const { t, language } = useTexts();
  const { words } = useWatched(item);
  const [editing, setEditing] = useState(false);

  function rename(title: string) {
    setEditing(false);
    if (title !== item.title) commands.rename(item, title);
  }

  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {editing ? (
          <TitleForm title={item.title} onDone={rename} onCancel={() => setEditing(false)} />
        ) : (
          <Group justify="space-between" wrap="nowrap" gap={4}>
            <Chooser item={item} selection={selection} />
            <Anchor
              component={Link}
              to={`/watch/${item.id}`}
              c="var(--brand)"
              lineClamp={2}
              flex={1}
            >
              {item.title}
            </Anchor>
            {!readOnly && (
              <ItemMenu
                item={item}
                onEdit={() => setEditing(true)}
                onMark={(watched) => commands.mark(item, watched)}
                onRemove={() => commands.remove(item)}
              />
            )}
          </Group>
        )}
        <Text size="sm" c="var(--quiet)" lineClamp={1}>
          {words ? `${item.fileName} · ${words}` : item.fileName}
        </Text>
        <ItemTags tags={item.tags} />
      </Table.Th>
      <Table.Td>
        <StateBadge state={item.state} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {item.durationSeconds === null ? t('common.none') : formatDuration(item.durationSeconds)}
      </Table.Td>
      <Table.Td visibleFrom="sm">{formatBytes(item.sizeBytes, language)}</Table.Td>
      <Table.Td visibleFrom="md">{formatDate(item.createdAt, language)}</Table.Td>
    </Table.Tr>
  );
}

/** The items as rows, for many at a glance. */
export function ItemTable({ items, ...rest }: ItemTableProps) {
  const { t } = useTexts();
  return (
    <Table aria-label={t('library.title')} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('library.columnTitle')}</Table.Th>
          <Table.Th scope="col">{t('library.state')}</Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t('library.length')}
          </Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t('library.columnSize')}
          </Table.Th>
          <Table.Th scope="col" visibleFrom="md">
            {t('library.columnDate')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} {...rest} />
        ))}
      </Table.Tbody>
    </Table>
  );
}
