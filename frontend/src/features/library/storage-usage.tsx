import { Skeleton } from '@mantine/core';
import { useLibrary } from '@/shared/api/live-library';
import type { MediaServer } from '@/shared/session/media-token';
import { ErrorState } from '@/shared/ui/page-states';
import { UsageBar } from '@/shared/ui/usage-bar';

/** The storage of a running server, as its media server counts it. */
export function StorageUsage({ server }: { server: MediaServer }) {
  const { data, error, refetch } = useLibrary({ server, limit: 1 });
  const [page] = data?.pages ?? [];
  if (page) return <UsageBar {...page} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton h={28} />;
}
