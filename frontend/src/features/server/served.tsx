import { Alert, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Subscription } from '@/shared/api/types';
import { formatDate, formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { useNow } from '@/shared/ui/use-now';
import { CommandButton } from './command-button';
import { ExportLink } from './export-link';
import { InterruptionButton } from './interruption-button';
import { Panel } from './panel';
import { ServerFacts } from './server-facts';

interface ServedProps {
  subscription: Subscription;
  /** What a server that answers has to show. */
  children: ReactNode;
}

function NotSeen({ lastSeenAt }: { lastSeenAt: string }) {
  const { t } = useTexts();
  const now = useNow(true);
  const time = formatDuration((now - Date.parse(lastSeenAt)) / 1_000);
  return (
    <Alert
      role="alert"
      color="orange"
      variant="default"
      icon={<Icon name="alert" />}
      title={t('server.degraded', { time })}
    >
      {t('server.degradedText')}
    </Alert>
  );
}

/** Somebody can watch: it runs, is being exchanged, or is kept for a last time. */
export function Running({ subscription, children }: ServedProps) {
  const { t } = useTexts();
  const { server } = subscription;
  const degraded = server?.degraded ?? false;
  return (
    <Panel light={degraded ? 'bad' : 'good'} title={t('server.running')}>
      {server && degraded && <NotSeen lastSeenAt={server.lastSeenAt} />}
      <ServerFacts subscription={subscription} />
      {children}
      <Group align="flex-start">
        <Button component={Link} to="/library">
          {t('server.toLibrary')}
        </Button>
        <InterruptionButton id={subscription.id} command="restart" icon="retry" />
        <InterruptionButton id={subscription.id} command="stop" icon="stop" />
      </Group>
    </Panel>
  );
}

export function Replacing({ subscription, children }: ServedProps) {
  const { t } = useTexts();
  return (
    <Panel light="busy" title={t('server.replacing')} text={t('server.replacingText')}>
      <ServerFacts subscription={subscription} />
      {children}
    </Panel>
  );
}

export function Grace({ subscription, children }: ServedProps) {
  const { t, language } = useTexts();
  const until = subscription.graceEndsAt;
  return (
    <Panel light="bad" title={t('server.grace')}>
      {until && <Text>{t('server.graceText', { date: formatDate(until, language) })}</Text>}
      {children}
      <Group align="flex-start">
        <ExportLink variant="filled" />
        <CommandButton id={subscription.id} command="undoCancel" variant="default">
          {t('cancelling.revive')}
        </CommandButton>
        <Button component={Link} to="/library" variant="default">
          {t('server.toVideos')}
        </Button>
      </Group>
    </Panel>
  );
}
