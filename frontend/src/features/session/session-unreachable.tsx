import { useSelector } from 'react-redux';
import { accessToken } from '@/shared/session/access-token';
import { selectSession } from '@/shared/session/session-slice';
import { ErrorState } from '@/shared/ui/page-states';

/** It cannot be found out who is there: why, and a way to try again. */
export function SessionUnreachable() {
  const { problem } = useSelector(selectSession);
  return <ErrorState error={problem} onRetry={() => void accessToken.renew()} />;
}
