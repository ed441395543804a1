import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Subscription } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Panel } from './panel';
import { Failed, Making, Stopped } from './resting';
import { Grace, Replacing, Running } from './served';

interface ServerStatusProps {
  subscription: Subscription;
  children: ReactNode;
}

function State({ subscription, children }: ServerStatusProps) {
  const { t } = useTexts();
  switch (subscription.state) {
    case 'REQUESTED':
    case 'PROVISIONING':
      return <Making subscription={subscription} />;
    case 'ACTIVE':
      return <Running subscription={subscription}>{children}</Running>;
    case 'REPLACING':
      return <Replacing subscription={subscription}>{children}</Replacing>;
    case 'RESTARTING':
      return (
        <Panel light="busy" title={t('server.restarting')} text={t('server.restartingText')} />
      );
    case 'STOPPING':
      return <Panel light="busy" title={t('server.stopping')} text={t('server.stoppingText')} />;
    case 'STOPPED':
      return <Stopped subscription={subscription} />;
    case 'STARTING':
      return <Panel light="busy" title={t('server.starting')} text={t('server.startingText')} />;
    case 'FAILED':
      return <Failed subscription={subscription} />;
    case 'GRACE':
      return <Grace subscription={subscription}>{children}</Grace>;
    case 'ENDING':
    case 'ENDED':
      return <Panel light="off" title={t('server.ending')} text={t('server.endingText')} />;
  }
}

/** The server in whichever state it is; `children` is shown while it answers. */
export function ServerStatus(props: ServerStatusProps) {
  return (
    <Paper withBorder radius="lg" p="var(--wide-pane)">
      <State {...props} />
    </Paper>
  );
}
