import { Anchor, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useGetTenantQuery } from '@/shared/api/operations';
import type { OperatorCommand, TenantDetail as Detail } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Loaded } from '@/shared/ui/loaded';
import { Section } from '@/shared/ui/section';
import { CommandDialog } from './command-dialog';
import { TenantCost } from './tenant-cost';
import { TenantFacts } from './tenant-facts';
import { TenantHistory } from './tenant-history';
import { TenantLaunches } from './tenant-launches';
import classes from './operations.module.css';
import { TenantState } from './tenant-state';

const COMMANDS: OperatorCommand[] = ['retry', 'suspend', 'resume', 'restart', 'replace', 'end'];

function Commands({ tenant: { tenantId, allowed } }: { tenant: Detail }) {
  const { t } = useTexts();
  const [command, setCommand] = useState<OperatorCommand | null>(null);
  const possible = COMMANDS.filter((name) => allowed.includes(name));
  if (possible.length === 0) return <Text c="var(--quiet)">{t('tenant.noCommands')}</Text>;
  return (
    <Group gap="xs">
      {possible.map((name) => (
        <Button
          key={name}
          variant={name === 'end' ? 'outline' : 'default'}
          color={name === 'end' ? 'var(--bad)' : undefined}
          onClick={() => setCommand(name)}
        >
          {t(`command.${name}`)}
        </Button>
      ))}
      {command && (
        <CommandDialog tenantId={tenantId} command={command} onClose={() => setCommand(null)} />
      )}
    </Group>
  );
}

interface TenantDetailProps {
  tenantId: string;
  /** Draws the steps of making the server. */
  stepsOf: (steps: Detail['steps']) => ReactNode;
}

/** All that is known of one tenant, and what can be done about it. */
export function TenantDetail({ tenantId, stepsOf }: TenantDetailProps) {
  const { t } = useTexts();
  const query = useGetTenantQuery(tenantId, {
    pollingInterval: 5_000,
    skipPollingIfUnfocused: true,
    refetchOnMountOrArgChange: true,
  });
  return (
    <Loaded query={query} skeleton={<Skeleton h={480} radius="lg" />}>
      {(tenant) => (
        <Stack gap="lg">
          <Group justify="space-between">
            <Title order={2} size="h3" className={classes.code}>
              {tenant.tenantId}
            </Title>
            <TenantState {...tenant} />
          </Group>
          <Section title={t('tenant.commands')}>
            <Stack gap="sm" align="flex-start">
              <Commands tenant={tenant} />
              <Anchor
                component={Link}
                to={`/operations/audit?tenantId=${tenant.tenantId}`}
                c="var(--brand)"
              >
                {t('tenant.audit')}
              </Anchor>
            </Stack>
          </Section>
          <Section title={t('tenant.facts')}>
            <TenantFacts tenant={tenant} />
          </Section>
          <Section title={t('tenant.history')}>
            <TenantHistory history={tenant.history} />
          </Section>
          <Section title={t('tenant.steps')}>{stepsOf(tenant.steps)}</Section>
          <Section title={t('tenant.launches')}>
            <TenantLaunches launches={tenant.launches} />
          </Section>
          <Section title={t('tenant.cost')}>
            <TenantCost cost={tenant.cost} />
          </Section>
        </Stack>
      )}
    </Loaded>
  );
}
