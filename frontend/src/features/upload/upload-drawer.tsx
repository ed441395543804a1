import { ActionIcon, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import type { ThunkDispatch, UnknownAction } from '@reduxjs/toolkit';
import { formatBytes, formatDuration, formatPercent } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon, type IconName } from '@/shared/ui/icons';
import { Duplicate } from './duplicate';
import classes from './upload-drawer.module.css';
import { uploadCancelled, uploadPaused, uploadResumed } from './upload-queue';
import { selectQueue, type QueuedUpload, type UploadState } from './uploads-slice';

type Dispatch = ThunkDispatch<{ uploads: { queue: QueuedUpload[] } }, unknown, UnknownAction>;

function useWords({ state, sizeBytes, sentBytes, bytesPerSecond, problemCode }: QueuedUpload) {
  const { t, language, sentenceOf } = useTexts();
  if (state === 'failed') return sentenceOf(problemCode ?? 'internal_error');
  if (state !== 'uploading') return t(`upload.${state}`);
  if (sentBytes >= sizeBytes) return t('upload.checking');
  if (bytesPerSecond <= 0) return t('upload.starting');
  return t('upload.uploading', {
    speed: formatBytes(bytesPerSecond, language),
    time: formatDuration((sizeBytes - sentBytes) / bytesPerSecond),
  });
}

function RowButton({
  icon,
  label,
  onClick,
}: {
  icon: IconName;
  label: string;
  onClick: () => void;
}) {
  return (
    <ActionIcon variant="subtle" size={36} aria-label={label} onClick={onClick}>
      <Icon name={icon} size={18} />
    </ActionIcon>
  );
}

function RowButtons({ upload: { id, state, fileName: name } }: { upload: QueuedUpload }) {
  const { t } = useTexts();
  const dispatch = useDispatch<Dispatch>();
  return (
    <Group gap={2} wrap="nowrap">
      {(state === 'uploading' || state === 'waiting') && (
        <RowButton
          icon="pause"
          label={t('upload.pause', { name })}
          onClick={() => dispatch(uploadPaused(id))}
        />
      )}
      {state === 'paused' && (
        <RowButton
          icon="play"
          label={t('upload.resume', { name })}
          onClick={() => dispatch(uploadResumed(id))}
        />
      )}
      {state === 'failed' && (
        <RowButton
          icon="retry"
          label={t('upload.retry', { name })}
          onClick={() => dispatch(uploadResumed(id))}
        />
      )}
      <RowButton
        icon="cross"
        label={t(state === 'done' ? 'upload.dismiss' : 'upload.cancel', { name })}
        onClick={() => dispatch(uploadCancelled(id))}
      />
    </Group>
  );
}

function Row({ upload }: { upload: QueuedUpload }) {
  const { t, language } = useTexts();
  const dispatch = useDispatch<Dispatch>();
  const words = useWords(upload);
  const fraction = upload.sizeBytes > 0 ? upload.sentBytes / upload.sizeBytes : 0;
  const failed = upload.state === 'failed';
  return (
    <li className={classes.row}>
      <Group wrap="nowrap" justify="space-between" gap="xs">
        <Text size="sm" fw={600} lineClamp={1} title={upload.fileName}>
          {upload.fileName}
        </Text>
        <RowButtons upload={upload} />
      </Group>
      <Progress
        value={fraction * 100}
        size="sm"
        radius="xl"
        color={failed ? 'red' : upload.state === 'done' ? 'teal' : undefined}
        aria-label={t('upload.progress', { name: upload.fileName })}
      />
      <Group justify="space-between" gap="xs" mt={4}>
        <Text
          size="xs"
          c={failed ? 'var(--bad)' : 'var(--quiet)'}
          role={failed ? 'alert' : undefined}
        >
          {words}
        </Text>
        <Text size="xs" c="var(--quiet)">
          {formatPercent(fraction, language)}
        </Text>
      </Group>
      {upload.item && (
        <Duplicate item={upload.item} onGone={() => dispatch(uploadCancelled(upload.id))} />
      )}
    </li>
  );
}

const UNFINISHED = new Set<UploadState>(['waiting', 'uploading', 'held']);

/** Leaving the page while bytes are on their way is asked back by the browser. */
function useLeaveWarning(busy: boolean) {
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [busy]);
}

/** The queue of uploads; it belongs to the shell and so survives every navigation. */
export function UploadDrawer() {
  const { t } = useTexts();
  const queue = useSelector(selectQueue);
  const [open, setOpen] = useState(true);
  useLeaveWarning(queue.some(({ state }) => UNFINISHED.has(state)));
  if (queue.length === 0) return null;

  const done = queue.filter(({ state }) => state === 'done').length;
  return (
    <Paper
      component="section"
      withBorder
      shadow="lg"
      radius="lg"
      className={classes.drawer}
      aria-label={t('upload.queue')}
    >
      <Button
        variant="subtle"
        fullWidth
        justify="space-between"
        aria-expanded={open}
        rightSection={<Icon name={open ? 'down' : 'up'} size={18} />}
        onClick={() => setOpen(!open)}
      >
        {`${t('upload.queue')} ${done}/${queue.length}`}
      </Button>
      {open && (
        <Stack component="ul" gap="sm" className={classes.rows}>
          {queue.map((upload) => (
            <Row key={upload.id} upload={upload} />
          ))}
        </Stack>
      )}
    </Paper>
  );
}
