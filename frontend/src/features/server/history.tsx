import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useGetHistoryQuery } from '@/shared/api/subscriptions';
import type { HistoryEntry } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Loaded } from '@/shared/ui/loaded';
import { Section } from '@/shared/ui/section';
import classes from './server.module.css';

const SHOWN_FIRST = 5;

function Entries({ entries }: { entries: HistoryEntry[] }) {
  const { t, language, wordOr, reasonOf } = useTexts();
  const [all, setAll] = useState(false);
  if (entries.length === 0) return <Text c="var(--quiet)">{t('history.empty')}</Text>;
  return (
    <Stack gap="sm" align="stretch">
      <ol className={classes.history}>
        {(all ? entries : entries.slice(0, SHOWN_FIRST)).map((entry) => (
          <li key={`${entry.at} ${entry.to} ${entry.cause}`}>
            <div>
              <Text>{wordOr(`cause.${entry.cause}`, t('history.other'))}</Text>
              {entry.reason && <Text size="sm">{reasonOf(entry.reason)}</Text>}
            </div>
            <Text size="sm" c="var(--quiet)" component="time" dateTime={entry.at}>
              {formatDateTime(entry.at, language)}
            </Text>
          </li>
        ))}
      </ol>
      {!all && entries.length > SHOWN_FIRST && (
        <Button variant="default" size="sm" w="fit-content" onClick={() => setAll(true)}>
          {t('common.more')}
        </Button>
      )}
    </Stack>
  );
}

/** What happened to the server, in words, newest first. */
export function History({ id }: { id: string }) {
  const { t } = useTexts();
  const query = useGetHistoryQuery(id);
  return (
    <Section title={t('history.title')} text={t('history.text')}>
      <Loaded query={query} skeleton={<Skeleton h={160} radius="md" />}>
        {(entries) => <Entries entries={entries} />}
      </Loaded>
    </Section>
  );
}
