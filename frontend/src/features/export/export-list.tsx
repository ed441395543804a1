import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useDownloadItemMutation, useGetLibraryQuery } from '@/shared/api/media';
import type { MediaItem } from '@/shared/api/types';
import { formatBytes } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Icon } from '@/shared/ui/icons';
import { leaveFor } from '@/shared/ui/leave-for';
import { Loaded } from '@/shared/ui/loaded';
import { EmptyState, ErrorState } from '@/shared/ui/page-states';
import classes from './export.module.css';

/** The address of a file is good for minutes only: it is asked for when it is wanted. */
function File({ server, item }: { server: MediaServer; item: MediaItem }) {
  const { t, language } = useTexts();
  const [download, { isLoading, error }] = useDownloadItemMutation();
  const save = () =>
    download({ server, id: item.id })
      .unwrap()
      .then(({ url }) => leaveFor(url))
      .catch(() => undefined);
  return (
    <li>
      <div className={classes.what}>
        <Text>{item.title}</Text>
        <Text size="sm" c="var(--quiet)">
          {`${item.fileName} · ${formatBytes(item.sizeBytes, language)}`}
        </Text>
      </div>
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="download" size={16} />}
        loading={isLoading}
        onClick={() => void save()}
        aria-label={t('exported.downloadOf', { name: item.title })}
      >
        {t('exported.download')}
      </Button>
      {error && <ErrorState error={error} />}
    </li>
  );
}

/** Everything that was uploaded as it was uploaded, to be downloaded file by file. */
export function ExportList({ server }: { server: MediaServer }) {
  const { t } = useTexts();
  return (
    <Loaded query={useGetLibraryQuery(server)} skeleton={<Skeleton h={240} radius="md" />}>
      {({ items }) => {
        const whole = items.filter(({ state }) => state !== 'UPLOADING');
        if (whole.length === 0) return <EmptyState icon="download" title={t('exported.empty')} />;
        return (
          <Stack gap="sm">
            <Text c="var(--quiet)">{t('exported.text')}</Text>
            <ul className={classes.files} aria-label={t('exported.list')}>
              {whole.map((item) => (
                <File key={item.id} server={server} item={item} />
              ))}
            </ul>
          </Stack>
        );
      }}
    </Loaded>
  );
}
