import { Card, Group, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MediaItem } from '@/shared/api/types';
import { formatBytes, formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Poster } from '@/shared/ui/poster';
import { StateBadge } from '@/shared/ui/state-badge';
import { TitleForm } from '@/shared/ui/title-form';
import { Chooser } from './chooser';
import { ItemMenu } from './item-menu';
import { ItemProgress } from './item-progress';
import { ItemTags } from './item-tags';
import classes from './library.module.css';
import { Peek } from './peek';
import { usePeeking } from './use-peeking';
import type { Selection } from './use-selection';

interface ItemCardProps {
  server: MediaServer;
  item: MediaItem;
  uploadingHere: boolean;
  readOnly?: boolean;
  selection: Selection;
  onRename: (title: string) => void;
  onMark: (watched: boolean) => void;
  onRemove: () => void;
}

function Received({ item }: { item: MediaItem }) {
  const { t } = useTexts();
  return (
    <>
      <Progress
        value={(item.receivedBytes / Math.max(1, item.sizeBytes)) * 100}
        size="sm"
        aria-label={t('upload.progress', { name: item.fileName })}
      />
      <Text size="sm" c="var(--quiet)">
        {t('library.continueUpload')}
      </Text>
    </>
  );
}

/** One item of the grid: picture, title, state and what is still being made of it. */
export function ItemCard(props: ItemCardProps) {
  const { server, item, uploadingHere, readOnly, selection, onRename, onMark, onRemove } = props;
  const { t, language, sentenceOf } = useTexts();
  const [editing, setEditing] = useState(false);
  const peeking = usePeeking();

  function rename(title: string) {
    setEditing(false);
    if (title !== item.title) onRename(title);
  }

  return (
    <Card withBorder radius="lg" p={0} component="article" aria-label={item.title}>
      <Link
        to={`/watch/${item.id}`}
        aria-label={t('library.watch', { title: item.title })}
        className={classes.poster}
        {...peeking.handlers}
      >
        <Poster item={item} />
        {item.storyboard && peeking.active && <Peek server={server} id={item.id} />}
      </Link>
      <Stack gap={6} p="sm">
        {editing ? (
          <TitleForm title={item.title} onDone={rename} onCancel={() => setEditing(false)} />
        ) : (
          <Group justify="space-between" wrap="nowrap" gap={4}>
            <Chooser item={item} selection={selection} />
            <Text fw={600} lineClamp={2} title={item.title} flex={1}>
              {item.title}
            </Text>
            {!readOnly && (
              <ItemMenu
                item={item}
                onEdit={() => setEditing(true)}
                onMark={onMark}
                onRemove={onRemove}
              />
            )}
          </Group>
        )}
        <ItemTags tags={item.tags} />
        <Group justify="space-between" gap="xs">
          <StateBadge state={item.state} />
          <Text size="sm" c="var(--quiet)">
            {`${formatBytes(item.sizeBytes, language)} · ${formatDate(item.createdAt, language)}`}
          </Text>
        </Group>
        {item.state === 'UPLOADING' && !uploadingHere && !readOnly && <Received item={item} />}
        {item.state === 'UPLOADING' && item.watchable && (
          <Text size="sm">{t('library.watchable')}</Text>
        )}
        {item.state === 'FAILED' && (
          <Text size="sm" c="var(--bad)">
            {sentenceOf(item.error ?? 'internal_error')}
          </Text>
        )}
        {(item.state === 'PROCESSING' || item.state === 'PLAYABLE') && <ItemProgress item={item} />}
      </Stack>
    </Card>
  );
}
