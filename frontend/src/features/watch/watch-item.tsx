import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useDownloadItemMutation, useRenameItemMutation } from '@/shared/api/media';
import { useReachPositionMutation } from '@/shared/api/watching';
import type { MediaItem } from '@/shared/api/types';
import { formatBytes, formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Icon } from '@/shared/ui/icons';
import { ErrorState } from '@/shared/ui/page-states';
import { TitleForm } from '@/shared/ui/title-form';
import { useToast } from '@/shared/ui/toasts';
import { CaptionsSection } from './captions-section';
import { Player } from './player';
import { PosterChoice } from './poster-choice';
import { usePlayback } from './use-playback';

interface WatchItemProps {
  server: MediaServer;
  item: MediaItem;
  share: ReactNode;
  /** Playback begins by itself. */
  playing: boolean;
  /** To the next item of what is watched through, or to the one before. */
  onStep: (by: 1 | -1) => void;
  /** What is watched through. */
  beside: ReactNode;
  /** The title cannot be changed any more. */
  readOnly: boolean;
}

function NotYet({ item }: { item: MediaItem }) {
  const { t, sentenceOf } = useTexts();
  if (item.state === 'FAILED') {
    return (
      <Alert role="alert" color="red" variant="default" title={t('watch.failed')}>
        {sentenceOf(item.error ?? 'internal_error')}
      </Alert>
    );
  }
  const words = {
    UPLOADING: 'watch.uploading',
    PROCESSING: 'watch.processing',
    PLAYABLE: 'watch.improving',
  } as const;
  if (item.state === 'READY') return null;
  const arriving = item.state === 'UPLOADING' && item.watchable;
  return <Text role="status">{t(arriving ? 'watch.arriving' : words[item.state])}</Text>;
}

function Facts({ item }: { item: MediaItem }) {
  const { t, language } = useTexts();
  const facts = [
    formatDate(item.createdAt, language),
    formatBytes(item.sizeBytes, language),
    item.width && item.height ? t('watch.size', { width: item.width, height: item.height }) : null,
  ];
  return <Text c="var(--quiet)">{facts.filter(Boolean).join(' · ')}</Text>;
}

function DownloadButton({ server, item }: Pick<WatchItemProps, 'server' | 'item'>) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const [download, { isLoading }] = useDownloadItemMutation();

  const save = () =>
    download({ server, id: item.id })
      .unwrap()
      .then(
        ({ url }) => location.assign(url),
        (error: unknown) => toast({ text: explain(error) }),
      );

  return (
    <Button
      variant="default"
      leftSection={<Icon name="download" size={18} />}
      loading={isLoading}
      onClick={() => void save()}
    >
      {t('watch.download')}
    </Button>
  );
}

function Heading({
  server,
  item,
  share,
  readOnly,
}: Pick<WatchItemProps, 'server' | 'item' | 'share' | 'readOnly'>) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const [editing, setEditing] = useState(false);
  const [rename] = useRenameItemMutation();

  function save(title: string) {
    setEditing(false);
    if (title === item.title) return;
    rename({ server, id: item.id, title })
      .unwrap()
      .then(
        () => toast({ text: t('watch.saved') }),
        (error: unknown) => toast({ text: explain(error) }),
      );
  }

  if (editing)
    return <TitleForm title={item.title} onDone={save} onCancel={() => setEditing(false)} />;
  return (
    <Group justify="space-between" align="flex-start">
      <div>
        <Title order={1} size="h2">
          {item.title}
        </Title>
        <Facts item={item} />
      </div>
      <Group gap="xs">
        {share}
        {item.state !== 'UPLOADING' && <DownloadButton server={server} item={item} />}
        {!readOnly && (
          <Button
            variant="default"
            leftSection={<Icon name="edit" size={18} />}
            onClick={() => setEditing(true)}
          >
            {t('watch.editTitle')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

/** An item with its player; it starts to be playable while its renditions are still being made. */
export function WatchItem(props: WatchItemProps) {
  const { server, item } = props;
  const { t } = useTexts();
  const { source, error, open } = usePlayback(server, item);
  const [startAt] = useState(item.positionSeconds ?? 0);
  const [reach] = useReachPositionMutation();
  const reached = (seconds: number) => {
    if (!props.readOnly) void reach({ server, id: item.id, seconds });
  };
  return (
    <Stack>
      <Player
        source={source}
        poster={item.posterUrl}
        chapters={item.chapters}
        storyboard={item.storyboard}
        startAt={startAt}
        startsPlaying={props.playing}
        onStep={props.onStep}
        onReached={reached}
        onSessionEnded={open}
        actions={(seconds) =>
          !props.readOnly && item.state === 'READY' ? (
            <PosterChoice server={server} itemId={item.id} seen={item.hasVideo ? seconds : null} />
          ) : null
        }
      />
      {error && <ErrorState error={error} onRetry={open} />}
      <NotYet item={item} />
      <Heading {...props} />
      {props.beside}
      {!props.readOnly && item.state !== 'UPLOADING' && (
        <CaptionsSection server={server} itemId={item.id} captions={item.captions} />
      )}
      <Text size="sm" c="var(--quiet)" visibleFrom="sm">
        {t('player.shortcuts')}
      </Text>
    </Stack>
  );
}
