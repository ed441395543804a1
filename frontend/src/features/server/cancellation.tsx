import { Alert, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { canExport } from '@/shared/api/subscriptions';
import type { Subscription } from '@/shared/api/types';
import { formatDate } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { Icon } from '@/shared/ui/icons';
import { useToast } from '@/shared/ui/toasts';
import { CommandButton } from './command-button';
import { ExportLink } from './export-link';
import classes from './server.module.css';

interface CancellationProps {
  subscription: Subscription;
}

function CancelDialog({ subscription, onClose }: CancellationProps & { onClose: () => void }) {
  const { t, language } = useTexts();
  const { id, periodEndsAt } = subscription;
  return (
    <Dialog title={t('cancelling.ask')} onClose={onClose}>
      <List spacing={6}>
        <List.Item>
          {periodEndsAt
            ? t('cancelling.until', { date: formatDate(periodEndsAt, language) })
            : t('cancelling.atOnce')}
        </List.Item>
        {periodEndsAt && (
          <>
            <List.Item>{t('cancelling.grace')}</List.Item>
            <List.Item>{t('cancelling.gone')}</List.Item>
            <List.Item>{t('cancelling.undoable')}</List.Item>
          </>
        )}
      </List>
      <Group justify="flex-end" gap="xs" align="flex-start">
        <Button variant="default" onClick={onClose}>
          {t('cancelling.keep')}
        </Button>
        <CommandButton id={id} command="cancel" color="red.9" onDone={onClose}>
          {t('cancelling.confirm')}
        </CommandButton>
      </Group>
    </Dialog>
  );
}

/** It was cancelled and has not ended yet. */
export function CancelledNotice({ subscription }: CancellationProps) {
  const { t, language } = useTexts();
  const toast = useToast();
  const { id, periodEndsAt, graceEndsAt } = subscription;
  const date = graceEndsAt ?? periodEndsAt;
  return (
    <Alert
      role="alert"
      color="orange"
      variant="default"
      radius="lg"
      icon={<Icon name="alert" />}
      title={t('cancelling.cancelled')}
    >
      <Stack gap="sm" align="flex-start">
        {date && (
          <Text>
            {t(graceEndsAt ? 'cancelling.readOnly' : 'cancelling.ends', {
              date: formatDate(date, language),
            })}
          </Text>
        )}
        <Group align="flex-start">
          <CommandButton
            id={id}
            command="undoCancel"
            onDone={() => toast({ text: t('cancelling.undone') })}
          >
            {t('cancelling.undo')}
          </CommandButton>
          {canExport(subscription) && <ExportLink />}
        </Group>
      </Stack>
    </Alert>
  );
}

/** The way out: as many clicks as the way in. */
export function DangerZone({ subscription }: CancellationProps) {
  const { t } = useTexts();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <Paper
      withBorder
      radius="lg"
      p="var(--pane)"
      component="section"
      aria-labelledby={id}
      className={classes.danger}
    >
      <Title id={id} order={2} size="h4" mb={4}>
        {t('cancelling.title')}
      </Title>
      <Text c="var(--quiet)" size="sm" mb="md">
        {t('cancelling.text')}
      </Text>
      <Group>
        <Button variant="outline" color="var(--bad)" onClick={() => setOpen(true)}>
          {t('cancelling.cancel')}
        </Button>
        {canExport(subscription) && <ExportLink />}
      </Group>
      {open && <CancelDialog subscription={subscription} onClose={() => setOpen(false)} />}
    </Paper>
  );
}
