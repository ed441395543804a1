import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { isProblem } from '@/shared/api/problem';
import { useTexts } from '@/shared/i18n/use-texts';
import classes from './loaded.module.css';
import { ErrorState, ForbiddenState, LoadingState } from './page-states';
import { useOnline } from './use-online';

interface Query {
  data?: unknown;
  error?: unknown;
  refetch: () => unknown;
}

interface LoadedProps<Q extends Query> {
  query: Q;
  /** The outline of what is on its way. */
  skeleton?: ReactNode;
  children: (data: Exclude<Q['data'], undefined>) => ReactNode;
}

/** What a query answered, or why it is not there; the last answer, marked as such, when there is no newer one. */
export function Loaded<Q extends Query>({ query, skeleton, children }: LoadedProps<Q>) {
  const { t } = useTexts();
  const online = useOnline();
  const { data, error, refetch } = query;
  if (isProblem(error) && error.code === 'forbidden') return <ForbiddenState />;
  if (data === undefined) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return <LoadingState>{skeleton}</LoadingState>;
  }
  const stale = !online || error !== undefined;
  return (
    <>
      {stale && (
        <Text role="status" mb="sm">
          {t('common.cached')}
        </Text>
      )}
      <div className={stale ? classes.stale : undefined}>
        {children(data as Exclude<Q['data'], undefined>)}
      </div>
    </>
  );
}
