import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Loaded } from './loaded';
import { MoreButton } from './more-button';
import { ErrorState } from './page-states';

interface PagesProps<Page> {
  query: {
    data?: { pages: Page[] };
    error?: unknown;
    refetch: () => unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
  skeleton?: ReactNode;
  children: (pages: Page[]) => ReactNode;
}

/** A list that comes page by page; what is there stays when the next page does not come. */
export function Pages<Page>({ query, skeleton, children }: PagesProps<Page>) {
  const { error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const listed = { ...query, error: isFetchNextPageError ? undefined : error };
  return (
    <Stack align="stretch">
      <Loaded query={listed} skeleton={skeleton}>
        {({ pages }) => children(pages)}
      </Loaded>
      {isFetchNextPageError && <ErrorState error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !isFetchNextPageError && (
        <MoreButton loading={isFetchingNextPage} onClick={() => void fetchNextPage()} />
      )}
    </Stack>
  );
}
