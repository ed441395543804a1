import { Alert, Group, Stack, Text } from '@mantine/core';
import type { Subscription } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { CommandButton } from './command-button';
import { ExportLink } from './export-link';
import { Panel } from './panel';
import { ProvisioningSteps } from './provisioning-steps';

interface RestingProps {
  subscription: Subscription;
}

type Stopped = NonNullable<Subscription['stopped']>;

export function Making({ subscription }: RestingProps) {
  const { t } = useTexts();
  return (
    <Panel light="busy" title={t('server.making')} text={t('server.makingText')}>
      <ProvisioningSteps steps={subscription.steps} />
    </Panel>
  );
}

function StoppedByOperator({ id, stopped }: { id: string; stopped: Stopped }) {
  const { t } = useTexts();
  return (
    <Panel light="bad" title={t('server.stoppedByOperator')}>
      {stopped.reason && (
        <Alert role="alert" color="orange" variant="default" icon={<Icon name="alert" />}>
          {t('server.reason', { reason: stopped.reason })}
        </Alert>
      )}
      <Text>{t('server.stoppedByOperatorText')}</Text>
      <Text size="sm" c="var(--quiet)">
        {t('server.number', { id })}
      </Text>
      <Group>
        <ExportLink />
      </Group>
    </Panel>
  );
}

export function Stopped({ subscription: { id, stopped } }: RestingProps) {
  const { t, language } = useTexts();
  if (stopped?.by === 'OPERATOR') return <StoppedByOperator id={id} stopped={stopped} />;
  return (
    <Panel light="off" title={t('server.stopped')} text={t('server.stoppedText')}>
      {stopped && (
        <Text c="var(--quiet)">
          {t('server.stoppedSince', { date: formatDateTime(stopped.since, language) })}
        </Text>
      )}
      <CommandButton id={id} command="start" leftSection={<Icon name="play" size={18} />}>
        {t('server.start')}
      </CommandButton>
    </Panel>
  );
}

export function Failed({ subscription }: RestingProps) {
  const { t, language, reasonOf } = useTexts();
  const { id, failure, steps } = subscription;
  const failed = steps.find(({ state }) => state === 'FAILED');
  return (
    <Panel light="bad" title={t('server.failed')}>
      <Alert role="alert" color="red" variant="default" icon={<Icon name="alert" />}>
        <Stack align="flex-start" gap="xs">
          {failed && <Text fw={600}>{t(`failure.${failed.name}`)}</Text>}
          {failure && <Text>{reasonOf(failure.reason)}</Text>}
          <Text>{t('server.failedText')}</Text>
          {failure && (
            <Text size="sm" c="var(--quiet)">
              {t('server.failedAt', { date: formatDateTime(failure.at, language) })}
            </Text>
          )}
          <Text size="sm" c="var(--quiet)">
            {t('server.number', { id })}
          </Text>
          <CommandButton id={id} command="retry">
            {t('common.retry')}
          </CommandButton>
        </Stack>
      </Alert>
      <ProvisioningSteps steps={steps} />
    </Panel>
  );
}
