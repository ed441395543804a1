import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useGetExportInfiniteQuery } from '@/shared/api/subscriptions';
import type { ExportPage } from '@/shared/api/types';
import { formatBytes } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { leaveFor } from '@/shared/ui/leave-for';
import { EmptyState, ErrorState } from '@/shared/ui/page-states';
import { Pages } from '@/shared/ui/pages';
import classes from './export.module.css';

type ExportedFile = ExportPage['items'][number];

const MARGIN_MS = 30_000;

const find = (pages: ExportPage[], key: string) => {
  const page = pages.find(({ items }) => items.some((item) => item.key === key));
  const url = page?.items.find((item) => item.key === key)?.url;
  return page && url ? { url, expiresAt: Date.parse(page.expiresAt) } : null;
};

interface FileProps {
  file: ExportedFile;
  /** Answers what kept the file from being saved, if anything did. */
  save: (key: string) => Promise<unknown>;
}

function File({ file: { key, title, fileName, bytes }, save }: FileProps) {
  const { t, language } = useTexts();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const name = title ?? fileName ?? t('exported.unnamed');
  const size = formatBytes(bytes, language);
  return (
    <li>
      <div className={classes.what}>
        <Text>{name}</Text>
        <Text size="sm" c="var(--quiet)">
          {fileName ? `${fileName} · ${size}` : size}
        </Text>
      </div>
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="download" size={16} />}
        loading={saving}
        onClick={() => {
          setSaving(true);
          void save(key)
            .then(setError)
            .finally(() => setSaving(false));
        }}
        aria-label={t('exported.downloadOf', { name })}
      >
        {t('exported.download')}
      </Button>
      {error !== undefined && <ErrorState error={error} />}
    </li>
  );
}

/** Everything that was uploaded as it was uploaded, to be downloaded file by file; it needs no server. */
export function ExportList({ id }: { id: string }) {
  const { t } = useTexts();
  const query = useGetExportInfiniteQuery(id);

  /** An address that has been lying around is asked for anew. */
  const save = async (key: string) => {
    const known = find(query.data?.pages ?? [], key);
    if (known && Date.now() < known.expiresAt - MARGIN_MS) {
      leaveFor(known.url);
      return undefined;
    }
    const { data, error } = await query.refetch();
    if (error) return error;
    const renewed = find(data?.pages ?? [], key);
    if (renewed) leaveFor(renewed.url);
    return undefined;
  };

  return (
    <Pages query={query} skeleton={<Skeleton h={240} radius="md" />}>
      {(pages) => {
        const files = pages.flatMap(({ items }) => items);
        if (files.length === 0) return <EmptyState icon="download" title={t('exported.empty')} />;
        return (
          <Stack gap="sm">
            <Text c="var(--quiet)">{t('exported.text')}</Text>
            <ul className={classes.files} aria-label={t('exported.list')}>
              {files.map((file) => (
                <File key={file.key} file={file} save={save} />
              ))}
            </ul>
          </Stack>
        );
      }}
    </Pages>
  );
}
