import { Anchor, Skeleton, Stack } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { ShareButton } from '@/features/share/share-button';
import { WatchItem } from '@/features/watch/watch-item';
import { useGetLibraryQuery } from '@/shared/api/media';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { ErrorState, LoadingState } from '@/shared/ui/page-states';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { RequireServer } from '../require-server';

const MISSING = { status: 404, code: 'media_unknown', title: '' };

interface WatchedItemProps {
  server: MediaServer;
  id: string;
  readOnly: boolean;
}

function WatchedItem({ server, id, readOnly }: WatchedItemProps) {
  const { t } = useTexts();
  const { data, error, refetch } = useGetLibraryQuery(server);
  const item = data?.items.find((candidate) => candidate.id === id);
  usePageTitle(item?.title ?? t('library.title'));

  if (item) {
    return (
      <WatchItem
        key={id}
        server={server}
        item={item}
        readOnly={readOnly}
        share={<ShareButton tenantId={server.tenantId} item={item} />}
      />
    );
  }
  if (data) return <ErrorState error={MISSING} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <LoadingState>
      <Skeleton style={{ aspectRatio: '16 / 9' }} h="auto" radius="lg" />
    </LoadingState>
  );
}

export function WatchPage() {
  const { t } = useTexts();
  const { mediaId = '' } = useParams();
  return (
    <Stack>
      <Anchor component={Link} to="/library" c="var(--brand)" w="fit-content">
        {t('watch.back')}
      </Anchor>
      <RequireServer>
        {(server, { readOnly }) => <WatchedItem server={server} id={mediaId} readOnly={readOnly} />}
      </RequireServer>
    </Stack>
  );
}
