import { Skeleton } from '@mantine/core';
import { useGetLibraryQuery } from '@/shared/api/media';
import type { MediaServer } from '@/shared/session/media-token';
import { ErrorState } from '@/shared/ui/page-states';
import { UsageBar } from '@/shared/ui/usage-bar';

/** The storage of a running server, as its media server counts it. */
export function StorageUsage({ server }: { server: MediaServer }) {
  const { data, error, refetch } = useGetLibraryQuery(server);
  if (data) return <UsageBar {...data} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton h={28} />;
}
