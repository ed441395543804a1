import { Anchor, Button, Skeleton, Stack } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useWatchThrough } from '@/features/collections/use-watch-through';
import { WatchThrough } from '@/features/collections/watch-through';
import { ShareButton } from '@/features/share/share-button';
import { WatchItem } from '@/features/watch/watch-item';
import { useItem } from '@/shared/api/live-library';
import { isProblem } from '@/shared/api/problem';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Icon } from '@/shared/ui/icons';
import { ErrorState, LoadingState } from '@/shared/ui/page-states';
import { usePageTitle } from '@/shared/ui/use-page-title';
import { RequireServer } from '../require-server';

const isGone = (error: unknown) => isProblem(error) && error.code === 'media_unknown';

interface WatchedItemProps {
  server: MediaServer;
  id: string;
  readOnly: boolean;
}

function WatchedItem({ server, id, readOnly }: WatchedItemProps) {
  const { t } = useTexts();
  // what is known of the item before this one is not about this one
  const { currentData: item, error, refetch } = useItem({ server, id });
  const { collection, step, playing } = useWatchThrough(server, id);
  usePageTitle(item?.title ?? t('library.title'));

  if (item && !isGone(error)) {
    return (
      <WatchItem
        key={id}
        server={server}
        item={item}
        readOnly={readOnly}
        playing={playing}
        onStep={step}
        beside={collection && <WatchThrough collection={collection} itemId={id} />}
        share={
          <>
            <ShareButton tenantId={server.tenantId} item={item} />
            <Button
              component={Link}
              to={`/watch/${id}/statistics`}
              variant="default"
              leftSection={<Icon name="chart" size={18} />}
            >
              {t('statistics.title')}
            </Button>
          </>
        }
      />
    );
  }
  if (isGone(error)) return <ErrorState error={error} />;
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
