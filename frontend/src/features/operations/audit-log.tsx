import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useGetAuditInfiniteQuery } from '@/shared/api/operations';
import type { AuditPage } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { EmptyState } from '@/shared/ui/page-states';
import { Pages } from '@/shared/ui/pages';
import { saveFile } from '@/shared/ui/save-file';
import { AuditFilters, COMMANDS } from './audit-filters';
import { csvOf } from './csv';
import classes from './operations.module.css';

type Entry = AuditPage['items'][number];

function save(entries: Entry[]) {
  const table = [
    ['at', 'operator', 'command', 'tenantId', 'subject', 'reason'],
    ...entries.map((entry) => [
      entry.at,
      entry.operator,
      entry.command,
      entry.tenantId,
      entry.subject,
      entry.reason,
    ]),
  ];
  saveFile(new Blob([csvOf(table)], { type: 'text/csv' }), 'audit.csv');
}

function Row({ entry }: { entry: Entry }) {
  const { t, language, wordOr } = useTexts();
  return (
    <li>
      <Text>
        {wordOr(`command.${entry.command}`, entry.command)}
        {entry.tenantId && (
          <>
            {' · '}
            <Link to={`/operations/tenants/${entry.tenantId}`} className={classes.code}>
              {entry.tenantId}
            </Link>
          </>
        )}
        {entry.subject && <span className={classes.code}>{` · ${entry.subject}`}</span>}
      </Text>
      <Text size="sm">{entry.reason}</Text>
      <Text size="sm" c="var(--quiet)">
        <time dateTime={entry.at}>{formatDateTime(entry.at, language)}</time>
        {` · ${t('tenant.by', { actor: entry.operator })}`}
      </Text>
    </li>
  );
}

/** Every command of an operator with its reason, newest first. */
export function AuditLog() {
  const { t } = useTexts();
  const [parameters, setParameters] = useSearchParams();
  const filter = {
    tenantId: parameters.get('tenantId') ?? undefined,
    command: COMMANDS.find((command) => command === parameters.get('command')),
  };
  const query = useGetAuditInfiniteQuery(filter, { refetchOnMountOrArgChange: true });
  return (
    <Stack>
      <AuditFilters key={filter.tenantId} filter={filter} onChange={setParameters} />
      <Pages query={query} skeleton={<Skeleton h={320} radius="lg" />}>
        {(pages) => {
          const entries = pages.flatMap(({ items }) => items);
          if (entries.length === 0)
            return (
              <EmptyState
                icon="shield"
                title={t(filter.tenantId || filter.command ? 'audit.none' : 'audit.empty')}
              />
            );
          return (
            <Stack gap="sm">
              <Text c="var(--quiet)">{t('audit.text')}</Text>
              <ol className={classes.rows}>
                {entries.map((entry) => (
                  <Row key={`${entry.at} ${entry.command} ${entry.tenantId}`} entry={entry} />
                ))}
              </ol>
              <Button
                variant="default"
                size="sm"
                w="fit-content"
                leftSection={<Icon name="download" size={16} />}
                onClick={() => save(entries)}
              >
                {t('audit.csv')}
              </Button>
            </Stack>
          );
        }}
      </Pages>
    </Stack>
  );
}
